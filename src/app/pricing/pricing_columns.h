// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/price_ledger.h"
#include "workflow/price_study.h"

#include <QCoreApplication>

#include <limits>
#include <memory>

namespace ms::app {

/// One SKU as the table shows it.
struct PricingRow {
    std::shared_ptr<const workflow::PriceStudy> study;
    std::size_t at = 0; ///< of study->rows()
    std::optional<std::int64_t> triedMinor;

    [[nodiscard]] const workflow::PricedSku& sku() const { return study->rows()[at]; }
};

struct NeighbourRow {
    QString sku;
    QString title;
    double crossElasticity = 0;
    double halfWidth95 = 0; ///< of crossElasticity
    double unitsPerWeek = 0;
    pricing::Band unitsChange;
};

/// Totals of one scenario beside the others.
struct ScenarioRow {
    QString name;
    workflow::TrialTotals totals;
    workflow::StockTotals stock;
    bool hasMargin = false;
    double revenueChangeMinor = 0; ///< against the current prices
    double marginChangeMinor = 0;
};

/// One SKU whose price differs between two scenarios.
struct DifferenceRow {
    QString sku;
    QString title;
    std::int64_t thisMinor = 0; ///< 0: not known any more
    std::int64_t otherMinor = 0;
    double units = std::numeric_limits<double>::quiet_NaN(); ///< this less the other, over the horizon
    double effectMinor =
        std::numeric_limits<double>::quiet_NaN(); ///< the same in margin, revenue where no cost is known
    bool isMargin = false;
};

/// One week of a markdown plan.
struct MarkdownRow {
    Day week{};
    std::int64_t priceMinor = 0;
    double units = 0;
    double stockAfter = 0;
    double soldOut = 0;   ///< probability
    double fromStock = 0; ///< least stock for which the price is asked
};

/// One SKU in one week of a price test.
struct TestWeekRow {
    int number = 0; ///< of the week, from 1
    Day week{};
    QString sku;
    QString title;
    std::int64_t priceMinor = 0;
};

/// One SKU's row of the matrix of cross elasticities.
struct CrossRow {
    int number = 0; ///< of its column, from 1
    QString sku;
    QString title;
    std::vector<double> values; ///< by column
};

/// The columns of the page's tables.
class PricingColumns {
    Q_DECLARE_TR_FUNCTIONS(PricingColumns)
public:
    static std::vector<Column<PricingRow>> skus();
    static std::vector<Column<NeighbourRow>> neighbours();
    static std::vector<Column<ScenarioRow>> scenarios();
    static std::vector<Column<DifferenceRow>> differences();
    static std::vector<Column<workflow::PriceEvent>> history();
    static std::vector<Column<MarkdownRow>> markdown();
    static std::vector<Column<TestWeekRow>> testWeeks();
    static std::vector<Column<CrossRow>> crossMatrix();

    static QString statusText(workflow::ElasticitySource source);
};

} // namespace ms::app
