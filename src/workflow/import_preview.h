// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "workflow/import_inspection.h"

#include <string>
#include <vector>

namespace ms::workflow {

/// A file before it is imported, for a person to look at: as it was recognised, or raw when it was not.
struct ImportPreview {
    bool recognised = false;
    std::string problem;       ///< why not, empty when recognised
    FileInspection inspection; ///< not recognised: header, preview rows and a guessed column map only
};

/// Errors: NotFound, ReadWrite and InvalidInput of a file in which there is nothing to show. A file of an unknown kind
/// is no error: its columns are guessed by the headers that known profiles use for the same field.
Result<ImportPreview> importPreview(const std::string& file, const ImportChoices& choices);

} // namespace ms::workflow
