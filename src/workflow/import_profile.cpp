// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_profile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace ms::workflow {
namespace {

constexpr std::array<std::string_view, importFieldCount> fieldNames{"order_id",
                                                                    "order_time",
                                                                    "order_clock",
                                                                    "sku",
                                                                    "sku_else",
                                                                    "group",
                                                                    "title",
                                                                    "title_detail",
                                                                    "quantity",
                                                                    "unit_price",
                                                                    "line_total",
                                                                    "list_price",
                                                                    "line_discount",
                                                                    "deal_discount",
                                                                    "match_discount",
                                                                    "cost",
                                                                    "customer",
                                                                    "country",
                                                                    "currency",
                                                                    "location",
                                                                    "channel",
                                                                    "status",
                                                                    "canceled_at",
                                                                    "refunded_amount",
                                                                    "category",
                                                                    "department",
                                                                    "brand",
                                                                    "supplier",
                                                                    "minimum_order",
                                                                    "pack_size",
                                                                    "stock_on_hand",
                                                                    "stock_day",
                                                                    "display",
                                                                    "mailer",
                                                                    "week",
                                                                    "component",
                                                                    "volume",
                                                                    "purchase_order",
                                                                    "ordered_day",
                                                                    "expected_day",
                                                                    "ordered_units",
                                                                    "received_units",
                                                                    "received_day",
                                                                    "supplier_name",
                                                                    "lead_time",
                                                                    "lead_time_sd",
                                                                    "supplier_minimum",
                                                                    "price_break"};

ImportProfile mappedProfile(const std::vector<std::pair<ImportField, std::string>>& columns)
{
    ImportProfile profile;
    profile.name = "mapped";
    profile.title = "Mapped columns";
    for (const auto& [field, name] : columns)
        profile.columns.push_back({field, {normalizedHeader(name)}, true});
    return profile;
}

bool hasField(const ImportProfile& profile, ImportField field)
{
    return std::any_of(profile.columns.begin(), profile.columns.end(),
                       [field](const ProfileColumn& column) { return column.field == field; });
}

/// Sets the kind and says what is missing for it.
Result<ImportProfile> completed(ImportProfile profile)
{
    std::vector<ImportField> needed{ImportField::Sku};
    if (hasField(profile, ImportField::PurchaseOrder)) {
        profile.kind = ImportKind::Purchases;
        needed.insert(needed.end(), {ImportField::OrderedDay, ImportField::OrderedUnits});
    } else if (hasField(profile, ImportField::LeadTime) || hasField(profile, ImportField::SupplierMinimum)) {
        profile.kind = ImportKind::Suppliers;
        needed = {ImportField::Supplier};
    } else if (hasField(profile, ImportField::PriceBreak)) {
        profile.kind = ImportKind::PriceBreaks;
        needed.push_back(ImportField::Cost);
    } else if (hasField(profile, ImportField::OrderId)) {
        profile.kind = ImportKind::Sales;
        needed.insert(needed.end(), {ImportField::OrderTime, ImportField::Quantity});
        if (!hasField(profile, ImportField::UnitPrice))
            needed.push_back(ImportField::LineTotal);
    } else if (hasField(profile, ImportField::Component)) {
        profile.kind = ImportKind::Kits;
        needed.push_back(ImportField::Quantity);
    } else if ((hasField(profile, ImportField::StockOnHand) || hasField(profile, ImportField::Volume)) &&
               !hasField(profile, ImportField::Title)) {
        profile.kind = ImportKind::Stock;
    } else {
        profile.kind = ImportKind::Products;
        needed.push_back(ImportField::Title);
    }
    for (const ImportField field : needed) {
        if (!hasField(profile, field))
            return failure(ErrorCode::InvalidInput,
                           "the mapping does not say which column is " + std::string(fieldName(field)));
    }
    return profile;
}

Result<ImportField> fieldOrError(std::string_view name)
{
    if (const auto field = fieldNamed(name))
        return *field;
    std::string known;
    for (const std::string_view one : fieldNames)
        known += (known.empty() ? "" : ", ") + std::string(one);
    return failure(ErrorCode::InvalidInput, "mapping: '" + std::string(name) + "' is not one of " + known);
}

/// Columns by their normalised header; a header that is there twice cannot be meant.
std::map<std::string, std::size_t> columnsOf(std::span<const std::string> header)
{
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto [at, isNew] = columns.emplace(normalizedHeader(header[i]), i);
        if (!isNew)
            at->second = ColumnMap::none;
    }
    return columns;
}

struct Match {
    ColumnMap columns;
    std::size_t found = 0;
    std::size_t required = 0;
    std::vector<std::string> missing;
    bool excluded = false;
};

Match match(const std::map<std::string, std::size_t>& columns, const ImportProfile& profile)
{
    Match result;
    for (const ProfileColumn& wanted : profile.columns) {
        std::size_t at = ColumnMap::none;
        for (const std::string& name : wanted.names) {
            const auto it = columns.find(name);
            if (at == ColumnMap::none && it != columns.end())
                at = it->second;
        }
        result.required += wanted.required ? 1 : 0;
        if (at != ColumnMap::none) {
            result.columns.set(wanted.field, at);
            ++result.found;
        } else if (wanted.required) {
            result.missing.push_back(wanted.names.front());
        }
    }
    result.excluded = std::any_of(profile.absent.begin(), profile.absent.end(),
                                  [&](const std::string& name) { return columns.contains(name); });
    return result;
}

} // namespace

std::string_view fieldName(ImportField field)
{
    return fieldNames[static_cast<std::size_t>(field)];
}

std::optional<ImportField> fieldNamed(std::string_view name)
{
    const auto at = std::find(fieldNames.begin(), fieldNames.end(), name);
    return at == fieldNames.end() ? std::nullopt : std::optional(static_cast<ImportField>(at - fieldNames.begin()));
}

std::string normalizedHeader(std::string_view header)
{
    if (header.starts_with("\xEF\xBB\xBF"))
        header.remove_prefix(3);
    std::string name;
    for (std::size_t i = 0; i < header.size(); ++i) {
        char c = header[i];
        // Hyphens and dashes U+2010 to U+2015.
        if (c == '\xE2' && i + 2 < header.size() && header[i + 1] == '\x80' && header[i + 2] >= '\x90' &&
            header[i + 2] <= '\x95') {
            i += 2;
            c = '-';
        }
        if (c == ' ' || c == '\t' || c == '-' || c == '_') {
            if (!name.empty() && name.back() != ' ')
                name += ' ';
        } else {
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
    }
    while (name.ends_with(' '))
        name.pop_back();
    return name;
}

Recognition recognise(std::span<const std::string> header, std::span<const ImportProfile> profiles)
{
    const auto columns = columnsOf(header);
    Recognition best;
    std::size_t bestFound = 0;
    bool tie = false;
    double nearest = 0.5; // with half of its columns missing, a file is not near to anything
    for (const ImportProfile& profile : profiles) {
        Match fit = match(columns, profile);
        if (fit.missing.empty() && !fit.excluded) {
            tie = fit.found == bestFound;
            if (fit.found > bestFound) {
                best.profile = &profile;
                best.columns = fit.columns;
                bestFound = fit.found;
            }
            continue;
        }
        const double share = 1.0 - static_cast<double>(fit.missing.size()) / static_cast<double>(fit.required);
        if (share > nearest && !fit.excluded) {
            nearest = share;
            best.nearest = profile.name;
            best.missing = std::move(fit.missing);
        }
    }
    if (tie)
        best.profile = nullptr;
    return best;
}

Result<ImportProfile> profileFromMap(std::string_view map)
{
    std::vector<std::pair<ImportField, std::string>> columns;
    while (!map.empty()) {
        const std::string_view one = map.substr(0, map.find(','));
        map.remove_prefix(std::min(one.size() + 1, map.size()));
        const std::size_t equals = one.find('=');
        if (equals == std::string_view::npos || equals + 1 == one.size())
            return failure(ErrorCode::InvalidInput,
                           "mapping: '" + std::string(one) + "' is not of the form field=column");
        const auto field = fieldOrError(one.substr(0, equals));
        if (!field)
            return tl::unexpected(field.error());
        columns.emplace_back(*field, one.substr(equals + 1));
    }
    return completed(mappedProfile(columns));
}

Result<ImportProfile> profileFromJson(std::string_view json)
{
    const auto document = nlohmann::json::parse(json, nullptr, false);
    if (!document.is_object() || !document.contains("columns") || !document["columns"].is_object())
        return failure(ErrorCode::InvalidInput, "the profile is not a JSON object with \"columns\"");
    std::vector<std::pair<ImportField, std::string>> columns;
    for (const auto& [name, column] : document["columns"].items()) {
        const auto field = fieldOrError(name);
        if (!field)
            return tl::unexpected(field.error());
        if (!column.is_string())
            return failure(ErrorCode::InvalidInput, "the profile's column for " + name + " is not a text");
        columns.emplace_back(*field, column.get<std::string>());
    }
    ImportProfile profile = mappedProfile(columns);
    for (auto [key, target] :
         {std::pair{"name", &profile.name}, {"title", &profile.title}, {"currency", &profile.currency}}) {
        if (document.contains(key) && document[key].is_string())
            *target = document[key].get<std::string>();
    }
    return completed(std::move(profile));
}

} // namespace ms::workflow
