// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/price_break_panel.h"

#include "ui_price_break_panel.h"

#include "app/format.h"
#include "app/inventory/inventory_words.h"
#include "app/table/known.h"

#include <QTableView>

#include <algorithm>

namespace ms::app {

using workflow::InventoryRow;
using workflow::LargerOrder;
using workflow::PriceStep;

namespace {

bool isOrdered(const PriceStep& step)
{
    return step.ordered.has_value();
}

std::vector<Column<PriceStep>> priceColumns()
{
    using Kind = ColumnKind;
    std::vector<Column<PriceStep>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const PriceStep&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    const auto addOfLarger = [&](ColumnInfo info, std::function<QVariant(const LargerOrder&)> value) {
        add(std::move(info), [value = std::move(value)](const PriceStep& step) {
            return step.larger ? value(*step.larger) : QVariant();
        });
    };
    add({"from", PriceBreakPanel::tr("From units"), Kind::Number},
        [](const PriceStep& step) { return static_cast<double>(step.from.units); });
    add({"unit_cost", PriceBreakPanel::tr("Unit cost"), Kind::Money},
        [](const PriceStep& step) { return static_cast<qint64>(step.unitCostMinor); });
    add({"saved_a_unit", PriceBreakPanel::tr("Saves"), Kind::Money, 0, Total::None,
         PriceBreakPanel::tr("On a unit, against the list cost, that of a single one; blank: it is not known")},
        [](const PriceStep& step) { return known(step.savedMinor); });
    columns.push_back(
        {{"order", PriceBreakPanel::tr("Order"), Kind::Status, 0, Total::None,
          PriceBreakPanel::tr("The suggested order, at the price that it gets")},
         [](const PriceStep& step) { return step.ordered ? format::count(step.ordered->units) : QString(); },
         [](const PriceStep&) { return Tone::Info; },
         nullptr});
    addOfLarger({"gain", PriceBreakPanel::tr("Gain"), Kind::Money, 0, Total::None,
                 PriceBreakPanel::tr("What an order of that size saves, less what holding the units beyond the need "
                                     "costs until they are sold; orders go to the break that gains most a unit")},
                [](const LargerOrder& larger) { return static_cast<qint64>(larger.gainMinor()); });
    addOfLarger({"units", PriceBreakPanel::tr("Order there, units"), Kind::Number, 0, Total::None,
                 PriceBreakPanel::tr("The least at that price that the supplier accepts"), true},
                [](const LargerOrder& larger) { return static_cast<double>(larger.quantity.units); });
    addOfLarger({"saved", PriceBreakPanel::tr("Saved"), Kind::Money, 0, Total::None, {}, true},
                [](const LargerOrder& larger) { return static_cast<qint64>(larger.savedMinor); });
    addOfLarger({"held", PriceBreakPanel::tr("Cost of holding"), Kind::Money, 0, Total::None, {}, true},
                [](const LargerOrder& larger) { return static_cast<qint64>(larger.heldMinor); });
    return columns;
}

/// At which price the order stands.
QString standing(const InventoryRow& row, const std::vector<PriceStep>& prices, const Currency& currency)
{
    const auto at = std::ranges::find_if(prices, isOrdered);
    if (row.kit)
        return PriceBreakPanel::tr("A kit is not ordered itself: its components are.");
    if (at == prices.end())
        return PriceBreakPanel::tr("No order is suggested now.");
    const QString units = format::count(row.suggestion->units);
    const QString cost = format::money({at->unitCostMinor, currency});
    return at->from.units > 1 ? PriceBreakPanel::tr("The order of %1 is at the price from %2 units on, %3 a unit.")
                                    .arg(units, format::count(at->from.units), cost)
                              : PriceBreakPanel::tr("The order of %1 is at the list cost, %2 a unit.").arg(units, cost);
}

/// Why the order is as large as it is; empty: there is nothing to choose.
QString choosing(const InventoryRow& row, const std::vector<PriceStep>& prices, const Currency& currency)
{
    if (const QString words = InventoryWords::priceBreak(row); !words.isEmpty())
        return words;
    const auto at = std::ranges::find_if(prices, isOrdered);
    if (row.kit || at == prices.end())
        return {};
    if (at + 1 == prices.end())
        return PriceBreakPanel::tr("No larger order is cheaper.");
    const PriceStep* best = workflow::bestLargerOrder(prices);
    if (!best || best->larger->quantity <= *row.suggestion || best->larger->gainAUnitMinor > 0)
        return {};
    const auto money = [&currency](std::int64_t minor) { return format::money({minor, currency}); };
    return PriceBreakPanel::tr("%1 at once would save %2, but holding the units beyond the need would cost %3.")
        .arg(format::count(best->larger->quantity.units), money(best->larger->savedMinor),
             money(best->larger->heldMinor));
}

} // namespace

PriceBreakPanel::PriceBreakPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::PriceBreakPanel>()), m_prices(priceColumns())
{
    m_ui->setupUi(this);
    m_ui->priceBreaksView->setModel(&m_prices);
    m_ui->priceBreaksView->setFooterVisible(false);
    m_ui->priceBreaksView->hide();
}

PriceBreakPanel::~PriceBreakPanel() = default;

void PriceBreakPanel::show(const InventoryRow& row, std::vector<PriceStep> prices, const Currency& currency)
{
    m_ui->priceBreaksView->setVisible(!prices.empty());
    QStringList words;
    if (prices.empty())
        words << tr("No price breaks are known for this SKU. Page Data imports them from a file with the columns sku, "
                    "from units and unit cost.");
    else if (row.onHand)
        words << standing(row, prices, currency) << choosing(row, prices, currency);
    else
        words << InventoryWords::reason(row);
    words.removeAll(QString());
    m_ui->priceBreakLabel->setText(words.join(QLatin1Char(' ')));
    m_prices.setRows(std::move(prices), currency);
    const auto at = std::ranges::find_if(m_prices.rows(), isOrdered);
    if (at != m_prices.rows().end())
        m_ui->priceBreaksView->selectRow(static_cast<int>(at - m_prices.rows().begin()));
    else // no price is that of an order
        m_ui->priceBreaksView->table()->clearSelection();
}

} // namespace ms::app
