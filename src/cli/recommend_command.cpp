// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/feature_store.h"
#include "workflow/recommend_evaluate.h"
#include "workflow/recommend_preview_file.h"
#include "workflow/recommend_rank.h"
#include "workflow/recommend_rules.h"
#include "workflow/recommend_shop_rules.h"

#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

void printModels()
{
    for (const recommend::ModelName& model : recommend::modelNames())
        std::cout << model.name << "  " << model.says << '\n';
}

Summary toSummary(const workflow::RankFilesSummary& run)
{
    Summary summary{{"model", run.model},
                    {"rows_read", run.rowsRead},
                    {"rows_rejected", run.rowsRejected},
                    {"rows_written", run.rowsWritten},
                    {"customers", run.customers},
                    {"items", run.items},
                    {"users_ranked", run.users},
                    {"users_cold", run.coldUsers},
                    {"places_popular", run.popularPlaces},
                    {"places_unknown", run.unknownPlaces},
                    {"fit_seconds", run.fitSeconds}};
    for (const recommend::TrialScore& score : run.trial)
        summary["trial_ndcg_at_10"][score.model] = score.ndcg;
    return summary;
}

void addRank(Commands& commands, CLI::App& recommend)
{
    auto request = std::make_shared<workflow::RankFilesRequest>();
    CLI::App& rank = commands.add("rank", "Rank items for customers: user_id,rank,item_id,score,reason", &recommend);
    rank.add_flag_callback(
        "--list-models",
        [] {
            printModels();
            throw CLI::Success();
        },
        "Print the models and end");
    rank.add_option("--interactions", request->interactions, "user_id,item_id and optional t or seq, weight")
        ->required();
    rank.add_option("--users", request->users,
                    "user_id and what is known of them; without it every customer of the interactions");
    rank.add_option("--candidates", request->candidates, "user_id,item_id: rank only these for each user");
    rank.add_option("--items", request->items, "item_id,title and attributes");
    rank.add_option("--rules", request->rules, "JSON of the shop's rules, see below");
    rank.footer("The rules file. " + std::string(workflow::shopRulesHelp()));
    rank.add_option("--model", request->fit.model, "One of --list-models")->capture_default_str();
    rank.add_option("--top", request->top, "Places of each list")->capture_default_str();
    rank.add_flag("--include-seen", request->fit.includeSeen, "Lists may show what a customer already has");
    rank.add_flag("!--no-reasons", request->explain, "Do not look for reasons, which takes most of the time");
    rank.add_option("--epochs", request->fit.sasRec.epochs, "transformer: most passes over the data")
        ->check(aboveZero())
        ->capture_default_str();
    rank.add_option("--save", request->save, "Folder to keep the trained model in");
    rank.add_option("--load", request->load, "Folder with a trained model to use instead of training");
    rank.add_option("--rejects", request->rejects, "CSV of the rows that could not be used");
    rank.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    commands.onRun(rank, [request](const Context& context) -> Result<Summary> {
        request->fit.threads = context.options.threads;
        request->fit.seed = context.options.seed;
        const auto run = workflow::rankFiles(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return toSummary(*run);
    });
}

void addEvaluate(Commands& commands, CLI::App& recommend)
{
    auto request = std::make_shared<workflow::EvaluateListsRequest>();
    CLI::App& evaluate = commands.add("evaluate", "Measure ranked lists against what customers took", &recommend);
    evaluate.add_option("--recommendations", request->recommendations, "user_id,rank,item_id")->required();
    evaluate.add_option("--actual", request->actual, "user_id,item_id")->required();
    evaluate.add_option("--train", request->train,
                        "user_id,item_id: counts as catalogue, and says what was seen and what is popular");
    evaluate.add_option("--against", request->against,
                        "user_id,rank,item_id of another model: is the difference more than chance?");
    evaluate.add_option("--k", request->k, "Places that count")->check(aboveZero())->capture_default_str();
    commands.onRun(evaluate, [request](const Context& context) -> Result<Summary> {
        const auto run = workflow::evaluateLists(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        const recommend::RankingMeasures& m = run->measures;
        Summary summary{{"k", request->k},
                        {"users", m.customers},
                        {"rows_read", run->rowsRead},
                        {"hr", m.hr},
                        {"ndcg", m.ndcg},
                        {"mrr", m.mrr},
                        {"recall", m.recall},
                        {"precision", m.precision},
                        {"coverage", m.coverage},
                        {"gini", m.gini},
                        {"seen_share", run->seenShare},
                        {"catalogue", run->catalogue}};
        if (run->popular) {
            summary["tail_share"] = m.tailShare;
            summary["popular_hr"] = run->popular->hr;
            summary["popular_ndcg"] = run->popular->ndcg;
        }
        if (run->other && run->difference) {
            summary["against_hr"] = run->other->hr;
            summary["against_ndcg"] = run->other->ndcg;
            summary["ndcg_difference"] = run->difference->mean;
            summary["difference_low95"] = run->difference->low95;
            summary["difference_high95"] = run->difference->high95;
            summary["p_value"] = run->difference->pValue;
        }
        return summary;
    });
}

void addRules(Commands& commands, CLI::App& recommend)
{
    auto request = std::make_shared<workflow::RuleFilesRequest>();
    CLI::App& rules = commands.add("rules", "Find what is bought together", &recommend);
    rules.add_option("--transactions", request->transactions, "transaction_id,item_id, one row an item")->required();
    rules.add_option("--min-support", request->limits.minSupport, "Least share of transactions")->capture_default_str();
    rules.add_option("--min-confidence", request->limits.minConfidence, "Least confidence")->capture_default_str();
    rules.add_option("--min-count", request->limits.minBaskets, "Least number of transactions")->capture_default_str();
    rules.add_option("--max-items", request->limits.maxItems, "Items of a whole rule, 2 to 5")->capture_default_str();
    rules.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    commands.onRun(rules, [request](const Context& context) -> Result<Summary> {
        const auto run = workflow::writeRules(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_read", run->rowsRead},
                       {"rows_rejected", run->rowsRejected},
                       {"rows_written", run->rowsWritten},
                       {"transactions", run->baskets},
                       {"items", run->items}};
    });
}

void addFeatures(Commands& commands, CLI::App& recommend)
{
    struct Asked {
        std::string workspace;
        std::string day;
        std::string out;
        workflow::FeatureSettings settings;
    };
    auto asked = std::make_shared<Asked>();
    CLI::App& features =
        commands.add("features", "What is known of each customer as of a day, with embeddings", &recommend);
    features.add_option("--workspace", asked->workspace, "Workspace to read")->required();
    features.add_option("--as-of", asked->day, "Nothing later is read; else the last day with an order");
    features.add_option("--numbers", asked->settings.numbers, "Numbers of an embedding")->capture_default_str();
    features.add_option("--out", asked->out, "CSV to write, - for standard output")->required();
    commands.onRun(features, [asked](const Context& context) -> Result<Summary> {
        asked->settings.threads = context.options.threads;
        asked->settings.seed = context.options.seed;
        if (!asked->day.empty()) {
            const auto day = parseDay(asked->day);
            if (!day)
                return tl::unexpected(day.error());
            asked->settings.asOf = *day;
        }
        const auto store = workflow::FeatureStore::build(asked->workspace, asked->settings, context.progress);
        if (!store)
            return tl::unexpected(store.error());
        const auto run = workflow::writeFeatures(*store, asked->out);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"as_of", toIsoText(run->lineage.asOf)},
                       {"rows_written", run->rowsWritten},
                       {"products", run->products},
                       {"order_lines", run->lineage.orderLines},
                       {"events", run->lineage.events},
                       {"sha256_of_what_was_read", run->lineage.sha256}};
    });
}

void addPreview(Commands& commands, CLI::App& recommend)
{
    auto request = std::make_shared<workflow::PreviewFileRequest>();
    CLI::App& preview = commands.add(
        "preview", "One customer's list of a workspace, and what moves it: a removed purchase, a pinned brand, a price",
        &recommend);
    preview.add_option("--workspace", request->workspace, "Workspace to read")->required();
    preview.add_option("--customer", request->customer, "Whose list; without it an anonymous visitor's");
    preview.add_option("--model", request->model, "One of rank --list-models")->capture_default_str();
    preview.add_option("--top", request->rules.top, "Places of the list")->check(aboveZero())->capture_default_str();
    preview.add_option("--remove", request->removed, "SKUs, as if never bought")->delimiter(',');
    preview.add_option("--cart", request->cart, "SKUs, as if in the cart now")->delimiter(',');
    preview.add_option("--pin", request->pinned, "SKUs that stand first")->delimiter(',');
    preview.add_option("--exclude", request->excluded, "SKUs that are never shown")->delimiter(',');
    preview.add_option("--pin-brand", request->brands, "Brands whose best three products stand first");
    preview.add_option("--price", request->prices,
                       "SKU=PRICE to try: the place moves by what demand did with past prices, from half to one and a "
                       "half times the usual one; the model itself does not read prices");
    preview.add_flag("--include-seen", request->rules.showOwned, "The list may show what the customer has");
    preview.add_flag("--show-out-of-stock", request->rules.showOutOfStock, "Show what is sold out, too");
    preview.add_option("--margin-floor", request->rules.marginFloor, "Least (price - cost) / price")
        ->check(CLI::Range(-1.0, 1.0));
    preview.add_option("--most-of-category", request->rules.mostOfCategory, "Places of one category; 0: any number");
    preview.add_option("--promoted-share", request->rules.promotedShare, "Of the places, for what is on promotion")
        ->check(CLI::Range(0.0, 1.0));
    preview.add_option("--diversity", request->rules.diversity, "0: the model's own order")
        ->check(CLI::Range(0.0, 1.0));
    preview.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    commands.onRun(preview, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        const auto run = workflow::previewFile(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"model", run->model}, {"rows_written", run->rowsWritten},     {"moved", run->moved},
                       {"gone", run->gone},   {"prices_unknown", run->pricesUnknown}, {"cold", run->cold}};
    });
}

} // namespace

void addRecommendCommand(Commands& commands)
{
    CLI::App& recommend = commands.add("recommend", "Rank items for customers, and measure such lists");
    recommend.require_subcommand(1);
    addRank(commands, recommend);
    addEvaluate(commands, recommend);
    addRules(commands, recommend);
    addFeatures(commands, recommend);
    addPreview(commands, recommend);
}

} // namespace ms::cli
