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
using workflow::OpenOrderLine;
using workflow::SupplierReview;

namespace {

QString alertText(const SupplierReview& review)
{
    QStringList words;
    for (const auto& alert : review.record.alerts) {
        switch (alert.kind) {
        case SupplierAlertKind::Overdue:
            words << SupplierPanel::tr("%Ln order(s) overdue", nullptr, alert.deliveries);
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
    const auto doubtful = std::ranges::count_if(review.open, &OpenOrderLine::doubtful);
    if (doubtful > 0)
        words.prepend(SupplierPanel::tr("ask about %Ln line(s)", nullptr, static_cast<int>(doubtful)));
    if (words.isEmpty() && review.id.empty())
        return {};
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
                   "Dear %1 team, %Ln of our orders is overdue, the oldest by %2 days (%3 units: %4). When "
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
    add({"supplier", SupplierPanel::tr("Supplier")}, [](const SupplierReview& one) {
        return one.id.empty() ? SupplierPanel::tr("No supplier named") : QString::fromStdString(one.name);
    });
    columns.push_back({{"alert", SupplierPanel::tr("Alert"), Kind::Status},
                       [](const SupplierReview& one) { return alertText(one); },
                       [](const SupplierReview& one) {
                           if (std::ranges::any_of(one.open, &OpenOrderLine::doubtful))
                               return Tone::Bad;
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

std::vector<Column<OpenOrderLine>> openColumns()
{
    using Kind = ColumnKind;
    std::vector<Column<OpenOrderLine>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const OpenOrderLine&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"order", SupplierPanel::tr("Order")}, [](const OpenOrderLine& one) { return textOf(one.order); });
    add({"sku", SupplierPanel::tr("SKU")}, [](const OpenOrderLine& one) { return textOf(one.sku.text); });
    add({"units", SupplierPanel::tr("To come"), Kind::Number},
        [](const OpenOrderLine& one) { return static_cast<double>(one.units.units); });
    add({"expected", SupplierPanel::tr("Expected"), Kind::Date},
        [](const OpenOrderLine& one) { return format::toDate(one.expected); });
    columns.push_back({{"state", SupplierPanel::tr("Planned"), Kind::Status, 0, Total::None,
                        SupplierPanel::tr("Not counted: fewer than 1 in 100 deliveries of this supplier take so long")},
                       [](const OpenOrderLine& one) {
                           return one.doubtful ? SupplierPanel::tr("Not counted") : SupplierPanel::tr("Counted");
                       },
                       [](const OpenOrderLine& one) { return one.doubtful ? Tone::Bad : Tone::Neutral; },
                       nullptr});
    add({"ordered", SupplierPanel::tr("Ordered on"), Kind::Date},
        [](const OpenOrderLine& one) { return format::toDate(one.ordered); });
    return columns;
}

} // namespace

SupplierPanel::SupplierPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::SupplierPanel>()), m_suppliers(supplierColumns()),
      m_open(openColumns())
{
    m_ui->setupUi(this);
    m_ui->suppliersView->setModel(&m_suppliers);
    m_ui->suppliersView->setFooterVisible(false);
    connect(m_ui->suppliersView, &TableView::currentRowChanged, this, &SupplierPanel::showCurrent);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->messageLabel->text()); });
    m_ui->openOrdersView->setModel(&m_open);
    m_ui->openOrdersView->setFooterVisible(false);
    connect(m_ui->openOrdersView, &TableView::currentRowChanged, this, &SupplierPanel::showLine);
    connect(m_ui->receiptButton, &QPushButton::clicked, this, [this] { ask(false, false); });
    connect(m_ui->receiptOrderButton, &QPushButton::clicked, this, [this] { ask(true, false); });
    connect(m_ui->receiptLostButton, &QPushButton::clicked, this, [this] { ask(false, true); });
    showCurrent();
}

SupplierPanel::~SupplierPanel() = default;

void SupplierPanel::setReviews(std::vector<SupplierReview> reviews, Day today)
{
    const int before = m_ui->suppliersView->currentRow();
    const std::string shown =
        before >= 0 && before < m_suppliers.rowCount() ? m_suppliers.row(before).name : std::string();
    m_today = today;
    m_suppliers.setRows(std::move(reviews));
    m_ui->suppliersView->selectFirstRow();
    if (before >= 0)
        showSupplier(shown);
    showCurrent();
}

int SupplierPanel::toAsk() const
{
    return static_cast<int>(std::ranges::count_if(m_suppliers.rows(), [](const SupplierReview& one) {
        return std::ranges::any_of(one.open, &OpenOrderLine::doubtful);
    }));
}

void SupplierPanel::showOpenOrders(const std::vector<OpenOrderLine>& open)
{
    m_open.setRows(open);
    for (QWidget* part : std::initializer_list<QWidget*>{m_ui->openOrdersLabel, m_ui->openOrdersView, m_ui->receiptBar})
        part->setVisible(!open.empty());
    m_ui->openOrdersLabel->setText(tr("%Ln line(s) of orders to come", nullptr, static_cast<int>(open.size())));
    m_ui->receiptDayEdit->setMaximumDate(format::toDate(m_today)); // what is to come did not come
    m_ui->receiptDayEdit->setDate(format::toDate(m_today));
    if (!open.empty())
        m_ui->openOrdersView->selectFirstRow();
    showLine();
}

void SupplierPanel::showLine()
{
    const int row = m_ui->openOrdersView->currentRow();
    const bool there = row >= 0 && row < m_open.rowCount();
    for (QWidget* part : std::initializer_list<QWidget*>{m_ui->receiptUnitsSpin, m_ui->receiptButton,
                                                         m_ui->receiptOrderButton, m_ui->receiptLostButton})
        part->setEnabled(there);
    if (!there)
        return;
    constexpr std::int64_t most = 1'000'000'000;
    const int units = static_cast<int>(std::min(most, m_open.row(row).units.units));
    m_ui->receiptUnitsSpin->setMaximum(units);
    m_ui->receiptUnitsSpin->setValue(units);
}

void SupplierPanel::ask(bool wholeOrder, bool lost)
{
    const int row = m_ui->openOrdersView->currentRow();
    if (row < 0 || row >= m_open.rowCount())
        return;
    workflow::GoodsReceipt receipt;
    receipt.order = m_open.row(row).order;
    receipt.day = format::fromDate(m_ui->receiptDayEdit->date());
    receipt.lost = lost;
    if (!wholeOrder)
        receipt.sku = m_open.row(row).sku;
    if (!wholeOrder && !lost)
        receipt.units = Quantity{m_ui->receiptUnitsSpin->value()};
    Q_EMIT receiptAsked(receipt);
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
    const bool there = row >= 0 && row < m_suppliers.rowCount();
    showOpenOrders(there ? m_suppliers.row(row).open : std::vector<OpenOrderLine>());
    if (there) {
        for (const auto& alert : m_suppliers.row(row).record.alerts)
            messages << messageText(m_suppliers.row(row), alert);
    }
    m_ui->copyButton->setVisible(!messages.isEmpty());
    const bool any = m_suppliers.rowCount() > 0;
    m_ui->suppliersView->setVisible(any);
    m_ui->panelLayout->setStretch(m_ui->panelLayout->count() - 1, any ? 0 : 1);
    m_ui->panelLayout->setAlignment(m_ui->messageLayout, any ? Qt::Alignment() : Qt::AlignTop);
    if (!any)
        m_ui->messageLabel->setText(
            tr("No suppliers yet. They come with the catalogue, with files of lead times, and with purchase orders and "
               "their receipts, which page Data imports."));
    else
        m_ui->messageLabel->setText(messages.join(QLatin1Char('\n')));
    m_ui->messageLabel->setVisible(!m_ui->messageLabel->text().isEmpty());
}

} // namespace ms::app
