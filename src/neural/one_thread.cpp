// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/one_thread.h"

#include <ATen/Parallel.h>

// The threaded OpenBLAS keeps its own count; another BLAS does not have the function.
extern "C" void openblas_set_num_threads(int) __attribute__((weak));

namespace ms::neural {

void useOneThread()
{
    at::set_num_threads(1);
    if (openblas_set_num_threads != nullptr)
        openblas_set_num_threads(1);
}

} // namespace ms::neural
