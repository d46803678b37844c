// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/diagnostics.h"

#include "approvals/refusal_sentences.h"
#include "core/version.h"
#include "platform/connector.h"
#include "platform/shop_sentences.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/evidence_sentences.h"
#include "workflow/import_profile.h"
#include "workflow/push_sentences.h"
#include "workflow/shop_connection.h"
#include "workspace/file_facts.h"
#include "workspace/import_repository.h"
#include "workspace/migrations.h"
#include "workspace/outbox_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QSysInfo>
#include <QThread>
#include <QUrl>

#include <algorithm>
#include <map>

namespace ms::workflow {
namespace {

constexpr std::size_t newestActions = 40;
constexpr std::string_view unsaid = "…";

/// Lines "  name  value" below a heading.
class Text {
public:
    void heading(std::string_view name) { m_text.append(m_text.empty() ? "" : "\n").append(name).append("\n"); }
    void line(std::string_view name, std::string_view value)
    {
        m_text.append("  ")
            .append(name)
            .append(name.size() < 24 ? 24 - name.size() : 1, ' ')
            .append(value)
            .append("\n");
    }
    void line(std::string_view name, std::int64_t value) { line(name, std::to_string(value)); }
    void counts(const std::map<std::string, std::int64_t>& counts)
    {
        for (const auto& [name, count] : counts)
            m_text.append("  ").append(std::to_string(count)).append(" x ").append(name).append("\n");
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

std::string minuteText(std::int64_t unixSeconds)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds, Qt::UTC)
               .toString(QStringLiteral("yyyy-MM-dd HH:mm"))
               .toStdString() +
           " UTC";
}

const std::vector<Sentence>& knownSentences()
{
    static const std::vector<Sentence> known = [] {
        std::vector<Sentence> all(push_sentence::all.begin(), push_sentence::all.end());
        all.insert(all.end(), evidence_sentence::all.begin(), evidence_sentence::all.end());
        all.insert(all.end(), approvals::refusal_sentence::all.begin(), approvals::refusal_sentence::all.end());
        all.insert(all.end(), platform::shop_sentence::all.begin(), platform::shop_sentence::all.end());
        return all;
    }();
    return known;
}

/// The words of `said` that the program chose; a value of it is another such sentence, or is left out.
std::string withoutValues(std::string_view said)
{
    for (const Sentence& sentence : knownSentences()) {
        const auto values = sentence.valuesIn(said);
        if (!values)
            continue;
        std::string text(sentence.text);
        for (std::size_t i = values->size(); i-- > 0;) {
            const std::string mark = "%" + std::to_string(i + 1);
            text.replace(text.find(mark), mark.size(), withoutValues((*values)[i]));
        }
        return text;
    }
    return std::string(unsaid);
}

/// Kinds of file that the program names by itself; another one is of the user's making.
std::string kindOf(const std::string& profile)
{
    const auto known = knownProfiles();
    const bool own = profile == "demo" || profile == "pull" ||
                     std::ranges::find(known, profile, &ImportProfile::name) != known.end();
    return own ? profile : std::string(unsaid);
}

/// The program's own words for states and deeds are short and in small letters.
std::string wordOf(const std::string& action)
{
    const bool own =
        action.size() <= 24 && std::ranges::all_of(action, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
    return own ? action : std::string(unsaid);
}

const char* troubleOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "no: there is no such file";
    case ErrorCode::InvalidInput:
        return "no: it is no workspace";
    case ErrorCode::Permission:
        return "no: reading it is not allowed";
    case ErrorCode::Conflict:
        return "no: another program holds it";
    default:
        return "no: it is damaged or cannot be read";
    }
}

void sayMachine(Text& text)
{
    text.heading("Program");
    text.line("Merchant Studio", version());
    text.line("Qt", qVersion());
    text.line("made", minuteText(unixNow()));
    text.heading("Machine");
    text.line("system", QSysInfo::prettyProductName().toStdString());
    text.line("kernel", (QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()).toStdString());
    text.line("processor", QSysInfo::currentCpuArchitecture().toStdString());
    text.line("threads", QThread::idealThreadCount());
    text.line("language", QLocale().name().toStdString());
}

void sayFile(Text& text, workspace::Workspace& workspace)
{
    text.line("damage", workspace.check() ? "none" : "there is some: make a copy, then restore a backup");
    const auto facts = workspace::fileFacts(workspace);
    if (!facts)
        return text.line("tables", "cannot be read");
    text.line("layout", std::to_string(facts->layout) + " of " + std::to_string(workspace::migrations().size()));
    text.line("SQLite", facts->engine);
    text.line("bytes", facts->bytes);
    text.heading("Rows");
    for (const auto& [name, rows] : facts->tables)
        text.line(name, rows);
}

void sayImports(Text& text, workspace::Workspace& workspace)
{
    text.heading("Imports, newest first");
    const auto imports = workspace::ImportRepository(workspace).all();
    if (!imports)
        return text.line("imports", "cannot be read");
    for (const workspace::ImportRecord& one : *imports)
        text.line(kindOf(one.profile), std::to_string(one.rowsRead) + " rows read, " + std::to_string(one.rowsAdded) +
                                           " added, " + std::to_string(one.rowsRejected) + " refused");
}

/// How the shop is reached, not where it is.
void sayShop(Text& text, const std::filesystem::path& path, workspace::Workspace& workspace)
{
    text.heading("Shop");
    const auto shop = connectedShop(path);
    const auto settings = workspace::loadSettings(workspace);
    if (!shop || !settings)
        return text.line("connection", "cannot be read");
    if (shop->baseUrl.empty())
        return text.line("connection", "none");
    const QUrl url(QString::fromStdString(shop->baseUrl));
    const bool here = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    text.line("platform", platform::toText(shop->kind));
    text.line("reached by", url.scheme() == QLatin1String("https") ? "https" : "http");
    text.line("on", here ? "this machine" : "another machine");
    text.line("kind", settings->connection == workspace::ConnectionKind::Sandbox ? "sandbox" : "production");
}

void sayChanges(Text& text, workspace::Workspace& workspace)
{
    text.heading("Changes on their way");
    const auto rows = workspace::OutboxRepository(workspace).all();
    if (!rows)
        return text.line("outbox", "cannot be read");
    std::map<std::string, std::int64_t> states;
    std::map<std::string, std::int64_t> reasons;
    for (const workspace::OutboxRow& row : *rows) {
        ++states[wordOf(row.state)];
        if (!row.failure.empty())
            ++reasons[withoutValues(row.failure)];
    }
    if (states.empty())
        text.line("changes", "none");
    text.counts(states);
    if (!reasons.empty())
        text.heading("Why some wait or failed");
    text.counts(reasons);
}

void sayActions(Text& text, const std::filesystem::path& path, Progress& progress)
{
    text.heading("Audit");
    const auto report = verifyAudit(path, progress);
    if (!report)
        return text.line("chain", "cannot be read");
    text.line("chain", report->broken ? "broken after entry " + std::to_string(report->entries)
                                      : "holds, " + std::to_string(report->entries) + " entries");
    const auto entries = readAudit(path, newestActions);
    if (!entries)
        return;
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry)
        text.line(minuteText(entry->at), wordOf(entry->action));
}

} // namespace

Result<std::string> diagnostics(const std::filesystem::path& path, Progress& progress)
{
    Text text;
    sayMachine(text);
    if (path.empty())
        return text.take();
    text.heading("Workspace");
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace) {
        text.line("opened", troubleOf(workspace.error().code));
        return text.take();
    }
    sayFile(text, *workspace);
    sayImports(text, *workspace);
    sayShop(text, path, *workspace);
    sayChanges(text, *workspace);
    sayActions(text, path, progress);
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "stopped");
    return text.take();
}

} // namespace ms::workflow
