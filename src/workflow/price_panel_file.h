// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "pricing/types.h"
#include "sources/types.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace ms::workflow {

/// One file of price rows as read.
struct PriceFile {
    std::vector<pricing::Observation> rows;
    std::vector<std::vector<std::string>> fields; ///< of each row, as the file has them; only where asked for
    std::vector<std::string> header;
    std::vector<sources::RejectedRow> rejects;
    std::int64_t rowsRead = 0; ///< rejects included, the header not
};

/// Why nothing of a file could be used: the line, column, value and reason of its first rejected row. NotEnoughData.
Error nothingUsable(const std::string& path, const PriceFile& file);

/// What a file of prices must and may say.
enum class PriceFileKind {
    Observations, ///< product_id,location_id,t,units,price and optional
                  ///< promotion,feature,competitor_price,cost,category,currency
    Scenarios     ///< the same without units; the fields are kept
};

/// Reads files of price rows that speak of the same products, places and periods:
///   PricePanelReader reader; auto past = reader.read(...); auto asked = reader.read(...); auto panel = reader.panel();
/// `t` is a whole number or an ISO date; dates become consecutive numbers, one for each date that is there.
class PricePanelReader {
public:
    /// Rejected with a reason: an empty product or time, a price that is not above 0, units below 0, a number that
    /// cannot be read, another currency than that of the first row, a second row for the same product, place and time,
    /// a scenario of a product without observations. Errors: NotFound, Permission, ReadWrite, InvalidInput (a column is
    /// missing, whole numbers and dates mixed), Canceled.
    Result<PriceFile> read(const std::string& path, PriceFileKind kind, Progress& progress);

    /// Names of products and places, without rows; after the last read().
    [[nodiscard]] pricing::Panel names() const { return m_names; }
    /// Gives the rows of `file` their final period numbers; after the last read().
    void setPeriods(PriceFile& file) const;

private:
    friend class PriceRowParser;
    std::int32_t productIndex(const std::string& text);
    std::int32_t locationIndex(const std::string& text);

    /// Whether a row is in the currency of the first row that names one; an empty text is.
    bool keepsCurrency(const std::string& currency);

    pricing::Panel m_names;
    std::string m_currency; // empty until a row names one
    std::unordered_map<std::string, std::int32_t> m_products;
    std::unordered_map<std::string, std::int32_t> m_locations;
    std::vector<std::int32_t> m_times; // every moment that was read
    bool m_dates = false;
    bool m_timesKnown = false; // m_dates is meant
};

} // namespace ms::workflow
