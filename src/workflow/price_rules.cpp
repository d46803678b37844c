// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

namespace ms::workflow {

namespace {

using nlohmann::json;
using pricing::Guardrails;
using pricing::RuleValue;

/// Reads one JSON object key by key; the first problem stays.
class RulesParser {
public:
    explicit RulesParser(std::string name) : m_name(std::move(name)) {}

    Result<PriceRules> parse(const json& root)
    {
        if (!root.is_object())
            return wrong("the file", "an object");
        for (const auto& [key, value] : root.items())
            readTopKey(key, value);
        for (const auto& [product, value] : m_products.items()) {
            Guardrails rules = m_rules.all;
            readRules(product, value, rules);
            m_rules.products[product] = rules;
        }
        if (!m_problem.empty())
            return failure(ErrorCode::InvalidInput, m_problem);
        return m_rules;
    }

private:
    tl::unexpected<Error> wrong(const std::string& key, const std::string& expected)
    {
        if (m_problem.empty())
            m_problem = m_name + ", " + key + ": " + expected + " was expected";
        return failure(ErrorCode::InvalidInput, m_problem);
    }

    void readTopKey(const std::string& key, const json& value)
    {
        if (key == "decimals")
            readInteger(key, value, 0, 6, m_rules.decimals);
        else if (key == "periods")
            readInteger(key, value, 1, 520, m_rules.periods);
        else if (key == "max_changes") {
            int most = 0;
            readInteger(key, value, 0, 1'000'000'000, most);
            m_rules.maxChanges = static_cast<std::size_t>(most);
        } else if (key == "objective")
            readObjective(value);
        else if (key == "tax_rate")
            readShare(key, value, 9.99, m_rules.taxRate);
        else if (key == "competitor_reaction")
            readShare(key, value, 1, m_rules.competitorReaction);
        else if (key == "prior_periods")
            readInteger(key, value, 1, 520, m_rules.priorPeriods);
        else if (key == "families")
            readFamilies(value);
        else if (key == "lists")
            readLists(value);
        else if (key == "rules")
            m_all = value;
        else if (key == "products" && value.is_object())
            m_products = value;
        else
            wrong(key, "one of decimals, periods, objective, max_changes, tax_rate, competitor_reaction, "
                       "prior_periods, families, lists, rules, products");
        // Prices depend on the decimals, which may stand after them.
        if (key == "rules" || key == "decimals") {
            m_rules.all = {};
            readRules("rules", m_all, m_rules.all);
        }
    }

    void readInteger(const std::string& key, const json& value, int low, int high, int& into)
    {
        if (!value.is_number_integer() || value.get<std::int64_t>() < low || value.get<std::int64_t>() > high) {
            wrong(key, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
            return;
        }
        into = value.get<int>();
    }

    void readShare(const std::string& key, const json& value, double most, double& into)
    {
        if (!value.is_number() || !(value.get<double>() >= 0) || value.get<double>() > most)
            wrong(key, "a number from 0 to " + std::to_string(static_cast<int>(std::ceil(most))));
        else
            into = value.get<double>();
    }

    void readFamilies(const json& value)
    {
        if (!value.is_array()) {
            wrong("families", "a list of families");
            return;
        }
        for (const json& entry : value) {
            FamilyRule family;
            const bool whole = entry.is_object() && entry.contains("members") && entry["members"].is_array() &&
                               std::ranges::all_of(entry["members"], [](const json& m) { return m.is_string(); });
            if (!whole) {
                wrong("families", "an object with members, a list of product ids,");
                return;
            }
            family.name = entry.value("name", "number " + std::to_string(m_rules.families.size() + 1));
            family.members = entry["members"].get<std::vector<std::string>>();
            for (const auto& [key, into] : {std::pair("least", &family.least), std::pair("most", &family.most)})
                if (entry.contains(key) && entry[key].is_number())
                    *into = entry[key].get<double>();
            if (!(family.least > 0) || family.most < family.least)
                wrong("families, " + family.name, "0 < least <= most");
            for (const std::string& member : family.members)
                if (!m_members.insert(member).second)
                    wrong("families, " + family.name + ", " + member, "a product in one family only, once,");
            m_rules.families.push_back(std::move(family));
        }
    }

    void readLists(const json& value)
    {
        if (!value.is_array())
            return void(wrong("lists", "a list of price lists"));
        for (const json& entry : value) {
            NamedPriceList named;
            const auto text = [&](const char* key) {
                return entry.is_object() && entry.contains(key) && entry[key].is_string()
                           ? entry[key].get<std::string>()
                           : std::string();
            };
            named.name = text("name");
            const auto currency = Currency::parse(text("currency"));
            if (named.name.empty() || !currency)
                return void(wrong("lists", "an object with a name and a currency such as EUR"));
            const std::string where = "lists, " + named.name;
            named.list.currency = *currency;
            for (const auto& [key, field] : entry.items()) {
                if (key == "rate" && field.is_number() && field.get<double>() > 0)
                    named.list.rate = field.get<double>();
                else if (key == "tax_rate")
                    readShare(where + ", tax_rate", field, 9.99, named.list.taxRate);
                else if (key == "prices_include_tax" && field.is_boolean())
                    named.list.pricesIncludeTax = field.get<bool>();
                else if (key == "endings") {
                    Guardrails holder;
                    readEndings(where, field, holder, std::pow(10.0, currency->decimals()));
                    named.list.endings = holder.endings;
                } else if (key != "name" && key != "currency")
                    wrong(where + ", " + key, "rate above 0, tax_rate, prices_include_tax or endings");
            }
            if (std::ranges::find(m_rules.lists, named.name, &NamedPriceList::name) != m_rules.lists.end())
                wrong(where, "a name that no other list has");
            m_rules.lists.push_back(std::move(named));
        }
    }

    void readObjective(const json& value)
    {
        m_rules.objective = {0, 0, 0};
        const auto weight = [&](const std::string& name, double amount) {
            if (name == "margin")
                m_rules.objective.margin = amount;
            else if (name == "revenue")
                m_rules.objective.revenue = amount;
            else if (name == "units")
                m_rules.objective.units = amount;
            else
                wrong("objective", "margin, revenue or units");
        };
        if (value.is_string())
            return weight(value.get<std::string>(), 1);
        if (!value.is_object() || value.empty()) {
            wrong("objective", "a name, or an object of weights");
            return;
        }
        for (const auto& [name, amount] : value.items()) {
            if (amount.is_number() && amount.get<double>() >= 0)
                weight(name, amount.get<double>());
            else
                wrong("objective", "a weight of 0 or more");
        }
    }

    void readRules(const std::string& where, const json& object, Guardrails& rules)
    {
        if (!object.is_object()) {
            wrong(where, "an object of rules");
            return;
        }
        const double minor = m_rules.minorPerUnit();
        for (const auto& [key, value] : object.items()) {
            if (key == "endings")
                readEndings(where, value, rules, minor);
            else if (key == "step")
                readValue(where, key, value, 1, rules.step);
            else if (key == "floor")
                readValue(where, key, value, minor, rules.floor);
            else if (key == "ceiling")
                readValue(where, key, value, minor, rules.ceiling);
            else if (key == "margin_floor")
                readValue(where, key, value, 1, rules.marginFloor);
            else if (key == "minimum_advertised")
                readValue(where, key, value, minor, rules.minimumAdvertised);
            else if (key == "competitor_index")
                readValue(where, key, value, 1, rules.competitorIndex);
            else if (key == "competitor_least")
                readValue(where, key, value, 1, rules.competitorLeast);
            else if (key == "competitor_max_age" && value.is_number_integer())
                rules.competitorMaxAge = value.get<int>();
            else if (key == "reduction")
                readValue(where, key, value, 1, rules.reduction);
            else if (key == "change_interval")
                readValue(where, key, value, 1, rules.changeInterval);
            else
                wrong(where + "." + key, "a rule that `merchant price rules --help` names");
        }
        if (auto checked = pricing::checkGuardrails(rules); !checked && m_problem.empty())
            m_problem = m_name + ", " + where + ": " + checked.error().detail;
    }

    void readValue(const std::string& where, const std::string& key, const json& value, double scale,
                   std::optional<RuleValue>& into)
    {
        if (value.is_null())
            into.reset();
        else if (value.is_number())
            into = RuleValue{value.get<double>() * scale, true};
        else if (value.is_object() && value.contains("value") && value["value"].is_number())
            into = RuleValue{value["value"].get<double>() * scale, !(value.contains("soft") && value["soft"] == true)};
        else
            wrong(where + "." + key, "a number, null, or {\"value\": number, \"soft\": true}");
    }

    void readEndings(const std::string& where, const json& value, Guardrails& rules, double minorPerUnit)
    {
        rules.endings.clear();
        rules.endingsHard = value.is_object() && value.contains("soft") && value["soft"] == false;
        const bool banded = value.is_object() && value.contains("bands") && value["bands"].is_array();
        const json bands = banded ? value["bands"] : json::array({value.is_array() ? json{{"values", value}} : value});
        for (const json& entry : bands) {
            const bool whole =
                entry.is_object() && entry.contains("values") && entry["values"].is_array() &&
                std::ranges::all_of(entry["values"], [](const json& e) { return e.is_number_integer(); });
            if (!whole || !entry.value("from", json(0)).is_number()) {
                wrong(where + ".endings", "a list of last digits such as [99, 95], or bands of them,");
                return;
            }
            const double from = entry.value("from", 0.0) * minorPerUnit;
            const int digits = entry.value("digits", 2);
            rules.endings.push_back({static_cast<std::int64_t>(std::llround(from)),
                                     entry["values"].get<std::vector<int>>(),
                                     digits == 1   ? 10
                                     : digits == 3 ? 1000
                                                   : 100});
        }
        if (rules.endings.size() == 1 && rules.endings.front().endings.empty())
            rules.endings.clear();
    }

    std::string m_name;
    std::string m_problem;
    PriceRules m_rules;
    std::set<std::string> m_members; ///< of all families
    json m_all = json::object();
    json m_products = json::object();
};

} // namespace

double PriceRules::minorPerUnit() const
{
    return std::pow(10.0, decimals);
}

const Guardrails& PriceRules::of(const std::string& product) const
{
    const auto own = products.find(product);
    return own == products.end() ? all : own->second;
}

Result<PriceRules> parsePriceRules(std::string_view text, const std::string& name)
{
    const json root = json::parse(text, nullptr, false);
    if (root.is_discarded())
        return failure(ErrorCode::InvalidInput, name + " is not JSON");
    return RulesParser(name).parse(root);
}

Result<PriceRules> readPriceRules(const std::string& path)
{
    std::string text;
    if (path == "-") {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        std::ifstream file(path, std::ios::binary);
        if (!file)
            return failure(ErrorCode::NotFound, "no such file: " + path);
        text.assign(std::istreambuf_iterator<char>(file), {});
        if (file.bad())
            return failure(ErrorCode::ReadWrite, "reading " + path + " failed");
    }
    return parsePriceRules(text, path);
}

std::string_view priceRulesHelp()
{
    return R"(A rules file is one JSON object:
  {
    "decimals": 2,                    decimals of the currency
    "periods": 4,                     horizon over which effects are counted
    "objective": "margin",            or "revenue", "units", or weights: {"margin": 1, "units": 0.2}
    "max_changes": 500,               at most so many products change
    "tax_rate": 0.19,                 share on top of net that all prices include; costs are net
    "competitor_reaction": 0.5,       share of a price change that competitors follow
    "prior_periods": 5,               periods that hold the 30 days before a reduction
    "families": [                     price of each member over the one before it; without least and most: one price
      {"name": "Cola", "members": ["C-05", "C-10"], "least": 1.2, "most": 1.9}],
    "lists": [                        how other countries see the shop's prices, see `merchant price lists`
      {"name": "DE", "currency": "EUR", "rate": 1.17, "tax_rate": 0.19, "prices_include_tax": true, "endings": [99]}],
    "rules": {                        for every product
      "step": 0.10,                   largest change, share of the current price
      "floor": 1.00, "ceiling": 50,   prices in currency units
      "margin_floor": 0.20,           smallest (price - cost) / price
      "minimum_advertised": 9.95,     the brand's minimum advertised price
      "competitor_index": 1.05,       largest price / competitor price; absurd and outlying ones are ignored...
      "competitor_least": 0.90,       smallest price / competitor price
      "competitor_max_age": 8,        ...and those older than so many periods
      "reduction": 0.05,              announced reduction: so much below the lowest price of 30 days
      "change_interval": 4,           periods a price stands before it changes again
      "endings": [99, 95]             last two digits; hard with {"values": [99], "soft": false}; by price with
                                      {"bands": [{"from": 0, "values": [9], "digits": 1}, {"from": 10, "values": [99]}]}
    },
    "products": {"A-17": {"floor": 2.50, "step": null}}   these start from "rules"
  }
Rules are hard: no price breaks one, and where they contradict each other nothing is proposed. A soft rule,
{"value": 2.50, "soft": true}, yields to hard ones. Endings are soft unless said otherwise.)";
}

} // namespace ms::workflow
