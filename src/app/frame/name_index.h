// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/frame/command_palette.h"
#include "app/job.h"
#include "workflow/shop_names.h"

#include <QObject>

namespace ms::app {

class Session;

/// Every SKU and customer of the open workspace by name, for the command palette. Read in the background after the
/// workspace was.
class NameIndex : public QObject {
    Q_OBJECT
public:
    explicit NameIndex(Session& session);

    /// One command for each SKU and each customer; `skuPlace` and `customerPlace` say where they lead.
    void append(std::vector<Command>& commands, const QString& skuPlace, const std::function<void(const Sku&)>& openSku,
                const QString& customerPlace, const std::function<void(const CustomerId&)>& openCustomer) const;

private:
    void refresh();

    Session& m_session;
    Job<workflow::ShopNames> m_job;
    workflow::ShopNames m_names;
};

} // namespace ms::app
