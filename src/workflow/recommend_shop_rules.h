// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "recommend/list_rules.h"
#include "workflow/recommend_input.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ms::workflow {

/// What a shop wants of every list, as its JSON file states it.
struct ShopRules {
    std::vector<std::string> excluded; ///< item ids that are never shown
    std::vector<std::string> pinned;   ///< shown first, in this order
    std::vector<std::string> buried;   ///< shown last
    std::vector<std::string> promoted; ///< beside the items that the items file calls promoted
    std::vector<std::string>
        consumable;                    ///< categories whose goods are bought again: shown though the customer has them
    double promotedShare = 0;          ///< of a list's places, in [0, 1]
    std::size_t mostOfCategory = 0;    ///< places of one category in a list; 0: any number
    std::optional<double> marginFloor; ///< least (price - cost) / price; items of unknown margin stay
    bool showOutOfStock = false;       ///< of items whose stock the items file tells
    double diversity = 0;              ///< in [0, 1], see recommend::shapeList
};

/// Errors: InvalidInput naming `name` and the key: not JSON, a key that is not known, a value outside its range.
Result<ShopRules> parseShopRules(std::string_view json, const std::string& name);
/// The same for a file. Errors: also NotFound, ReadWrite.
Result<ShopRules> readShopRules(const std::string& path);
/// The format, for --help.
std::string_view shopRulesHelp();

/// What rules ask of an item; columns of an items file.
struct ItemFacts {
    std::string category;        ///< empty: none
    std::optional<double> price; ///< a unit, any currency
    std::optional<double> cost;  ///< a unit, the same currency
    std::optional<double> stock; ///< units on hand
    bool promoted = false;
};

/// Reads category, price, cost, stock and promoted (1 or yes) by item_id; a number that cannot be read is not known.
/// One entry an item of `items`. Errors: as sources::CsvReader.
Result<std::vector<ItemFacts>> readItemFacts(const std::string& path, const IdList& items);

/// Rules by a model's indices, ready for any number of lists. It owns what its ListRules look at.
class RuleMarks {
public:
    /// `facts` has one entry an item of `items`. Ids that nobody knows are left out.
    RuleMarks(const ShopRules& rules, const IdList& items, const std::vector<ItemFacts>& facts);

    /// Diversity needs to know what is alike.
    void setLikeness(std::shared_ptr<const recommend::ItemLikeness> likeness) { m_likeness = std::move(likeness); }

    [[nodiscard]] recommend::ListRules listRules() const;
    [[nodiscard]] const std::vector<recommend::ItemIndex>& pinned() const { return m_pinned; }

private:
    std::vector<std::uint8_t> m_blocked, m_consumable, m_buried, m_promoted;
    std::vector<std::uint32_t> m_group;
    std::vector<recommend::ItemIndex> m_pinned;
    double m_promotedShare = 0;
    std::size_t m_mostOfGroup = 0;
    double m_diversity = 0;
    std::shared_ptr<const recommend::ItemLikeness> m_likeness;
};

} // namespace ms::workflow
