// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pricing/pricing_columns.h"
#include "app/pricing/scenario_book.h"

#include <QWidget>

#include <memory>

namespace Ui {
class DifferenceView;
}

namespace ms::app {

/// Which prices of the scenario that is looked at differ from another one's (from the current prices at first), what
/// each difference does to margin, winners first, and the way to take the other's prices over.
class DifferenceView : public QWidget {
    Q_OBJECT
public:
    explicit DifferenceView(QWidget* parent = nullptr);
    ~DifferenceView() override;

    void setBook(ScenarioBook* book);
    void setStudy(std::shared_ptr<const workflow::PriceStudy> study);

Q_SIGNALS:
    void skuRequested(const ms::Sku& sku);

private:
    void fillOthers();
    void refresh();
    void merge();
    [[nodiscard]] DifferenceRow rowOf(const workflow::PriceDifference& difference) const;
    [[nodiscard]] const std::map<Sku, std::int64_t>& otherPrices() const;

    std::unique_ptr<Ui::DifferenceView> m_ui;
    RowTableModel<DifferenceRow> m_rows;
    std::shared_ptr<const workflow::PriceStudy> m_study;
    ScenarioBook* m_book = nullptr;
    std::vector<workflow::PriceDifference> m_differences;
};

} // namespace ms::app
