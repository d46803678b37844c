// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the workspace keeps, as plain values: the one door for rooms that may see its types only.
#include "workspace/catalogue_types.h"
#include "workspace/keys.h"
#include "workspace/planning_types.h"
#include "workspace/trade_types.h"
