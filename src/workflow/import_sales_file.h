// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "sources/amount.h"
#include "sources/csv_row.h"
#include "sources/moment.h"
#include "sources/text_index.h"
#include "workflow/import_profile.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace ms::workflow {

/// How the values of a file are to be read.
struct ReadingRules {
    Currency currency{};
    sources::DecimalMark mark = sources::DecimalMark::Point;
    std::optional<sources::DateOrder> order;
};

struct SalesOrder {
    std::int64_t orderedAt = 0; ///< shop time, seconds; of the order's first line
    std::uint32_t customer = sources::TextIndex::none;
    std::uint32_t location = sources::TextIndex::none;
    std::uint32_t channel = sources::TextIndex::none;
    bool canceled = false;  ///< its id says so
    bool purchases = false; ///< has a line of positive units
    bool returns = false;   ///< has a line of negative units
    bool undone = false;    ///< all of it came back, as its status says
    std::int64_t undoneAt = 0;
    std::int64_t refundMinor = 0; ///< paid back of an order that was not undone

    [[nodiscard]] bool isReturn() const { return canceled || (returns && !purchases); }
};

struct SalesLine {
    static constexpr std::int64_t noListPrice = std::numeric_limits<std::int64_t>::min();

    std::uint32_t order = 0;   ///< index into SalesFile::orders
    std::uint32_t product = 0; ///< index into SalesFile::products
    std::int64_t units = 0;
    std::int64_t netMinor = 0;
    std::int64_t unitPriceMinor = 0; ///< 0: the file gives none (no units, or given away)
    std::int64_t listPriceMinor = noListPrice;
    bool derived = false; ///< no row of its own: it follows from the status of an order
};

struct SalesProduct {
    std::string_view title; ///< the one that most lines with a price bear
    std::uint32_t votes = 0;
    bool goods = true;
};

/// A whole sales file in memory, about 40 bytes a line: nothing is written before all of it was understood.
struct SalesFile {
    sources::TextIndex orderIds;
    sources::TextIndex skus;
    sources::TextIndex customerIds;
    sources::TextIndex locationIds;
    sources::TextIndex channels;
    sources::TextArena texts;
    std::vector<SalesOrder> orders;     ///< by number of orderIds
    std::vector<SalesProduct> products; ///< by number of skus
    std::vector<std::string_view> customerCountries;
    std::vector<SalesLine> lines; ///< in file order
};

/// Turns rows of a sales file into orders and lines. What it decides:
/// - Negative units are returns; an order of nothing else, or one whose id says that it is a cancellation, is a return.
/// - Lines without a price (given away, written off, damaged) stay, with price 0: their units are real. Prices of 0 and
///   less make no list price. Lines without a customer stay, their order has none.
/// - The net of a line is quantity x unit price less its discount, exact, rounded once to minor units.
/// - An order that its status calls refunded, voided or canceled stays, and a return "<id> returned" undoes all its
/// lines;
///   a part that was paid back becomes such a return of no units, spread over the lines by their net. A line whose
///   status is a refund belongs to the return.
/// - A line without a SKU goes under the name of its item where the profile says so.
/// - The title of a product is the one that most of its sold lines bear, so that notes such as "damaged?" do not stay.
class SalesParser {
public:
    SalesParser(const ImportProfile& profile, const ColumnMap& columns, const ReadingRules& rules);

    /// None when the row was taken; else why not.
    std::optional<sources::RejectedRow> add(const sources::CsvRow& row);

    /// After the last row: adds the returns that follow from the status of orders.
    void finish();

    [[nodiscard]] SalesFile& file() { return m_file; }

private:
    struct Reject {
        ImportField field;
        std::string reason;
    };
    template <class T>
    using Read = tl::expected<T, Reject>;

    Read<SalesLine> readLine(const sources::CsvRow& row) const;
    Read<std::int64_t> readUnits(const sources::CsvRow& row) const;
    Read<std::optional<std::int64_t>> readMicros(const sources::CsvRow& row, ImportField field) const;
    Read<std::int64_t> readTime(const sources::CsvRow& row);
    Read<SalesOrder> readStatus(const sources::CsvRow& row) const;
    [[nodiscard]] bool isRefundLine(const sources::CsvRow& row) const;
    [[nodiscard]] std::string_view skuOf(const sources::CsvRow& row) const;
    std::uint32_t returnOf(std::uint32_t order);
    Read<bool> readPrices(const sources::CsvRow& row, SalesLine& line) const;
    std::uint32_t orderOf(std::string_view id, std::int64_t time, const sources::CsvRow& row);
    std::uint32_t productOf(const sources::CsvRow& row, const SalesLine& line);
    void describe(SalesOrder& order, const sources::CsvRow& row);

    const ImportProfile& m_profile;
    ColumnMap m_columns;
    ReadingRules m_rules;
    SalesFile m_file;
    std::string m_lastTimeText;
    std::int64_t m_lastTime = 0;
    std::uint32_t m_lastOrder = sources::TextIndex::none;
};

/// Whether the rule counts this code among the goods that are bought and stocked.
bool isGoods(GoodsRule rule, std::string_view sku, std::string_view department);

} // namespace ms::workflow
