// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/propose_file.h"

#include "approvals/validation.h"
#include "sources/csv_reader.h"
#include "workspace/settings.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <cmath>
#include <map>

namespace ms::workflow {
namespace {

using sources::CsvReader;
using sources::CsvRow;
using sources::RejectedRow;

std::string optionalText(const CsvReader& reader, const CsvRow& row, std::string_view name)
{
    const auto column = reader.findColumn(name);
    return column ? std::string(row[*column]) : std::string();
}

RejectedRow rejected(const CsvRow& row, const char* column, const std::string& value, const std::string& reason)
{
    RejectedRow reject;
    reject.why = {row.line(), column, value, reason};
    return reject;
}

Result<workspace::Settings> settingsOf(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    return workspace::loadSettings(*workspace);
}

/// Reads every good row with `read(reader, row)`, which gives a wish or a rejected row.
template <class Wish, class Read>
Result<std::vector<std::pair<std::int64_t, Wish>>> readWishes(CsvReader& reader, ProposedFile& result, Read&& read)
{
    std::vector<std::pair<std::int64_t, Wish>> wishes;
    for (;;) {
        const auto more = reader.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        ++result.rowsRead;
        const CsvRow row = reader.row();
        tl::expected<Wish, RejectedRow> wish = read(row);
        if (wish)
            wishes.emplace_back(row.line(), std::move(*wish));
        else
            result.rejects.push_back(std::move(wish.error()));
    }
    for (RejectedRow& reject : reader.takeRejects()) {
        ++result.rowsRead;
        result.rejects.push_back(std::move(reject));
    }
    return wishes;
}

/// Proposes what was read; refusals then name the file's lines.
template <class Wish, class Propose>
Result<ProposedFile> proposeRead(ProposedFile result, std::vector<std::pair<std::int64_t, Wish>> read,
                                 Propose&& propose)
{
    if (read.empty())
        return result;
    std::vector<Wish> wishes;
    std::vector<std::int64_t> lines;
    for (auto& [line, wish] : read) {
        lines.push_back(line);
        wishes.push_back(std::move(wish));
    }
    auto batch = propose(wishes);
    if (!batch)
        return tl::unexpected(batch.error());
    result.batch = std::move(*batch);
    for (RefusedWish& refused : result.batch.refused)
        refused.row = lines[static_cast<std::size_t>(refused.row - 1)];
    return result;
}

/// Days from order to shelf by supplier code, for rows that state no day.
Result<std::map<std::string, double>> leadTimes(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto suppliers = workspace::SupplierRepository(*workspace).all();
    if (!suppliers)
        return tl::unexpected(suppliers.error());
    std::map<std::string, double> days;
    for (const workspace::Supplier& supplier : *suppliers) {
        if (supplier.leadTimeDays)
            days[supplier.id.text] = *supplier.leadTimeDays;
    }
    return days;
}

/// What a reorder row is read with.
struct ReorderColumns {
    const CsvReader& reader;
    std::size_t sku;
    std::size_t quantity;
    const workspace::Settings& settings;
    const std::map<std::string, double>& leadTimes;
    Day today;
};

tl::expected<ReorderWish, RejectedRow> reorderFrom(const ReorderColumns& columns, const CsvRow& row)
{
    ReorderWish wish;
    wish.sku.text = std::string(row[columns.sku]);
    const auto units = row.toInteger(columns.quantity);
    if (!units)
        return tl::unexpected(
            rejected(row, "quantity", std::string(row[columns.quantity]), "not a whole number of units"));
    wish.quantity.units = *units;
    wish.location.text = optionalText(columns.reader, row, "location");
    wish.reason = optionalText(columns.reader, row, "reason");
    if (const std::string supplier = optionalText(columns.reader, row, "supplier"); !supplier.empty())
        wish.supplier = SupplierId{supplier};
    if (const std::string cost = optionalText(columns.reader, row, "unit_cost"); !cost.empty()) {
        const auto minor = parseDecimal(cost, columns.settings.currency.decimals(), true);
        if (!minor)
            return tl::unexpected(rejected(row, "unit_cost", cost, minor.error().detail));
        wish.unitCost = Money{*minor, columns.settings.currency};
    }
    if (const std::string expected = optionalText(columns.reader, row, "expected"); !expected.empty()) {
        const auto day = parseDay(expected);
        if (!day)
            return tl::unexpected(rejected(row, "expected", expected, day.error().detail));
        wish.expected = *day;
        return wish;
    }
    const auto known = wish.supplier ? columns.leadTimes.find(wish.supplier->text) : columns.leadTimes.end();
    const double days = known == columns.leadTimes.end() ? columns.settings.leadTimeDays : known->second;
    wish.expected = columns.today + std::chrono::days(static_cast<int>(std::ceil(days)));
    return wish;
}

} // namespace

Result<ProposedFile> proposePriceFile(const Proposer& proposer, const std::string& file, Progress& progress)
{
    const auto settings = settingsOf(proposer.workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    auto reader = CsvReader::open(file);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto sku = reader->column("sku");
    const auto price = reader->column("price");
    if (!sku || !price)
        return tl::unexpected(sku ? price.error() : sku.error());
    ProposedFile result;
    auto wishes =
        readWishes<PriceWish>(*reader, result, [&](const CsvRow& row) -> tl::expected<PriceWish, RejectedRow> {
            const std::string text(row[*price]);
            const auto money = approvals::parsePrice(text, settings->currency);
            if (!money)
                return tl::unexpected(rejected(row, "price", text, money.error().detail));
            PriceWish wish;
            wish.sku.text = std::string(row[*sku]);
            wish.price = *money;
            wish.reason = optionalText(*reader, row, "reason");
            return wish;
        });
    if (!wishes)
        return tl::unexpected(wishes.error());
    return proposeRead(std::move(result), std::move(*wishes),
                       [&](const auto& read) { return proposePrices(proposer, read, progress); });
}

Result<ProposedFile> proposeReorderFile(const Proposer& proposer, const std::string& file, Progress& progress)
{
    const auto settings = settingsOf(proposer.workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto days = leadTimes(proposer.workspace);
    if (!days)
        return tl::unexpected(days.error());
    auto reader = CsvReader::open(file);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto sku = reader->column("sku");
    const auto quantity = reader->column("quantity");
    if (!sku || !quantity)
        return tl::unexpected(sku ? quantity.error() : sku.error());
    const ReorderColumns columns{*reader,   *sku,  *quantity,
                                 *settings, *days, std::chrono::floor<std::chrono::days>(proposer.at)};
    ProposedFile result;
    auto wishes =
        readWishes<ReorderWish>(*reader, result, [&](const CsvRow& row) { return reorderFrom(columns, row); });
    if (!wishes)
        return tl::unexpected(wishes.error());
    return proposeRead(std::move(result), std::move(*wishes),
                       [&](const auto& read) { return proposeReorders(proposer, read, progress); });
}

Result<ProposedBatch> proposeOnePrice(const Proposer& proposer, const Sku& sku, const std::string& price,
                                      const std::string& reason, Progress& progress)
{
    const auto settings = settingsOf(proposer.workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto money = approvals::parsePrice(price, settings->currency);
    if (!money)
        return failure(ErrorCode::InvalidInput, "sku " + sku.text + ": " + money.error().detail);
    PriceWish wish;
    wish.sku = sku;
    wish.price = *money;
    wish.reason = reason;
    auto batch = proposePrices(proposer, {wish}, progress);
    if (batch && batch->proposals == 0)
        return failure(ErrorCode::InvalidInput, batch->refused.front().reason);
    return batch;
}

} // namespace ms::workflow
