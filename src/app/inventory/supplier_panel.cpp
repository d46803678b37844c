// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/supplier_panel.h"

#include "ui_supplier_panel.h"

#include "app/format.h"
#include "app/table/known.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace ms::app {

using inventory::SupplierAlertKind;
using workflow::SupplierReview;

namespace {

QString alertText(const SupplierReview& review)
{
    QStringList words;
    for (const auto& alert : review.record.alerts) {
        switch (alert.kind) {
        case SupplierAlertKind::Overdue:
            words << SupplierPanel::tr("%n order(s) overdue", nullptr, alert.deliveries);
            break;
        case SupplierAlertKind::Drifting:
            words << SupplierPanel::tr("slower: %1, was %2 days")
                         .arg(format::number(alert.now), format::number(alert.before));
            break;
        case SupplierAlertKind::Short:
            words << SupplierPanel::tr("short: %1 came").arg(format::percent(alert.now, 0));
            break;
        }
    }
    return words.isEmpty() ? SupplierPanel::tr("On time") : words.join(QStringLiteral(", "));
}

/// The message to a supplier about one alert, in the window's language.
QString messageText(const SupplierReview& review, const inventory::SupplierAlert& alert)
{
    const QString name = QString::fromStdString(review.name);
    switch (alert.kind) {
    case SupplierAlertKind::Overdue: {
        QStringList codes;
        for (const std::string& code : review.overdueOrders)
            codes << QString::fromStdString(code);
        return SupplierPanel::tr(
                   "Dear %1 team, %n of our orders is overdue, the oldest by %2 days (%3 units: %4). When "
                   "will they arrive?",
                   nullptr, alert.deliveries)
            .arg(name, format::number(alert.now), format::number(alert.units),
                 QStringList(codes.mid(0, 5)).join(QStringLiteral(", ")));
    }
    case SupplierAlertKind::Drifting:
        return SupplierPanel::tr(
                   "Dear %1 team, your last %2 deliveries took %3 days on average, those before %4. Which "
                   "lead time should we plan with from now on?")
            .arg(name, format::count(alert.deliveries), format::number(alert.now), format::number(alert.before));
    case SupplierAlertKind::Short:
        break;
    }
    return SupplierPanel::tr("Dear %1 team, your last %2 deliveries came %3 units short (%4 of what we ordered). Will "
                             "the rest follow?")
        .arg(name, format::count(alert.deliveries), format::number(alert.units), format::percent(alert.now, 0));
}

std::vector<Column<SupplierReview>> supplierColumns()
{
    using Kind = ColumnKind;
    std::vector<Column<SupplierReview>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const SupplierReview&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"supplier", SupplierPanel::tr("Supplier")},
        [](const SupplierReview& one) { return QString::fromStdString(one.name); });
    columns.push_back({{"alert", SupplierPanel::tr("Alert"), Kind::Status},
                       [](const SupplierReview& one) { return alertText(one); },
                       [](const SupplierReview& one) {
                           return one.record.alerts.empty() ? (one.record.receipts > 0 ? Tone::Good : Tone::Neutral)
                                                            : Tone::Warning;
                       },
                       nullptr});
    add({"lead_time", SupplierPanel::tr("Lead time, days"), Kind::Number, 1, Total::None,
         SupplierPanel::tr("What plans use: learnt from three receipts on, else as stated")},
        [](const SupplierReview& one) { return one.plannedLeadDays; });
    add({"spread", SupplierPanel::tr("Spread, days"), Kind::Number, 1, Total::None,
         SupplierPanel::tr("Standard deviation of the lead time that plans use")},
        [](const SupplierReview& one) { return one.plannedStdDevDays; });
    add({"receipts", SupplierPanel::tr("Receipts"), Kind::Number, 0, Total::Sum},
        [](const SupplierReview& one) { return one.record.receipts; });
    add({"late", SupplierPanel::tr("Late, %"), Kind::Percent, 0},
        [](const SupplierReview& one) { return known(one.record.lateShare); });
    add({"fill", SupplierPanel::tr("Came, %"), Kind::Percent, 0, Total::None,
         SupplierPanel::tr("Units received of units ordered")},
        [](const SupplierReview& one) { return known(one.record.fillRate); });
    add({"stated", SupplierPanel::tr("Stated, days"), Kind::Number, 0},
        [](const SupplierReview& one) { return known(one.statedLeadDays); });
    return columns;
}

} // namespace

SupplierPanel::SupplierPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::SupplierPanel>()), m_suppliers(supplierColumns())
{
    m_ui->setupUi(this);
    m_ui->suppliersView->setModel(&m_suppliers);
    m_ui->suppliersView->setFooterVisible(false);
    connect(m_ui->suppliersView, &TableView::currentRowChanged, this, &SupplierPanel::showCurrent);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->messageLabel->text()); });
    showCurrent();
}

SupplierPanel::~SupplierPanel() = default;

void SupplierPanel::setReviews(std::vector<SupplierReview> reviews)
{
    m_suppliers.setRows(std::move(reviews));
    m_ui->suppliersView->selectFirstRow();
    showCurrent();
}

void SupplierPanel::showSupplier(const std::string& name)
{
    const auto rows = m_suppliers.rows();
    const auto found = std::ranges::find(rows, name, &SupplierReview::name);
    if (found != rows.end())
        m_ui->suppliersView->selectRow(static_cast<int>(found - rows.begin()));
}

void SupplierPanel::showCurrent()
{
    const int row = m_ui->suppliersView->currentRow();
    QStringList messages;
    if (row >= 0 && row < m_suppliers.rowCount()) {
        for (const auto& alert : m_suppliers.row(row).record.alerts)
            messages << messageText(m_suppliers.row(row), alert);
    }
    m_ui->copyButton->setVisible(!messages.isEmpty());
    if (m_suppliers.rowCount() == 0)
        m_ui->messageLabel->setText(
            tr("No suppliers yet. They come with the catalogue, their deliveries with purchase orders."));
    else
        m_ui->messageLabel->setText(messages.join(QLatin1Char('\n')));
    m_ui->messageLabel->setVisible(!m_ui->messageLabel->text().isEmpty());
}

} // namespace ms::app
