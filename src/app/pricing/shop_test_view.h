// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pricing/pricing_columns.h"
#include "workflow/price_scenarios.h"
#include "workflow/price_shop_test.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace Ui {
class ShopTestView;
}

namespace ms::app {

/// The test that would give a SKU the elasticity that its history does not: what is wished for, what it would find and
/// cost, and the price of each week. It asks for a plan only while it is looked at.
class ShopTestView : public QWidget {
    Q_OBJECT
public:
    explicit ShopTestView(QWidget* parent = nullptr);
    ~ShopTestView() override;

    /// Another SKU: its test is planned when it is seen.
    void setSku(std::shared_ptr<const workflow::PriceStudy> study, std::size_t row);
    void showPlan(const Result<workflow::ShopTestPlan>& plan);

Q_SIGNALS:
    void planWanted(const std::vector<std::size_t>& rows, const ms::workflow::ShopTestWish& wish);
    /// The user wants to keep the test: the prices of the odd and of the even weeks, locked.
    void kept(const std::vector<ms::workflow::PriceScenario>& scenarios);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void keep();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString amount(double minor) const;

    std::unique_ptr<Ui::ShopTestView> m_ui;
    RowTableModel<TestWeekRow> m_rows;
    std::shared_ptr<const workflow::PriceStudy> m_study;
    std::size_t m_row = 0;
    std::vector<std::size_t> m_category; ///< of the SKU, without an elasticity, it first
    workflow::ShopTestPlan m_plan;       ///< no weeks: there is none
    bool m_stale = true;                 ///< what is shown is not of this SKU
};

} // namespace ms::app
