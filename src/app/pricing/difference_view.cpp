// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/difference_view.h"

#include "ui_difference_view.h"

#include "app/format.h"
#include "app/table/table_view.h"

#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace ms::app {

DifferenceView::DifferenceView(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::DifferenceView>()), m_rows(PricingColumns::differences())
{
    m_ui->setupUi(this);
    m_ui->differencesView->setModel(&m_rows);
    m_ui->differencesView->setMultiSelection(true);
    m_ui->differencesView->sortBy(QStringLiteral("effect"), Qt::DescendingOrder);
    connect(m_ui->otherBox, &QComboBox::currentIndexChanged, this, &DifferenceView::refresh);
    connect(m_ui->mergeButton, &QPushButton::clicked, this, &DifferenceView::merge);
    connect(m_ui->differencesView, &TableView::rowActivated, this,
            [this](int row) { Q_EMIT skuRequested(m_differences[static_cast<std::size_t>(row)].sku); });
}

DifferenceView::~DifferenceView() = default;

void DifferenceView::setBook(ScenarioBook* book)
{
    m_book = book;
    connect(book, &ScenarioBook::changed, this, [this] {
        fillOthers();
        refresh();
    });
    fillOthers();
}

void DifferenceView::setStudy(std::shared_ptr<const workflow::PriceStudy> study)
{
    m_study = std::move(study);
    refresh();
}

/// Base and every scenario but the one that is looked at; the item's data is its index in the book.
void DifferenceView::fillOthers()
{
    const QSignalBlocker quiet(m_ui->otherBox);
    const QVariant before = m_ui->otherBox->currentData();
    const ScenarioBook::Content& content = m_book->content();
    m_ui->otherBox->clear();
    for (int i = 0; i <= static_cast<int>(content.scenarios.size()); ++i) {
        if (i != content.current)
            m_ui->otherBox->addItem(
                i == 0 ? tr("Base") : QString::fromStdString(content.scenarios[static_cast<std::size_t>(i - 1)].name),
                i);
    }
    m_ui->otherBox->setCurrentIndex(std::max(0, m_ui->otherBox->findData(before)));
}

const std::map<Sku, std::int64_t>& DifferenceView::otherPrices() const
{
    return m_book->pricesOf(m_ui->otherBox->currentIndex() < 0 ? 0 : m_ui->otherBox->currentData().toInt());
}

DifferenceRow DifferenceView::rowOf(const workflow::PriceDifference& difference) const
{
    DifferenceRow row;
    row.sku = QString::fromStdString(difference.sku.text);
    const auto at = m_study->rowOf(difference.sku);
    if (!at)
        return row;
    const workflow::PricedSku& known = m_study->rows()[*at];
    row.title = QString::fromStdString(known.title);
    row.thisMinor = difference.first.value_or(known.priceMinor);
    row.otherMinor = difference.second.value_or(known.priceMinor);
    const auto here = m_study->effect(*at, row.thisMinor);
    const auto there = m_study->effect(*at, row.otherMinor);
    if (!here || !there)
        return row;
    const double scale = std::pow(10.0, m_study->currency().decimals());
    row.units = here->units.mean - there->units.mean;
    row.effectMinor =
        scale * (here->margin ? here->margin->mean - there->margin->mean : here->revenue.mean - there->revenue.mean);
    row.isMargin = here->margin.has_value();
    return row;
}

void DifferenceView::refresh()
{
    if (!m_study || m_book == nullptr)
        return;
    m_differences = workflow::priceDifferences(m_book->prices(), otherPrices());
    std::vector<DifferenceRow> rows;
    int winners = 0;
    int losers = 0;
    for (const workflow::PriceDifference& difference : m_differences) {
        rows.push_back(rowOf(difference));
        winners += rows.back().effectMinor > 0 ? 1 : 0;
        losers += rows.back().effectMinor < 0 ? 1 : 0;
    }
    m_rows.setRows(rows, m_study->currency());
    const auto spread = [&](int won, int lost) {
        std::vector<double> gains;
        for (const DifferenceRow& row : rows)
            if (std::isfinite(row.effectMinor))
                gains.push_back(row.effectMinor);
        std::ranges::sort(gains);
        const QString counts = tr("%1 win, %2 lose").arg(format::count(won), format::count(lost));
        if (gains.size() < 4)
            return counts;
        const auto at = [&](double share) {
            const auto place = static_cast<std::size_t>(share * static_cast<double>(gains.size() - 1));
            return format::money({std::llround(gains[place]), m_study->currency()});
        };
        return tr("%1; half of them between %2 and %3").arg(counts, at(0.25), at(0.75));
    };
    m_ui->summaryLabel->setText(m_differences.empty() ? tr("No price differs.") : spread(winners, losers));
    m_ui->mergeButton->setEnabled(!m_differences.empty() && !m_book->onBase());
}

void DifferenceView::merge()
{
    std::vector<int> rows = m_ui->differencesView->selectedRows();
    if (rows.empty())
        rows = m_ui->differencesView->shownRows();
    std::vector<Sku> picked;
    for (const int row : rows)
        picked.push_back(m_differences[static_cast<std::size_t>(row)].sku);
    m_book->merge(std::map<Sku, std::int64_t>(otherPrices()), picked,
                  tr("Prices of %1 taken over").arg(m_ui->otherBox->currentText()));
}

} // namespace ms::app
