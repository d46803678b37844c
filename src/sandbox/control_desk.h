// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/faults.h"
#include "sandbox/gate.h"
#include "sandbox/http.h"
#include "sandbox/store.h"

namespace ms::sandbox
{

/// The practice shop's other side, where a test or a trainer sets it up. Its paths are in server.h.
class ControlDesk
{
public:
    ControlDesk(Store& store, FaultPlan& plan, Gate& gate) : m_store(store), m_plan(plan), m_gate(gate) {}

    Reply handle(const Request& request, std::int64_t now);

private:
    Reply putFaults(const Request& request);
    Reply putCatalogue(const nlohmann::json& body, std::int64_t now);
    Reply movePrice(const nlohmann::json& body, std::int64_t now);
    Reply ledger();

    Store& m_store;
    FaultPlan& m_plan;
    Gate& m_gate;
};

} // namespace ms::sandbox
