// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/name_index.h"

#include "app/session.h"
#include "app/theme.h"

namespace ms::app {

NameIndex::NameIndex(Session& session) : m_session(session), m_job(session.jobs())
{
    connect(&session.status(), &StatusFeed::changed, this, &NameIndex::refresh);
}

void NameIndex::refresh()
{
    m_names = {};
    if (!m_session.status().latest())
        return;
    m_job.start(
        tr("Reading names"),
        [path = m_session.workspacePath().toStdString()](Progress&) { return workflow::shopNames(path); },
        [this](Result<workflow::ShopNames> names) {
            if (names)
                m_names = std::move(*names);
        });
}

void NameIndex::append(std::vector<Command>& commands, const QString& skuPlace,
                       const std::function<void(const Sku&)>& openSku, const QString& customerPlace,
                       const std::function<void(const CustomerId&)>& openCustomer) const
{
    if (!skuPlace.isEmpty()) {
        const QIcon icon = lineIcon("pricing");
        for (const workflow::ShopNames::Product& product : m_names.products)
            commands.push_back(
                {QString::fromStdString(product.sku.text) + QLatin1Char(' ') + QString::fromStdString(product.title),
                 skuPlace, icon, [openSku, sku = product.sku] { openSku(sku); }});
    }
    if (!customerPlace.isEmpty()) {
        const QIcon icon = lineIcon("user");
        for (const CustomerId& customer : m_names.customers)
            commands.push_back({tr("Customer %1").arg(QString::fromStdString(customer.text)), customerPlace, icon,
                                [openCustomer, customer] { openCustomer(customer); }});
    }
}

} // namespace ms::app
