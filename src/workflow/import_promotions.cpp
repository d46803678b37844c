// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_promotions.h"

#include "sources/csv_sniff.h"
#include "workflow/import_catalogue.h"
#include "workflow/import_sales.h"
#include "workspace/import_writer.h"
#include "workspace/location_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace ms::workflow {
namespace {

using namespace ms::workspace;
using sources::toUtf8;

constexpr std::size_t rowsBetweenLooks = 4096;

struct Meaning {
    char code;
    const char* text;
};

/// Source: documentation of the Complete Journey data.
constexpr std::array<Meaning, 9> displays{{{'1', "store front"},
                                           {'2', "store rear"},
                                           {'3', "front end cap"},
                                           {'4', "mid-aisle end cap"},
                                           {'5', "rear end cap"},
                                           {'6', "side-aisle end cap"},
                                           {'7', "in aisle"},
                                           {'9', "secondary location"},
                                           {'A', "in shelf"}}};
constexpr std::array<Meaning, 10> mailers{{{'A', "interior page"},
                                           {'C', "interior line item"},
                                           {'D', "front page"},
                                           {'F', "back page"},
                                           {'H', "wrap front"},
                                           {'J', "wrap interior coupon"},
                                           {'L', "wrap back"},
                                           {'P', "interior coupon"},
                                           {'X', "free on interior"},
                                           {'Z', "free on front, back or wrap"}}};

template <class Meanings>
const char* meaningOf(const Meanings& meanings, char code)
{
    const auto it =
        std::find_if(meanings.begin(), meanings.end(), [code](const Meaning& one) { return one.code == code; });
    return it == meanings.end() ? nullptr : it->text;
}

DayRange daysOf(int week)
{
    using namespace std::chrono;
    const Day sunday{2017y / January / 1};
    if (week == 1)
        return {sunday, sunday + days(1)};
    return {sunday + days(1 + 7 * (week - 2)), sunday + days(1 + 7 * (week - 1))};
}

template <class AnyKey>
void lookUp(const KeyDictionary<AnyKey>& dictionary, const sources::TextIndex& texts, std::vector<AnyKey>& keys)
{
    for (std::uint32_t i = 0; i < texts.size(); ++i)
        keys[i] = dictionary.find(toUtf8(texts[i])).value_or(AnyKey{});
}

} // namespace

std::optional<sources::RejectedRow> PromotionContent::add(const sources::CsvRow& row)
{
    Row entry;
    for (const ImportField field : {ImportField::Sku, ImportField::Location}) {
        if (row[m_columns[field]].empty())
            return row.reject(m_columns[field], "is empty (expected a code)");
    }
    const auto week = sources::parseInteger(row[m_columns[ImportField::Week]]);
    if (!week || *week < 1 || *week > 1000)
        return row.reject(m_columns[ImportField::Week], "is not a week, 1 or later");
    entry.week = static_cast<int>(*week);
    const std::string_view display = row[m_columns[ImportField::Display]];
    const std::string_view mailer = row[m_columns[ImportField::Mailer]];
    if (display != "0" && (display.size() != 1 || meaningOf(displays, display[0]) == nullptr))
        return row.reject(m_columns[ImportField::Display], "is not a display location");
    if (mailer != "0" && (mailer.size() != 1 || meaningOf(mailers, mailer[0]) == nullptr))
        return row.reject(m_columns[ImportField::Mailer], "is not a mailer location");
    entry.display = display[0];
    entry.mailer = mailer[0];
    entry.product = m_skus.add(row[m_columns[ImportField::Sku]]);
    entry.location = m_locations.add(row[m_columns[ImportField::Location]]);
    m_rows.push_back(entry);
    return std::nullopt;
}

/// A row is known when every promotion that it states is there, or it states none.
Result<void> PromotionContent::matchRows(Workspace& workspace)
{
    std::set<std::tuple<std::int64_t, std::int64_t, Day, bool>> there;
    auto read = PriceRepository(workspace).forEachPromotion([&](const Promotion& promotion) {
        if (promotion.location)
            there.insert({promotion.product.value, promotion.location->value, promotion.days.first,
                          promotion.kind == "display"});
    });
    if (!read || there.empty())
        return read;
    for (Row& row : m_rows) {
        const std::int64_t product = m_productKeys[row.product].value;
        const std::int64_t location = m_locationKeys[row.location].value;
        const Day first = daysOf(row.week).first;
        row.known = (row.display == '0' || there.contains({product, location, first, true})) &&
                    (row.mailer == '0' || there.contains({product, location, first, false}));
    }
    return {};
}

Result<ImportCounts> PromotionContent::match(Workspace* workspace)
{
    m_productKeys.assign(m_skus.size(), {});
    m_locationKeys.assign(m_locations.size(), {});
    if (workspace != nullptr) {
        const auto products = ProductRepository(*workspace).keys();
        const auto locations = LocationRepository(*workspace).keys();
        if (!products || !locations)
            return tl::unexpected(products ? locations.error() : products.error());
        lookUp(*products, m_skus, m_productKeys);
        lookUp(*locations, m_locations, m_locationKeys);
        if (auto matched = matchRows(*workspace); !matched)
            return tl::unexpected(matched.error());
    }
    ImportCounts counts;
    for (Row& row : m_rows) {
        row.known = row.known || (row.display == '0' && row.mailer == '0');
        ++(row.known ? counts.rowsKnown : counts.rowsAdded);
    }
    counts.news = counts.rowsAdded > 0;
    counts.products = std::count(m_productKeys.begin(), m_productKeys.end(), ProductKey{});
    return counts;
}

Result<void> PromotionContent::writeNouns(Workspace& workspace, ImportWriter& writer)
{
    if (auto added = addBareProducts(workspace, writer, m_skus, m_productKeys); !added)
        return added;
    return addBareLocations(workspace, writer, m_locations, m_locationKeys);
}

Result<void> PromotionContent::write(Workspace& workspace, ImportWriter& writer, Progress& progress)
{
    if (auto written = writeNouns(workspace, writer); !written)
        return written;
    PriceRepository repository(workspace);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i % rowsBetweenLooks == 0) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "the import was canceled");
            progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(m_rows.size()));
        }
        const Row& row = m_rows[i];
        if (row.known)
            continue;
        Promotion promotion{m_productKeys[row.product], m_locationKeys[row.location], daysOf(row.week), {}, {}};
        for (const bool display : {true, false}) {
            const char code = display ? row.display : row.mailer;
            if (code == '0')
                continue;
            promotion.kind = display ? "display" : "mailer";
            promotion.detail = display ? meaningOf(displays, code) : meaningOf(mailers, code);
            const auto added = repository.addPromotion(promotion, writer.key());
            if (!added)
                return tl::unexpected(added.error());
        }
    }
    return {};
}

} // namespace ms::workflow
