// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_shop_rules.h"

#include "sources/csv_reader.h"
#include "workflow/whole_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace ms::workflow {

namespace {

using nlohmann::json;

/// Reads one JSON object key by key; the first problem stays.
class Parser {
public:
    explicit Parser(std::string name) : m_name(std::move(name)) {}

    Result<ShopRules> parse(const json& root)
    {
        if (!root.is_object())
            wrong("the file", "an object");
        else
            for (const auto& [key, value] : root.items())
                read(key, value);
        if (!m_problem.empty())
            return failure(ErrorCode::InvalidInput, m_problem);
        return m_rules;
    }

private:
    void wrong(const std::string& key, const std::string& expected)
    {
        if (m_problem.empty())
            m_problem = m_name + ", " + key + ": " + expected + " was expected";
    }

    void read(const std::string& key, const json& value)
    {
        if (key == "exclude")
            texts(key, value, m_rules.excluded);
        else if (key == "pin")
            texts(key, value, m_rules.pinned);
        else if (key == "bury")
            texts(key, value, m_rules.buried);
        else if (key == "promote")
            texts(key, value, m_rules.promoted);
        else if (key == "consumable_categories")
            texts(key, value, m_rules.consumable);
        else if (key == "promoted_share")
            m_rules.promotedShare = number(key, value, 0, 1);
        else if (key == "diversity")
            m_rules.diversity = number(key, value, 0, 1);
        else if (key == "margin_floor")
            m_rules.marginFloor = number(key, value, -1, 1);
        else if (key == "most_of_category" && value.is_number_unsigned())
            m_rules.mostOfCategory = value.get<std::size_t>();
        else if (key == "show_out_of_stock" && value.is_boolean())
            m_rules.showOutOfStock = value.get<bool>();
        else
            wrong(key, "one of the keys and values that --help lists");
    }

    void texts(const std::string& key, const json& value, std::vector<std::string>& into)
    {
        if (!value.is_array() ||
            !std::all_of(value.begin(), value.end(), [](const json& one) { return one.is_string(); }))
            return wrong(key, "a list of texts");
        into = value.get<std::vector<std::string>>();
    }

    double number(const std::string& key, const json& value, double low, double high)
    {
        if (value.is_number() && value.get<double>() >= low && value.get<double>() <= high)
            return value.get<double>();
        wrong(key, "a number from " + std::to_string(static_cast<int>(low)) + " to " +
                       std::to_string(static_cast<int>(high)));
        return low;
    }

    std::string m_name;
    ShopRules m_rules;
    std::string m_problem;
};

std::optional<double> numberIn(const sources::CsvRow& row, std::optional<std::size_t> column)
{
    if (!column)
        return std::nullopt;
    const auto number = sources::parseNumber(row[*column]);
    return number ? std::optional(*number) : std::nullopt;
}

bool below(const ItemFacts& of, double floor)
{
    return of.price && of.cost && *of.price > 0 && (*of.price - *of.cost) / *of.price < floor;
}

} // namespace

Result<ShopRules> parseShopRules(std::string_view text, const std::string& name)
try {
    return Parser(name).parse(json::parse(text));
} catch (const json::exception& error) {
    return failure(ErrorCode::InvalidInput, name + ": is not JSON: " + error.what());
}

Result<ShopRules> readShopRules(const std::string& path)
{
    const auto text = readWholeFile(path);
    if (!text)
        return tl::unexpected(text.error());
    return parseShopRules(*text, "file " + path);
}

std::string_view shopRulesHelp()
{
    return R"(A JSON object; every key may be left out:
  "exclude": ["id"...]                never shown
  "pin": ["id"...]                    shown first, in this order
  "bury": ["id"...]                   shown last
  "promote": ["id"...]                promoted, beside the items whose column promoted says so
  "promoted_share": 0..1              of the places of every list, as long as there are any
  "most_of_category": n               places of one category in a list
  "margin_floor": -1..1               least (price - cost) / price; items of unknown margin stay
  "show_out_of_stock": true|false     items whose column stock is 0 or less are hidden otherwise
  "consumable_categories": ["name"...] bought again: shown though the customer has them
  "diversity": 0..1                   0 the model's own order
Columns of the items file: category, price, cost, stock, promoted.)";
}

Result<std::vector<ItemFacts>> readItemFacts(const std::string& path, const IdList& items)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto item = reader->column("item_id");
    if (!item)
        return tl::unexpected(item.error());
    const auto category = reader->findColumn("category");
    const auto price = reader->findColumn("price");
    const auto cost = reader->findColumn("cost");
    const auto stock = reader->findColumn("stock");
    const auto promoted = reader->findColumn("promoted");
    std::vector<ItemFacts> facts(items.size());
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return facts;
        const auto row = reader->row();
        const auto known = items.find(row[*item]);
        if (!known)
            continue;
        ItemFacts& of = facts[*known];
        if (category)
            of.category = row[*category];
        of.price = numberIn(row, price);
        of.cost = numberIn(row, cost);
        of.stock = numberIn(row, stock);
        of.promoted = promoted && (row[*promoted] == "1" || row[*promoted] == "yes" || row[*promoted] == "true");
    }
}

RuleMarks::RuleMarks(const ShopRules& rules, const IdList& items, const std::vector<ItemFacts>& facts)
    : m_promotedShare(rules.promotedShare), m_mostOfGroup(rules.mostOfCategory), m_diversity(rules.diversity)
{
    for (auto* const marks : {&m_blocked, &m_consumable, &m_buried, &m_promoted})
        marks->assign(items.size(), 0);
    m_group.assign(items.size(), 0);
    std::unordered_map<std::string, std::uint32_t> groups;
    for (std::size_t i = 0; i < std::min(facts.size(), items.size()); ++i) {
        const ItemFacts& of = facts[i];
        const bool gone = !rules.showOutOfStock && of.stock && *of.stock <= 0;
        m_blocked[i] = gone || (rules.marginFloor && below(of, *rules.marginFloor)) ? 1 : 0;
        m_promoted[i] = of.promoted ? 1 : 0;
        if (of.category.empty())
            continue;
        m_group[i] = groups.try_emplace(of.category, static_cast<std::uint32_t>(groups.size()) + 1).first->second;
        m_consumable[i] =
            std::find(rules.consumable.begin(), rules.consumable.end(), of.category) != rules.consumable.end() ? 1 : 0;
    }
    const auto mark = [&](const std::vector<std::string>& ids, std::vector<std::uint8_t>& marks) {
        for (const std::string& id : ids)
            if (const auto known = items.find(id))
                marks[*known] = 1;
    };
    mark(rules.excluded, m_blocked);
    mark(rules.buried, m_buried);
    mark(rules.promoted, m_promoted);
    for (const std::string& id : rules.pinned)
        if (const auto known = items.find(id))
            m_pinned.emplace_back(*known);
    if (std::count(m_buried.begin(), m_buried.end(), 1) == 0)
        m_buried.clear();
}

recommend::ListRules RuleMarks::listRules() const
{
    return {m_blocked, m_consumable,  m_buried,         m_promoted,  m_promotedShare,
            m_group,   m_mostOfGroup, m_likeness.get(), m_diversity, {}};
}

} // namespace ms::workflow
