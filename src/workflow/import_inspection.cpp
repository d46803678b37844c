// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_inspection.h"

#include "core/sha256.h"
#include "sources/byte_source.h"
#include "sources/csv_sniff.h"

#include <algorithm>
#include <array>

namespace ms::workflow {
namespace {

constexpr std::size_t headerSearchRows = 20;
constexpr std::size_t previewRows = 200;

Result<std::string> readWhole(const std::string& path)
{
    auto source = sources::ByteSource::open(path);
    if (!source)
        return tl::unexpected(source.error());
    std::string text;
    for (;;) {
        constexpr std::size_t step = std::size_t{1} << 20;
        const std::size_t size = text.size();
        text.resize(size + step);
        const auto got = source->read({text.data() + size, step});
        if (!got)
            return tl::unexpected(got.error());
        text.resize(size + *got);
        if (*got == 0)
            return text;
    }
}

/// The profiles among which the file's may be: all known ones, or the one that was chosen.
Result<std::vector<ImportProfile>> candidates(const ImportChoices& choices)
{
    const auto one = [](Result<ImportProfile> profile) {
        return std::move(profile).map([](ImportProfile&& chosen) { return std::vector{std::move(chosen)}; });
    };
    if (!choices.map.empty())
        return one(profileFromMap(choices.map));
    const auto known = knownProfiles();
    if (choices.profile.empty())
        return std::vector(known.begin(), known.end());
    for (const ImportProfile& profile : known) {
        if (profile.name == choices.profile)
            return std::vector{profile};
    }
    if (choices.profile.ends_with(".json")) {
        const auto text = readWhole(choices.profile);
        return text ? one(profileFromJson(*text)) : tl::unexpected(text.error());
    }
    std::string names;
    for (const ImportProfile& profile : known)
        names += (names.empty() ? "" : ", ") + profile.name;
    return failure(ErrorCode::InvalidInput,
                   "there is no profile '" + choices.profile + "'; known are " + names + ", or a .json file");
}

std::string joined(const std::vector<std::string>& names)
{
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "'" : ", '") + name + "'";
    return all;
}

tl::unexpected<Error> unknown(const std::string& path, const Recognition& nearest)
{
    std::string detail = "file " + path + ": is not a file of a known kind";
    if (!nearest.nearest.empty())
        detail += "; nearest is " + nearest.nearest + ", which needs " + joined(nearest.missing);
    return failure(ErrorCode::InvalidInput, detail + "; say which column is what with --map");
}

/// Fills profile, columns, options, header and preview of `found`.
Result<void> findHeader(const ImportSource& source, const std::vector<ImportProfile>& profiles, FileInspection& found)
{
    sources::CsvSample sample = sources::sniff(source.beginning(), headerSearchRows + previewRows);
    if (sample.rows.empty())
        return failure(ErrorCode::InvalidInput, "file " + source.path() + ": is empty (expected a header row)");
    Recognition nearest;
    for (std::size_t row = 0; row < std::min(sample.rows.size(), headerSearchRows); ++row) {
        Recognition recognition = recognise(sample.rows[row], profiles);
        if (recognition.profile != nullptr) {
            found.profile = *recognition.profile;
            found.columns = recognition.columns;
            found.options.delimiter = sample.delimiter;
            found.options.headerLine = sample.lines[row];
            found.header = sample.rows[row];
            const auto first = sample.rows.begin() + static_cast<std::ptrdiff_t>(row) + 1;
            found.preview.assign(std::make_move_iterator(first), std::make_move_iterator(sample.rows.end()));
            return {};
        }
        if (nearest.nearest.empty())
            nearest = std::move(recognition);
    }
    return unknown(source.path(), nearest);
}

constexpr std::array<ImportField, 8> amountFields{
    ImportField::UnitPrice,    ImportField::LineTotal,     ImportField::ListPrice, ImportField::LineDiscount,
    ImportField::DealDiscount, ImportField::MatchDiscount, ImportField::Cost,      ImportField::Quantity};
constexpr std::array<ImportField, 5> dateFields{ImportField::OrderTime, ImportField::StockDay, ImportField::OrderedDay,
                                                ImportField::ExpectedDay, ImportField::ReceivedDay};

struct Guesses {
    sources::DecimalMarkGuess mark;
    sources::DateOrderGuess order;

    template <class Row>
    void look(const Row& row, const ColumnMap& columns)
    {
        const auto at = [&](ImportField field) {
            return columns.has(field) && columns[field] < row.size() ? std::string_view(row[columns[field]])
                                                                     : std::string_view();
        };
        for (const ImportField field : amountFields)
            mark.look(at(field));
        for (const ImportField field : dateFields)
            order.look(at(field));
    }
};

/// Decimal mark and date order, from the preview or, where it does not tell, from all rows.
Result<void> findRules(const ImportSource& source, const ImportChoices& choices, FileInspection& found)
{
    Guesses guesses;
    for (const auto& row : found.preview)
        guesses.look(row, found.columns);
    std::optional<sources::DateOrder> order = choices.order;
    if (!order && found.profile.monthFirst)
        order = sources::DateOrder::MonthFirst;
    const auto open = [&] {
        return (!order && guesses.order.doubtful()) ||
               (!choices.mark && !guesses.mark.mark() && guesses.mark.doubtful());
    };
    if (open()) {
        auto reader = source.read(found.options);
        if (!reader)
            return tl::unexpected(reader.error());
        for (;;) {
            const auto more = reader->next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                break;
            guesses.look(reader->row(), found.columns);
        }
    }
    if (!order && guesses.order.doubtful()) {
        const auto dated =
            std::ranges::find_if(dateFields, [&](ImportField field) { return found.columns.has(field); });
        return failure(ErrorCode::InvalidInput,
                       "file " + source.path() + ", column " + found.header[found.columns[*dated]] +
                           ": day and month cannot be told apart; say --dates dmy or --dates mdy");
    }
    // A file that is cut at semicolons comes from where the comma is the decimal mark.
    const bool commaLand = guesses.mark.doubtful() && found.options.delimiter == ';';
    found.rules.order = order ? order : guesses.order.order();
    found.rules.mark = choices.mark.value_or(
        guesses.mark.mark().value_or(commaLand ? sources::DecimalMark::Comma : sources::DecimalMark::Point));
    return {};
}

/// What the person, the profile, or the file's own currency column says; unknown when none does.
Result<Currency> findCurrency(const ImportChoices& choices, const FileInspection& found)
{
    if (!choices.currency.empty())
        return Currency::parse(choices.currency);
    if (!found.profile.currency.empty())
        return Currency::parse(found.profile.currency);
    if (found.columns.has(ImportField::Currency)) {
        for (const auto& row : found.preview) {
            if (found.columns[ImportField::Currency] < row.size() && !row[found.columns[ImportField::Currency]].empty())
                return Currency::parse(row[found.columns[ImportField::Currency]]);
        }
    }
    return Currency{};
}

} // namespace

Result<ImportSource> ImportSource::open(const std::string& path)
{
    ImportSource source;
    source.m_path = path;
    if (path == "-") {
        auto text = readWhole(path);
        if (!text)
            return tl::unexpected(text.error());
        source.m_path = "standard input";
        source.m_beginning = text->substr(0, std::size_t{1} << 18);
        source.m_text = std::move(*text);
        return source;
    }
    auto beginning = sources::readBeginning(path);
    if (!beginning)
        return tl::unexpected(beginning.error());
    source.m_beginning = std::move(*beginning);
    return source;
}

Result<sources::CsvReader> ImportSource::read(const sources::CsvOptions& options) const
{
    return m_text ? sources::CsvReader::fromText(*m_text, m_path, options) : sources::CsvReader::open(m_path, options);
}

std::string ImportSource::hashOfText() const
{
    return m_text ? sha256(*m_text) : std::string();
}

Result<FileInspection> inspect(const ImportSource& source, const ImportChoices& choices)
{
    const auto profiles = candidates(choices);
    if (!profiles)
        return tl::unexpected(profiles.error());
    FileInspection found;
    if (auto header = findHeader(source, *profiles, found); !header)
        return tl::unexpected(header.error());
    if (auto rules = findRules(source, choices, found); !rules)
        return tl::unexpected(rules.error());
    const auto currency = findCurrency(choices, found);
    if (!currency)
        return tl::unexpected(currency.error());
    found.rules.currency = *currency;
    return found;
}

} // namespace ms::workflow
