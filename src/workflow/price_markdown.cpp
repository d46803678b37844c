// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_markdown.h"

#include "pricing/markdown.h"
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/rejects_file.h"

#include <cmath>
#include <optional>

namespace ms::workflow {

namespace {

using sources::CsvReader;
using sources::CsvRow;
using sources::RejectedRow;

/// Reads the numbers of a row; the first one that cannot be read stays.
class CaseReader {
public:
    CaseReader(const CsvReader& reader, const CsvRow& row) : m_reader(reader), m_row(row) {}

    [[nodiscard]] std::optional<double> number(const char* name)
    {
        const auto column = m_reader.findColumn(name);
        if (!column || m_row[*column].empty())
            return std::nullopt;
        const auto value = sources::parseNumber(m_row[*column]);
        if (!value || !std::isfinite(*value)) {
            refuse(*column, "a number is expected");
            return std::nullopt;
        }
        return *value;
    }
    [[nodiscard]] double number(const char* name, double otherwise) { return number(name).value_or(otherwise); }
    [[nodiscard]] int whole(const char* name, int otherwise)
    {
        const double value = number(name, otherwise);
        if (!(std::abs(value) < 1e6) || value != std::floor(value)) {
            refuse(m_reader.findColumn(name).value_or(0), "a whole number is expected");
            return otherwise;
        }
        return static_cast<int>(value);
    }
    void refuse(std::size_t column, const std::string& reason)
    {
        if (!m_reject)
            m_reject = m_row.reject(column, reason);
    }

    pricing::MarkdownTask task()
    {
        pricing::MarkdownTask task;
        task.referencePrice = number("price", 0);
        task.stock = whole("stock", -1);
        task.elasticity = number("elasticity", pricing::MarkdownTask{}.elasticity);
        task.leftoverValue = number("leftover_value", 0);
        task.holdingCost = number("holding_cost", 0);
        task.markdownCost = number("markdown_cost", 0);
        task.dispersion = number("dispersion", 1);
        task.leastPeriods = whole("least_periods", 1);
        task.taxRate = number("tax_rate", 0);
        task.sellThrough = number("sell_through");
        const double lowest = number("lowest_price", 0.5 * task.referencePrice);
        const int prices = whole("prices", 6);
        const double minor = std::pow(10.0, whole("decimals", 2));
        for (int i = 0; i < prices && task.referencePrice > 0 && lowest > 0; ++i) {
            const double share = std::pow(lowest / task.referencePrice, prices == 1 ? 0 : i / (prices - 1.0));
            const double price = std::round(task.referencePrice * share * minor) / minor;
            if (task.prices.empty() || price < task.prices.back())
                task.prices.push_back(price);
        }
        readUnits(task);
        return task;
    }
    [[nodiscard]] const std::optional<RejectedRow>& reject() const { return m_reject; }

private:
    void readUnits(pricing::MarkdownTask& task)
    {
        const auto column = m_reader.findColumn("units_per_period");
        if (!column)
            return;
        std::string_view text = m_row[*column];
        while (!text.empty()) {
            const auto end = text.find('|');
            const auto value = sources::parseNumber(text.substr(0, end));
            if (!value)
                return refuse(*column, "means joined by | are expected");
            task.unitsPerPeriod.push_back(*value);
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        }
        const int periods =
            whole("periods", task.unitsPerPeriod.size() == 1 ? 4 : static_cast<int>(task.unitsPerPeriod.size()));
        if (task.unitsPerPeriod.size() == 1 && periods > 0)
            task.unitsPerPeriod.assign(static_cast<std::size_t>(periods), task.unitsPerPeriod.front());
        else if (task.unitsPerPeriod.size() != static_cast<std::size_t>(periods))
            refuse(*column, "as many means as periods are expected");
    }

    const CsvReader& m_reader;
    const CsvRow& m_row;
    std::optional<RejectedRow> m_reject;
};

void writePlan(CsvFile& out, const std::string& product, const pricing::MarkdownPlan& plan)
{
    std::int64_t number = 0;
    for (const pricing::MarkdownPeriod& period : plan.periods) {
        out.cell(product).cell(++number).cell(period.price).cell(period.meanPrice).cell(period.units);
        out.cell(period.stockAfter).cell(period.soldOut).cell(period.stockAtLeast);
        for (int i = 0; i < 6; ++i)
            out.emptyCell();
        out.endRow();
    }
    out.cell(product).cell("total");
    for (int i = 0; i < 6; ++i)
        out.emptyCell();
    out.cell(plan.value).cell(plan.keepValue).cell(plan.oneCutValue);
    out.cell(plan.sellThrough).cell(plan.leftover).cell(plan.leftoverValue);
    out.endRow();
}

} // namespace

Result<MarkdownFileSummary> planMarkdownFile(const MarkdownFileRequest& request, Progress& progress)
{
    auto reader = CsvReader::open(request.cases);
    if (!reader)
        return tl::unexpected(reader.error());
    for (const char* needed : {"price", "stock", "units_per_period", "elasticity"})
        if (const auto column = reader->column(needed); !column)
            return tl::unexpected(column.error());
    const auto productColumn = reader->column("product_id");
    if (!productColumn)
        return tl::unexpected(productColumn.error());
    auto out = CsvFile::create(request.out, {"product_id", "period", "price", "mean_price", "units", "stock_after",
                                             "sold_out", "from_stock", "value", "keep_value", "one_cut_value",
                                             "sell_through", "leftover", "leftover_value"});
    if (!out)
        return tl::unexpected(out.error());
    MarkdownFileSummary summary;
    std::vector<RejectedRow> rejects;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        ++summary.rowsRead;
        const CsvRow row = reader->row();
        CaseReader parsed(*reader, row);
        const pricing::MarkdownTask task = parsed.task();
        if (parsed.reject()) {
            rejects.push_back(*parsed.reject());
            continue;
        }
        const auto plan = pricing::planMarkdown(task, progress);
        if (!plan && plan.error().code == ErrorCode::Canceled)
            return tl::unexpected(plan.error());
        if (!plan) {
            rejects.push_back(row.reject(*productColumn, plan.error().detail));
            continue;
        }
        writePlan(*out, std::string(row[*productColumn]), *plan);
        ++summary.products;
        summary.value += plan->value;
        summary.keepValue += plan->keepValue;
    }
    for (RejectedRow& damaged : reader->takeRejects()) {
        ++summary.rowsRead;
        rejects.push_back(std::move(damaged));
    }
    summary.rowsRejected = static_cast<std::int64_t>(rejects.size());
    if (!request.rejects.empty())
        if (auto written = writeRejects(request.rejects, request.cases, rejects); !written)
            return tl::unexpected(written.error());
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    summary.rowsWritten = out->rows();
    return summary;
}

} // namespace ms::workflow
