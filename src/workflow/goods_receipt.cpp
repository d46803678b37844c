// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/goods_receipt.h"

#include "approvals/role.h"
#include "workflow/audit.h"
#include "workflow/people.h"
#include "workspace/product_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/receipt_repository.h"
#include "workspace/transaction.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace ms::workflow {
namespace {

using workspace::PurchaseOrder;
using workspace::PurchaseOrderLine;
using workspace::Workspace;

/// A purchase order that is being changed, and nobody else who writes.
struct OpenOrder {
    Workspace workspace;
    workspace::Transaction transaction;
    PurchaseOrder order;
    std::unordered_map<std::int64_t, Sku> skus; ///< by product key
};

Result<OpenOrder> openOrder(const std::filesystem::path& path, const std::string& code, const std::string& actor)
{
    auto workspace = Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    if (auto may = mayAct(*workspace, actor, approvals::Act::Propose); !may)
        return tl::unexpected(may.error());
    auto transaction = workspace->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto order = workspace::PurchaseOrderRepository(*workspace).byCode(code);
    if (!order)
        return tl::unexpected(order.error());
    if (!*order)
        return failure(ErrorCode::NotFound, "there is no purchase order '" + code + "'");
    OpenOrder open{std::move(*workspace), std::move(*transaction), std::move(**order), {}};
    const auto read = workspace::ProductRepository(open.workspace).forEach([&](const workspace::Product& product) {
        if (std::ranges::find(open.order.lines, product.key, &PurchaseOrderLine::product) != open.order.lines.end())
            open.skus.emplace(product.key.value, product.sku);
    });
    if (!read)
        return tl::unexpected(read.error());
    return open;
}

/// The lines that a receipt speaks of, with what is open of each in `ordered`.
Result<std::vector<PurchaseOrderLine>> linesOf(OpenOrder& open, const GoodsReceipt& receipt)
{
    const auto receipts = workspace::ReceiptRepository(open.workspace).of(open.order.key);
    if (!receipts)
        return tl::unexpected(receipts.error());
    std::vector<PurchaseOrderLine> lines;
    bool onOrder = false;
    for (PurchaseOrderLine line : open.order.lines) {
        if (receipt.sku && open.skus[line.product.value] != *receipt.sku)
            continue;
        onOrder = true;
        line.ordered.units -= line.received.units;
        if (!workspace::givenUp(*receipts, line.product) && line.ordered.units > 0)
            lines.push_back(line);
    }
    const std::string name = "purchase order '" + receipt.order + "'";
    if (receipt.sku && !onOrder)
        return failure(ErrorCode::NotFound, "sku " + receipt.sku->text + " is not on " + name);
    if (open.order.receivedDay || lines.empty())
        return failure(ErrorCode::InvalidInput, "nothing is open on " + name);
    if (receipt.day < open.order.orderedDay)
        return failure(ErrorCode::InvalidInput, name + " was placed on " + toIsoText(open.order.orderedDay) +
                                                    ", after " + toIsoText(receipt.day));
    // A day of grace, for the shop's own clock may be ahead of UTC.
    if (receipt.day >
        std::chrono::floor<std::chrono::days>(ShopTime{std::chrono::seconds{receipt.at}}) + std::chrono::days{1})
        return failure(ErrorCode::InvalidInput, toIsoText(receipt.day) + " is in the future");
    if (!receipt.units)
        return lines;
    if (receipt.lost || lines.size() > 1)
        return failure(ErrorCode::InvalidInput, "units are of one sku of " + name + ", and not of what is lost");
    const std::int64_t left = lines.front().ordered.units;
    if (receipt.units->units < 1 || receipt.units->units > left)
        return failure(ErrorCode::InvalidInput, std::to_string(receipt.units->units) + " units, but " +
                                                    std::to_string(left) + " are open on " + name);
    lines.front().ordered = *receipt.units;
    return lines;
}

/// Keeps what was done, with the audit entry `action`.
Result<ReceivedGoods> keep(OpenOrder& open, ReceivedGoods done, const char* action, Day day, const std::string& actor,
                           std::int64_t at)
{
    nlohmann::json detail{{"act", done.act}, {"day", toIsoText(day)}, {"lines", nlohmann::json::array()}};
    for (const ReceivedGoods::Line& line : done.lines)
        detail["lines"].push_back({{"sku", line.sku.text}, {"units", line.units.units}});
    if (auto noted = recordAudit(open.workspace, actor, action, done.order, detail.dump(), at); !noted)
        return tl::unexpected(noted.error());
    const auto after = workspace::PurchaseOrderRepository(open.workspace).byCode(done.order);
    if (!after)
        return tl::unexpected(after.error());
    done.complete = *after && (*after)->receivedDay;
    if (auto kept = open.transaction.commit(); !kept)
        return tl::unexpected(kept.error());
    return done;
}

} // namespace

Result<ReceivedGoods> receiveGoods(const std::filesystem::path& path, const GoodsReceipt& receipt)
{
    auto open = openOrder(path, receipt.order, receipt.actor);
    if (!open)
        return tl::unexpected(open.error());
    const auto lines = linesOf(*open, receipt);
    if (!lines)
        return tl::unexpected(lines.error());
    workspace::ReceiptRepository receipts(open->workspace);
    const auto act = receipts.nextAct();
    if (!act)
        return tl::unexpected(act.error());
    ReceivedGoods done{receipt.order, *act, {}, false};
    for (const PurchaseOrderLine& line : *lines) {
        const Quantity came = receipt.lost ? Quantity{0} : line.ordered;
        if (auto added = receipts.add({0, open->order.key, line.product, receipt.day, came, *act, {}}); !added)
            return tl::unexpected(added.error());
        done.lines.push_back({open->skus[line.product.value], line.ordered});
    }
    if (auto settled = receipts.settle(open->order.key); !settled)
        return tl::unexpected(settled.error());
    return keep(*open, std::move(done), receipt.lost ? "purchase order given up" : "goods received", receipt.day,
                receipt.actor, receipt.at);
}

Result<ReceivedGoods> undoReceipt(const std::filesystem::path& path, const std::string& order, std::int64_t act,
                                  const std::string& actor, std::int64_t at)
{
    auto open = openOrder(path, order, actor);
    if (!open)
        return tl::unexpected(open.error());
    workspace::ReceiptRepository receipts(open->workspace);
    const auto known = receipts.of(open->order.key);
    if (!known)
        return tl::unexpected(known.error());
    if (act == 0) {
        for (const workspace::Receipt& one : *known)
            act = std::max(act, one.act);
    }
    ReceivedGoods done{order, act, {}, false};
    Day day{};
    for (const workspace::Receipt& one : *known) {
        if (act == 0 || one.act != act)
            continue;
        done.lines.push_back({open->skus[one.product.value], one.units});
        day = one.day;
    }
    if (done.lines.empty())
        return failure(ErrorCode::NotFound, "nobody wrote down what came of purchase order '" + order + "'");
    if (auto undone = receipts.undo(open->order.key, act); !undone)
        return tl::unexpected(undone.error());
    return keep(*open, std::move(done), "receipt taken back", day, actor, at);
}

} // namespace ms::workflow
