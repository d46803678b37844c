// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "pricing/optimise.h"
#include "pricing/price_list.h"

#include <map>
#include <string>
#include <string_view>

namespace ms::workflow {

/// A family as the file names it.
struct FamilyRule {
    std::string name;
    std::vector<std::string> members;
    double least = 1; ///< price of a member over the one before it
    double most = 1;
};

/// A price list as the file names it: how one country or channel sees the shop's prices.
struct NamedPriceList {
    std::string name; ///< one of a kind, not empty
    pricing::PriceList list;
};

/// The rules of a shop, as its JSON file states them. Prices there are in currency units, here in minor units.
struct PriceRules {
    int decimals = 2; ///< of the currency; 4 for prices such as 0.0312 an ounce
    int periods = 4;  ///< horizon over which effects are counted
    pricing::Objective objective;
    std::optional<std::size_t> maxChanges;
    double taxRate = 0;            ///< that all prices of the files include
    double competitorReaction = 0; ///< 0..1: share of a price change that competitors follow
    int priorPeriods = 5;          ///< periods of the files that hold the 30 days before a reduction
    std::vector<FamilyRule> families;
    std::vector<NamedPriceList> lists;
    pricing::Guardrails all;                             ///< for every product...
    std::map<std::string, pricing::Guardrails> products; ///< ...but these, whose rules start from `all`

    [[nodiscard]] double minorPerUnit() const;
    [[nodiscard]] const pricing::Guardrails& of(const std::string& product) const;
};

/// Errors: InvalidInput naming `name` and the key: not JSON, a key that is not known, a value outside its range.
Result<PriceRules> parsePriceRules(std::string_view json, const std::string& name);
/// The same for a file; "-" is standard input. Errors: also NotFound, ReadWrite.
Result<PriceRules> readPriceRules(const std::string& path);

/// The format, for --help.
std::string_view priceRulesHelp();

} // namespace ms::workflow
