// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/propose.h"

#include "approvals/refusal_sentences.h"
#include "approvals/state.h"
#include "approvals/types.h"
#include "approvals/validation.h"
#include "core/version.h"
#include "workflow/approval_evidence.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/people.h"
#include "workflow/supplier_price_book.h"
#include "workflow/transfer_stock.h"
#include "workspace/import_repository.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/settings.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace ms::workflow {
namespace {

using approvals::PriceChange;
using approvals::Proposal;
using approvals::Reorder;
using approvals::State;
using approvals::Transfer;

/// A sales export knows neither suppliers nor places. Its reorders become drafts that a person completes in the shop.
constexpr const char* unassignedSupplier = "unassigned";
constexpr const char* firstLocation = "main";

/// What the audit log keeps of a batch: which proposals, a hash of what they say, the first reasons, the engines'
/// version, and the newest import that they rest on.
Result<std::string> auditDetail(workspace::Workspace& workspace, const std::vector<Proposal>& stored)
{
    constexpr std::size_t mostReasons = 5;
    const auto imports = workspace::ImportRepository(workspace).all();
    if (!imports)
        return tl::unexpected(imports.error());
    std::vector<std::string> reasons;
    for (const Proposal& proposal : stored) {
        if (reasons.size() < mostReasons && std::find(reasons.begin(), reasons.end(), proposal.reason) == reasons.end())
            reasons.push_back(proposal.reason);
    }
    nlohmann::json detail{{"first", stored.front().id},         {"last", stored.back().id}, {"count", stored.size()},
                          {"content", proposedContent(stored)}, {"reasons", reasons},       {"engines", version()}};
    if (!imports->empty())
        detail["data"] = {{"import", imports->front().key.value},
                          {"file", imports->front().fileName},
                          {"sha256", imports->front().sha256}};
    return detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What proposing has to know of the workspace, read once.
struct Catalogue {
    Currency currency{};
    std::unordered_map<std::string, workspace::Product> products;
    std::unordered_map<std::int64_t, std::string> suppliers; // code by key
    std::set<std::string> supplierCodes;
    std::vector<std::string> locations; // codes, never empty
    bool hasLocation = false;           // the workspace has one already
    std::set<std::string> taken;        // what is under way: SKUs, SKU and location, SKU and both locations
    TransferStock free;                 // where transfers would leave
    SupplierPriceBook prices;
};

std::string reorderMark(const Sku& sku, const LocationId& location)
{
    return sku.text + '\x1f' + location.text;
}

std::string transferMark(const Transfer& transfer)
{
    return workflow::transferMark(transfer.sku, transfer.from, transfer.to);
}

/// Calls `visit` with every proposal that waits or is on its way.
template <class Visit>
Result<void> forEachUnderWay(workspace::Workspace& workspace, Visit visit)
{
    workspace::ProposalRepository repository(workspace);
    for (const State state : approvals::underWay) {
        const auto proposals = repository.inState(state);
        if (!proposals)
            return tl::unexpected(proposals.error());
        std::ranges::for_each(*proposals, visit);
    }
    return {};
}

Result<void> readTaken(workspace::Workspace& workspace, Catalogue& catalogue)
{
    return forEachUnderWay(workspace, [&catalogue](const Proposal& proposal) {
        if (const auto* price = std::get_if<PriceChange>(&proposal.change))
            catalogue.taken.insert(price->sku.text);
        else if (const auto* reorder = std::get_if<Reorder>(&proposal.change))
            catalogue.taken.insert(reorderMark(reorder->sku, reorder->location));
        else if (const auto* transfer = std::get_if<Transfer>(&proposal.change))
            catalogue.taken.insert(transferMark(*transfer));
    });
}

Result<Catalogue> readCatalogue(workspace::Workspace& workspace)
{
    Catalogue catalogue;
    const auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    catalogue.currency = settings->currency;
    const auto products = workspace::ProductRepository(workspace).forEach(
        [&](const workspace::Product& product) { catalogue.products.emplace(product.sku.text, product); });
    if (!products)
        return tl::unexpected(products.error());
    const auto suppliers = workspace::SupplierRepository(workspace).all();
    if (!suppliers)
        return tl::unexpected(suppliers.error());
    for (const workspace::Supplier& supplier : *suppliers) {
        catalogue.suppliers[supplier.key.value] = supplier.id.text;
        catalogue.supplierCodes.insert(supplier.id.text);
    }
    const auto locations = workspace::LocationRepository(workspace).all();
    if (!locations)
        return tl::unexpected(locations.error());
    for (const workspace::Location& location : *locations)
        catalogue.locations.push_back(location.id.text);
    catalogue.hasLocation = !catalogue.locations.empty();
    if (!catalogue.hasLocation)
        catalogue.locations.emplace_back(firstLocation);
    if (auto taken = readTaken(workspace, catalogue); !taken)
        return tl::unexpected(taken.error());
    auto prices = SupplierPriceBook::read(workspace);
    if (!prices)
        return tl::unexpected(prices.error());
    catalogue.prices = std::move(*prices);
    return catalogue;
}

namespace why = approvals::refusal_sentence;

tl::unexpected<Error> refuse(const Sku& sku, const Sentence& sentence)
{
    return approvals::refusedSku(ErrorCode::InvalidInput, sku, std::string(sentence.text));
}

tl::unexpected<Error> refuse(const Sku& sku, const Sentence& sentence, const std::string& value)
{
    return approvals::refusedSku(ErrorCode::InvalidInput, sku, sentence.with({value}));
}

Result<const workspace::Product*> productOf(const Catalogue& catalogue, const Sku& sku)
{
    const auto found = catalogue.products.find(sku.text);
    if (found == catalogue.products.end())
        return refuse(sku, why::unknownSku);
    return &found->second;
}

Result<approvals::Proposal> proposalOf(const PriceWish& wish, Catalogue& catalogue)
{
    const auto product = productOf(catalogue, wish.sku);
    if (!product)
        return tl::unexpected(product.error());
    if (!(*product)->priceMinor)
        return refuse(wish.sku, why::unknownPrice);
    const PriceChange change{wish.sku, {*(*product)->priceMinor, catalogue.currency}, wish.price};
    if (auto checked = approvals::validate(change, catalogue.currency); !checked)
        return tl::unexpected(checked.error());
    if (!catalogue.taken.insert(wish.sku.text).second)
        return refuse(wish.sku, why::priceUnderWay);
    Proposal proposal;
    proposal.change = change;
    return proposal;
}

Result<SupplierId> supplierOf(const ReorderWish& wish, const workspace::Product& product, const Catalogue& catalogue)
{
    if (wish.supplier) {
        if (!catalogue.supplierCodes.contains(wish.supplier->text))
            return refuse(wish.sku, why::noSupplier, wish.supplier->text);
        return *wish.supplier;
    }
    return SupplierId{product.supplier ? catalogue.suppliers.at(product.supplier->value) : unassignedSupplier};
}

Result<approvals::Proposal> proposalOf(const ReorderWish& wish, Catalogue& catalogue)
{
    const auto product = productOf(catalogue, wish.sku);
    if (!product)
        return tl::unexpected(product.error());
    const auto supplier = supplierOf(wish, **product, catalogue);
    if (!supplier)
        return tl::unexpected(supplier.error());
    const LocationId location = wish.location.text.empty() ? LocationId{catalogue.locations.front()} : wish.location;
    if (std::find(catalogue.locations.begin(), catalogue.locations.end(), location.text) == catalogue.locations.end())
        return refuse(wish.sku, why::noLocation, location.text);
    const auto costMinor = catalogue.prices.unitCostMinor(**product, wish.quantity.units);
    const Money cost = wish.unitCost ? *wish.unitCost : Money{costMinor.value_or(0), catalogue.currency};
    const Reorder reorder{wish.sku, location, *supplier, wish.quantity, cost, wish.expected};
    if (auto checked = approvals::validate(reorder, catalogue.currency); !checked)
        return tl::unexpected(checked.error());
    if (!catalogue.taken.insert(reorderMark(wish.sku, location)).second)
        return refuse(wish.sku, why::reorderUnderWay);
    Proposal proposal;
    proposal.change = reorder;
    return proposal;
}

Result<approvals::Proposal> proposalOf(const TransferWish& wish, Catalogue& catalogue)
{
    const auto product = productOf(catalogue, wish.sku);
    if (!product)
        return tl::unexpected(product.error());
    for (const LocationId& location : {wish.from, wish.to}) {
        if (std::find(catalogue.locations.begin(), catalogue.locations.end(), location.text) ==
            catalogue.locations.end())
            return refuse(wish.sku, why::noLocation, location.text);
    }
    const Transfer transfer{wish.sku, wish.from, wish.to, wish.quantity, wish.expected};
    if (auto checked = approvals::validate(transfer, catalogue.currency); !checked)
        return tl::unexpected(checked.error());
    if (catalogue.taken.contains(transferMark(transfer)))
        return refuse(wish.sku, why::transferUnderWay);
    if (auto taken = catalogue.free.take(transfer); !taken)
        return tl::unexpected(taken.error());
    catalogue.taken.insert(transferMark(transfer));
    Proposal proposal;
    proposal.change = transfer;
    return proposal;
}

/// Adds the supplier and the place that a sales export leaves out, where these reorders need them.
Result<void> completeMasterData(workspace::Workspace& workspace, const std::vector<Proposal>& proposals,
                                const Catalogue& catalogue)
{
    bool needsSupplier = false;
    for (const Proposal& proposal : proposals) {
        if (const auto* reorder = std::get_if<Reorder>(&proposal.change))
            needsSupplier |= !catalogue.supplierCodes.contains(reorder->supplier.text);
    }
    if (needsSupplier) {
        workspace::Supplier supplier;
        supplier.id.text = unassignedSupplier;
        supplier.name = unassignedSupplier;
        if (auto added = workspace::SupplierRepository(workspace).add(supplier); !added)
            return tl::unexpected(added.error());
    }
    if (!catalogue.hasLocation) {
        workspace::Location location;
        location.id.text = firstLocation;
        if (auto added = workspace::LocationRepository(workspace).add(location); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

/// The good wishes as submitted proposals; the others go to `refused`.
template <class Wish>
std::vector<Proposal> sorted(const Proposer& proposer, const std::vector<Wish>& wishes, Catalogue& catalogue,
                             std::vector<RefusedWish>& refused)
{
    std::vector<Proposal> good;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        auto proposal = proposalOf(wishes[i], catalogue);
        if (!proposal) {
            refused.push_back({static_cast<std::int64_t>(i) + 1, wishes[i].sku, proposal.error().detail});
            continue;
        }
        proposal->state = State::Submitted;
        proposal->author = proposer.author;
        proposal->reason = wishes[i].reason;
        proposal->explanation = wishes[i].explanation;
        proposal->effect = wishes[i].effect;
        proposal->proposedAt = proposer.at;
        good.push_back(std::move(*proposal));
    }
    return good;
}

template <class Wish>
Result<ProposedBatch> propose(const Proposer& proposer, const std::vector<Wish>& wishes, Progress& progress)
{
    if (proposer.author.empty())
        return failure(ErrorCode::InvalidInput, "a proposal needs the name of its author");
    if (wishes.empty())
        return failure(ErrorCode::InvalidInput, "there is nothing to propose");
    auto workspace = workspace::Workspace::open(proposer.workspace, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = workspace->begin(); // from here on nobody else writes: what was read stays true
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (auto allowed = mayAct(*workspace, proposer.author, approvals::Act::Propose); !allowed)
        return tl::unexpected(allowed.error());
    auto catalogue = readCatalogue(*workspace);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    if constexpr (std::is_same_v<Wish, TransferWish>) {
        std::set<LocationId> from;
        for (const Wish& wish : wishes)
            from.insert(wish.from);
        auto free = TransferStock::read(*workspace, from, std::chrono::floor<std::chrono::days>(proposer.at));
        if (!free)
            return tl::unexpected(free.error());
        catalogue->free = std::move(*free);
    }
    ProposedBatch batch;
    const std::vector<Proposal> good = sorted(proposer, wishes, *catalogue, batch.refused);
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "nothing was proposed");
    if (good.empty())
        return batch;
    if (std::holds_alternative<Reorder>(good.front().change)) {
        if (auto complete = completeMasterData(*workspace, good, *catalogue); !complete)
            return tl::unexpected(complete.error());
    }
    const auto stored = workspace::ProposalRepository(*workspace).add(good);
    if (!stored)
        return tl::unexpected(stored.error());
    batch.batch = stored->front().batch;
    batch.proposals = static_cast<std::int64_t>(stored->size());
    const auto detail = auditDetail(*workspace, *stored);
    if (!detail)
        return tl::unexpected(detail.error());
    const auto recorded =
        recordAudit(*workspace, proposer.author, "propose", "batch " + std::to_string(batch.batch), *detail, unixNow());
    if (!recorded)
        return tl::unexpected(recorded.error());
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    progress.report(batch.proposals, batch.proposals);
    return batch;
}

} // namespace

std::string transferMark(const Sku& sku, const LocationId& from, const LocationId& to)
{
    return sku.text + '\x1f' + from.text + '\x1f' + to.text;
}

Result<std::set<std::string>> transfersUnderWay(workspace::Workspace& workspace)
{
    std::set<std::string> marks;
    const auto read = forEachUnderWay(workspace, [&marks](const Proposal& proposal) {
        if (const auto* transfer = std::get_if<Transfer>(&proposal.change))
            marks.insert(transferMark(*transfer));
    });
    return read.map([&marks] { return std::move(marks); });
}

Result<ProposedBatch> proposePrices(const Proposer& proposer, const std::vector<PriceWish>& wishes, Progress& progress)
{
    return propose(proposer, wishes, progress);
}

Result<ProposedBatch> proposeReorders(const Proposer& proposer, const std::vector<ReorderWish>& wishes,
                                      Progress& progress)
{
    return propose(proposer, wishes, progress);
}

Result<ProposedBatch> proposeTransfers(const Proposer& proposer, const std::vector<TransferWish>& wishes,
                                       Progress& progress)
{
    return propose(proposer, wishes, progress);
}

} // namespace ms::workflow
