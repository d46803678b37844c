// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/excess_panel.h"

#include "ui_excess_panel.h"

#include "app/format.h"
#include "app/table/known.h"

#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace ms::app {

using workflow::ClearanceProblem;
using workflow::ElasticitySource;
using workflow::ExcessStock;

namespace {

QString elasticityText(const ExcessStock& one)
{
    const QString value = format::number(one.elasticity.value_or(0), 2);
    switch (one.source) {
    case ElasticitySource::Own:
        return ExcessPanel::tr("elasticity %1, from its own history").arg(value);
    case ElasticitySource::Shrunk:
        return ExcessPanel::tr("elasticity %1, its history drawn towards its category").arg(value);
    case ElasticitySource::Category:
        return ExcessPanel::tr("elasticity %1, that of its category").arg(value);
    case ElasticitySource::None:
        break;
    }
    return {};
}

QString reasonOf(const ExcessStock& one, const Currency& currency)
{
    const QString excess =
        ExcessPanel::tr("%1 of %2 units are beyond the level to order up to and %3 days of demand.")
            .arg(format::number(one.excessUnits), format::number(one.onHand), format::count(workflow::clearanceDays));
    const auto money = [&currency](std::int64_t minor) { return format::money({minor, currency}); };
    QString markdown;
    switch (one.problem) {
    case ClearanceProblem::NotAsked:
        return excess;
    case ClearanceProblem::NoDemand:
        markdown = ExcessPanel::tr("Nobody is expected to buy it, so no price is known to clear it: return it, bundle "
                                   "it or write it off.");
        break;
    case ClearanceProblem::NoElasticity:
        markdown = ExcessPanel::tr("What a price does to its demand is not known, so no markdown can be told.");
        break;
    case ClearanceProblem::TooDeep:
        markdown = ExcessPanel::tr("Not even 90 % off would sell it in that time (%1).").arg(elasticityText(one));
        break;
    case ClearanceProblem::None:
        markdown = ExcessPanel::tr("%1 off, %2 instead of %3, sells it in %4 days: %5 instead of %6 a day (%7).")
                       .arg(format::percent(*one.markdown), money(*one.clearingMinor), money(*one.priceMinor),
                            format::count(workflow::clearanceDays),
                            format::number(one.demandADay + one.excessUnits / workflow::clearanceDays, 1),
                            format::number(one.demandADay, 1), elasticityText(one));
        if (one.allowedMinor && *one.allowedMinor != *one.clearingMinor)
            markdown += QLatin1Char(' ') +
                        ExcessPanel::tr("The shop's rules let %1 through in one step.").arg(money(*one.allowedMinor));
        if (one.belowCost)
            markdown += QLatin1Char(' ') + ExcessPanel::tr("That is below cost.");
    }
    return excess + QLatin1Char(' ') + markdown;
}

std::vector<Column<ExcessStock>> excessColumns()
{
    using Kind = ColumnKind;
    std::vector<Column<ExcessStock>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const ExcessStock&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    const auto titleTip = [](const ExcessStock& one) { return textOf(one.title); };
    columns.push_back({{"sku", ExcessPanel::tr("SKU")},
                       [](const ExcessStock& one) { return textOf(one.sku.text); },
                       nullptr,
                       titleTip});
    add({"excess", ExcessPanel::tr("Excess"), Kind::Number, 0, Total::Sum},
        [](const ExcessStock& one) { return one.excessUnits; });
    add({"value", ExcessPanel::tr("Excess value"), Kind::Money, 0, Total::Sum},
        [](const ExcessStock& one) { return known(one.excessMinor); });
    add({"markdown", ExcessPanel::tr("Markdown, %"), Kind::Percent, 1, Total::None,
         ExcessPanel::tr("Off the price so that the excess sells within 90 days; blank: see the reason below")},
        [](const ExcessStock& one) { return known(one.markdown); });
    add({"clearing", ExcessPanel::tr("Price then"), Kind::Money},
        [](const ExcessStock& one) { return known(one.clearingMinor); });
    add({"title", ExcessPanel::tr("Title")}, [](const ExcessStock& one) { return textOf(one.title); });
    add({"price", ExcessPanel::tr("Price"), Kind::Money}, [](const ExcessStock& one) { return known(one.priceMinor); });
    add({"cover", ExcessPanel::tr("Cover, days"), Kind::Number, 0, Total::None,
         ExcessPanel::tr("How long what is on hand lasts; blank: nobody buys it")},
        [](const ExcessStock& one) { return known(one.coverDays); });
    add({"sales", ExcessPanel::tr("Sales change"), Kind::Money, 0, Total::Sum,
         ExcessPanel::tr("Sales of 90 days at the marked-down price, against keeping the price")},
        [](const ExcessStock& one) { return known(one.salesChangeMinor); });
    add({"category", ExcessPanel::tr("Category"), Kind::Text, 0, Total::None, {}, true},
        [](const ExcessStock& one) { return textOf(one.category); });
    return columns;
}

QString sumOf(const std::vector<ExcessStock>& excess, const Currency& currency)
{
    std::int64_t value = 0;
    int dead = 0;
    for (const ExcessStock& one : excess) {
        value += one.excessMinor.value_or(0);
        dead += one.dead ? 1 : 0;
    }
    if (excess.empty())
        return ExcessPanel::tr("No SKU holds more than its level to order up to and %1 days of demand.")
            .arg(format::count(workflow::clearanceDays));
    QString sum = ExcessPanel::tr("%Ln SKU(s) hold %1 beyond the level to order up to and %2 days of demand.", nullptr,
                                  static_cast<int>(excess.size()))
                      .arg(format::roundMoney({value, currency}), format::count(workflow::clearanceDays));
    if (dead > 0)
        sum += QLatin1Char(' ') + ExcessPanel::tr("%Ln of them nobody buys.", nullptr, dead);
    return sum;
}

} // namespace

ExcessPanel::ExcessPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ExcessPanel>()), m_excess(excessColumns())
{
    m_ui->setupUi(this);
    m_ui->excessView->setModel(&m_excess);
    m_ui->excessView->setMultiSelection(true);
    connect(m_ui->excessView, &TableView::currentRowChanged, this, &ExcessPanel::showCurrent);
    connect(m_ui->excessView->table(), &QTableView::clicked, this, &ExcessPanel::showCurrent);
    connect(m_ui->excessView, &TableView::selectionChanged, this, &ExcessPanel::updateButton);
    connect(m_ui->excessView, &TableView::filtersChanged, this, &ExcessPanel::updateButton);
    connect(m_ui->markdownScenarioButton, &QPushButton::clicked, this, &ExcessPanel::scenarioAsked);
    setExcess({}, {}, true);
}

ExcessPanel::~ExcessPanel() = default;

TableView* ExcessPanel::view() const
{
    return m_ui->excessView;
}

void ExcessPanel::setExcess(std::vector<ExcessStock> excess, const Currency& currency, bool stockKnown)
{
    const int row = m_ui->excessView->currentRow();
    const Sku kept = row >= 0 && row < m_excess.rowCount() ? m_excess.row(row).sku : Sku{};
    const QScopedValueRollback quiet(m_quiet, true);
    m_ui->excessSumLabel->setText(stockKnown ? sumOf(excess, currency)
                                             : tr("No stock was counted, so nothing can be too much. Import stock "
                                                  "positions, or assume a stock under Scenario."));
    m_excess.setRows(std::move(excess), currency);
    const bool any = m_excess.rowCount() > 0;
    m_ui->excessView->setVisible(any);
    m_ui->markdownScenarioButton->setVisible(any);
    m_ui->panelLayout->setStretch(0, any ? 0 : 1);
    m_ui->excessSumLabel->setAlignment(any ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignTop);
    showSku(kept);
    if (any && m_ui->excessView->currentRow() < 0)
        m_ui->excessView->selectFirstRow();
    showCurrent();
    updateButton();
}

void ExcessPanel::showSku(const Sku& sku)
{
    const QScopedValueRollback quiet(m_quiet, true);
    const auto rows = m_excess.rows();
    const auto found = std::ranges::find(rows, sku, &ExcessStock::sku);
    if (found != rows.end())
        m_ui->excessView->selectRow(static_cast<int>(found - rows.begin()));
}

std::vector<ExcessStock> ExcessPanel::chosen() const
{
    auto rows = m_ui->excessView->selectedRows();
    if (rows.size() < 2) // the row that is merely looked at is no selection
        rows = m_ui->excessView->shownRows();
    std::vector<ExcessStock> chosen;
    for (const int row : rows) {
        if (m_excess.row(row).clearingMinor)
            chosen.push_back(m_excess.row(row));
    }
    return chosen;
}

void ExcessPanel::updateButton()
{
    const auto count = static_cast<int>(chosen().size());
    m_ui->markdownScenarioButton->setEnabled(count > 0);
    m_ui->markdownScenarioButton->setText(count > 0 ? tr("Try %Ln markdown(s) in Pricing", nullptr, count)
                                                    : tr("Try in Pricing"));
}

void ExcessPanel::showCurrent()
{
    const int row = m_ui->excessView->currentRow();
    const bool there = row >= 0 && row < m_excess.rowCount();
    m_ui->excessWhyLabel->setText(there ? reasonOf(m_excess.row(row), m_excess.currency()) : QString());
    m_ui->excessWhyLabel->setVisible(there);
    if (there && !m_quiet)
        Q_EMIT skuChosen(m_excess.row(row).sku);
}

} // namespace ms::app
