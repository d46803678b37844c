// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_file.h"

#include "workflow/import_rejects.h"
#include "workspace/import_writer.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace ms::workflow {
namespace {

using workspace::ImportRecord;
using workspace::ImportWriter;
using workspace::Workspace;

constexpr std::size_t rejectsKept = 1000; // in the workspace and the summary; the rejects file gets all
constexpr std::int64_t rowsBetweenLooks = 8192;

/// Reading is the first half of the work, writing the second.
class SecondHalf final : public Progress {
public:
    explicit SecondHalf(Progress& whole) : m_whole(whole) {}
    [[nodiscard]] bool canceled() const override { return m_whole.canceled(); }
    void report(std::int64_t done, std::int64_t total) override { m_whole.report((total + done) / 2, total); }

private:
    Progress& m_whole;
};

/// One import from start to end; the steps in the order in which they run.
class FileImport {
public:
    FileImport(const ImportRequest& request, Progress& progress) : m_request(request), m_progress(progress) {}

    Result<ImportSummary> run();

private:
    Result<void> openWorkspace();
    Result<void> chooseCurrency();
    Result<void> readRows();
    Result<void> readAll(sources::CsvReader& reader);
    Result<void> store();
    Result<void> storeIn(Workspace& workspace, SecondHalf& progress);
    [[nodiscard]] ImportRecord record() const;
    void finishSummary();

    const ImportRequest& m_request;
    Progress& m_progress;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::optional<ImportSource> m_source;
    FileInspection m_inspection;
    std::optional<Workspace> m_workspace; // none: it is not there yet
    std::unique_ptr<ImportContent> m_content;
    std::vector<sources::RejectedRow> m_rejects;
    std::string m_hash;
    ImportSummary m_summary;
};

Result<void> FileImport::openWorkspace()
{
    std::error_code problem;
    if (!std::filesystem::exists(m_request.workspace, problem))
        return {};
    const auto mode = m_request.dryRun ? workspace::OpenMode::ReadOnly : workspace::OpenMode::ReadWrite;
    auto opened = Workspace::open(m_request.workspace, mode);
    if (!opened)
        return tl::unexpected(opened.error());
    m_workspace.emplace(std::move(*opened));
    return {};
}

Result<void> FileImport::chooseCurrency()
{
    Currency& currency = m_inspection.rules.currency;
    Currency before;
    if (m_workspace) {
        const auto settings = workspace::loadSettings(*m_workspace);
        if (!settings)
            return tl::unexpected(settings.error());
        before = settings->currency;
    }
    if (!currency.known())
        currency = before;
    const bool amounts =
        m_inspection.columns.has(ImportField::UnitPrice) || m_inspection.columns.has(ImportField::LineTotal) ||
        m_inspection.columns.has(ImportField::Cost) || m_inspection.columns.has(ImportField::SupplierMinimum);
    if (!currency.known() && amounts)
        return failure(ErrorCode::InvalidInput, "file " + m_source->path() +
                                                    ": does not say its currency; give it with --currency, as in "
                                                    "--currency EUR");
    if (before.known() && amounts && currency != before)
        return failure(ErrorCode::InvalidInput, "file " + m_source->path() + ": is in " + currency.text() +
                                                    ", the workspace in " + before.text());
    return {};
}

Result<void> FileImport::readAll(sources::CsvReader& reader)
{
    for (;;) {
        const auto more = reader.next();
        if (!more)
            return tl::unexpected(more.error());
        if (reader.hasRejects()) {
            for (sources::RejectedRow& reject : reader.takeRejects()) {
                m_rejects.push_back(std::move(reject));
                ++m_summary.rowsRead;
            }
        }
        if (!*more)
            return {};
        ++m_summary.rowsRead;
        if (auto reject = m_content->add(reader.row()))
            m_rejects.push_back(std::move(*reject));
        if (m_summary.rowsRead % rowsBetweenLooks == 0) {
            if (m_progress.canceled())
                return failure(ErrorCode::Canceled, "the import was canceled");
            const double share =
                reader.size() > 0 ? static_cast<double>(reader.position()) / static_cast<double>(reader.size()) : 0.5;
            m_progress.report(
                m_summary.rowsRead / 2,
                static_cast<std::int64_t>(static_cast<double>(m_summary.rowsRead) / std::max(share, 0.01)));
        }
    }
}

Result<void> FileImport::readRows()
{
    const Day today = std::chrono::floor<std::chrono::days>(m_request.now);
    m_content = contentFor(m_inspection.profile, m_inspection.columns, m_inspection.rules, today);
    sources::CsvOptions options = m_inspection.options;
    options.hash = true;
    auto reader = m_source->read(options);
    if (!reader)
        return tl::unexpected(reader.error());
    if (auto read = readAll(*reader); !read)
        return read;
    m_hash = reader->finishHash();
    if (m_hash.empty())
        m_hash = m_source->hashOfText();
    return {};
}

ImportRecord FileImport::record() const
{
    ImportRecord about;
    about.fileName = std::filesystem::path(m_source->path()).filename().string();
    about.sha256 = m_hash;
    about.profile = m_inspection.profile.name;
    about.rowsRead = m_summary.rowsRead;
    about.rowsAdded = m_summary.counts.rowsAdded;
    about.rowsKnown = m_summary.counts.rowsKnown;
    about.rowsRejected = static_cast<std::int64_t>(m_rejects.size());
    about.importedAt = m_request.now;
    about.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    return about;
}

Result<void> FileImport::storeIn(Workspace& workspace, SecondHalf& progress)
{
    auto writer = ImportWriter::begin(workspace, record());
    if (!writer)
        return tl::unexpected(writer.error());
    if (m_inspection.rules.currency.known()) {
        if (auto set = writer->setCurrency(m_inspection.rules.currency); !set)
            return set;
    }
    if (auto written = m_content->write(workspace, *writer, progress); !written)
        return written;
    std::vector<workspace::ImportReject> kept;
    for (const sources::RejectedRow& reject : m_rejects) {
        if (kept.size() < rejectsKept)
            kept.push_back({reject.why.row, reject.why.column, reject.why.value, reject.why.reason});
    }
    if (auto added = writer->addRejects(kept); !added)
        return added;
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "the import was canceled");
    return writer->commit(record());
}

/// A workspace that is made for this import goes again when the import fails.
Result<void> FileImport::store()
{
    SecondHalf progress(m_progress);
    if (m_workspace)
        return storeIn(*m_workspace, progress);
    workspace::Settings settings;
    settings.shopName = m_request.workspace.stem().string();
    auto created = Workspace::create(m_request.workspace, settings);
    if (!created)
        return tl::unexpected(created.error());
    m_workspace.emplace(std::move(*created));
    auto stored = storeIn(*m_workspace, progress);
    if (!stored) {
        m_workspace.reset();
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(m_request.workspace.string() + suffix, ignored);
    }
    return stored;
}

void FileImport::finishSummary()
{
    m_summary.file = m_source->path();
    m_summary.profile = m_inspection.profile.name;
    m_summary.currency = m_inspection.rules.currency;
    m_summary.rowsRejected = static_cast<std::int64_t>(m_rejects.size());
    for (const sources::RejectedRow& reject : m_rejects) {
        if (m_summary.rejects.size() < rejectsKept)
            m_summary.rejects.push_back(reject.why);
    }
    m_summary.dryRun = m_request.dryRun;
    m_summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
}

Result<ImportSummary> FileImport::run()
{
    auto source = ImportSource::open(m_request.file);
    if (!source)
        return tl::unexpected(source.error());
    m_source.emplace(std::move(*source));
    auto inspection = inspect(*m_source, m_request.choices);
    if (!inspection)
        return tl::unexpected(inspection.error());
    m_inspection = std::move(*inspection);
    auto prepared =
        openWorkspace().and_then([this] { return chooseCurrency(); }).and_then([this] { return readRows(); });
    if (!prepared)
        return tl::unexpected(prepared.error());
    const auto counts = m_content->match(m_workspace ? &*m_workspace : nullptr);
    if (!counts)
        return tl::unexpected(counts.error());
    m_summary.counts = *counts;
    for (sources::RejectedRow& refused : m_content->takeRefused())
        m_rejects.push_back(std::move(refused));
    if (!m_request.dryRun && counts->news) {
        if (auto stored = store(); !stored)
            return tl::unexpected(stored.error());
    }
    if (!m_request.rejectsFile.empty()) {
        if (auto written = writeRowsToMend(m_request.rejectsFile, m_inspection.header, m_rejects); !written)
            return tl::unexpected(written.error());
    }
    finishSummary();
    return std::move(m_summary);
}

} // namespace

Result<ImportSummary> importFile(const ImportRequest& request, Progress& progress)
{
    return FileImport(request, progress).run();
}

} // namespace ms::workflow
