// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/import_dialog.h"

#include "app/controls/restyle.h"
#include "app/data/column_mapping.h"
#include "app/format.h"
#include "app/session.h"
#include "app/table/row_table_model.h"
#include "app/theme.h"
#include "ui_import_dialog.h"

#include <QFileInfo>

namespace ms::app {
namespace {

using PreviewRow = std::vector<std::string>;

QAbstractItemModel* previewModel(const workflow::FileInspection& file, QObject* parent)
{
    std::vector<Column<PreviewRow>> columns;
    for (std::size_t i = 0; i < file.header.size(); ++i) {
        ColumnInfo info;
        info.id = QString::number(i);
        info.title = QString::fromStdString(file.header[i]);
        columns.push_back({info, [i](const PreviewRow& row) {
                               return i < row.size() ? QVariant(QString::fromStdString(row[i])) : QVariant();
                           }});
    }
    auto* model = new RowTableModel<PreviewRow>(std::move(columns), parent);
    model->setRows(file.preview);
    return model;
}

} // namespace

ImportDialog::ImportDialog(Session& session, const QStringList& files, const QString& workspace, QWidget* parent)
    : QDialog(parent), m_session(session), m_files(files), m_workspace(workspace),
      m_ui(std::make_unique<Ui::ImportDialog>()), m_lookJob(session.jobs()), m_importJob(session.jobs())
{
    m_ui->setupUi(this);
    m_mapping = new ColumnMapping(m_ui->mappingLayout, this);
    m_ui->fileLabel->setFont(scaledFont(font(), 1.2, QFont::DemiBold));
    m_ui->importButton->setProperty("primary", true);
    m_ui->previewView->setFooterVisible(false);
    m_ui->stepLabel->setProperty("tone", "muted");
    m_ui->progressLabel->setProperty("tone", "muted");
    resize(920, 640);
    connectControls();
    look();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::connectControls()
{
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_ui->importButton, &QPushButton::clicked, this, [this] {
        if (m_stage == Stage::Done)
            goOn();
        else
            run();
    });
    connect(m_mapping, &ColumnMapping::changed, this, [this] {
        if (m_stage == Stage::Ready)
            enter(Stage::Ready);
    });
    connect(m_ui->currencyEdit, &QLineEdit::textEdited, this,
            [this](const QString& text) { m_ui->currencyEdit->setText(text.toUpper()); });
    for (QComboBox* box : {m_ui->markBox, m_ui->datesBox})
        connect(box, &QComboBox::activated, this, &ImportDialog::look);
    m_importJob.whenProgressed([this](int done, int total) { showProgress(done, total); });
}

workflow::ImportChoices ImportDialog::choices() const
{
    workflow::ImportChoices choices;
    choices.currency = m_ui->currencyEdit->text().toStdString();
    if (m_ui->markBox->currentIndex() > 0)
        choices.mark = m_ui->markBox->currentIndex() == 1 ? sources::DecimalMark::Point : sources::DecimalMark::Comma;
    if (m_ui->datesBox->currentIndex() > 0)
        choices.order =
            m_ui->datesBox->currentIndex() == 1 ? sources::DateOrder::DayFirst : sources::DateOrder::MonthFirst;
    if (m_needsMapping)
        choices.map = m_mapping->map().toStdString();
    return choices;
}

void ImportDialog::look()
{
    m_ui->fileLabel->setText(QFileInfo(file()).fileName());
    m_ui->stepLabel->setText(m_files.size() > 1 ? tr("File %1 of %2").arg(m_at + 1).arg(m_files.size()) : QString());
    enter(Stage::Looking);
    workflow::ImportChoices asked = choices();
    asked.map.clear(); // what a person mapped is not held against the file before the import
    m_lookJob.start(
        tr("Looking at %1").arg(QFileInfo(file()).fileName()),
        [path = file().toStdString(), asked](Progress&) { return workflow::importPreview(path, asked); },
        [this](Result<workflow::ImportPreview> preview) {
            if (preview)
                showPreview(*preview);
            else
                showFailure(preview.error());
        });
}

void ImportDialog::showPreview(const workflow::ImportPreview& preview)
{
    m_importable = true;
    const workflow::FileInspection& found = preview.inspection;
    if (m_ui->currencyEdit->text().isEmpty())
        m_ui->currencyEdit->setText(QString::fromStdString(found.rules.currency.text()));
    m_ui->previewView->setModel(previewModel(found, this));
    m_needsMapping = !preview.recognised;
    if (preview.recognised) {
        m_ui->recognisedLabel->setText(tr("Recognised as %1. These are its first rows; nothing is imported yet.")
                                           .arg(QString::fromStdString(found.profile.title)));
    } else {
        m_ui->recognisedLabel->setText(
            tr("Its headers belong to no known export. Say which column is what; fields with * are needed."));
        m_mapping->offer(found);
    }
    setStyleProperty(m_ui->recognisedLabel, "tone", preview.recognised ? "good" : "warning");
    enter(Stage::Ready);
}

void ImportDialog::run()
{
    workflow::ImportRequest request;
    request.file = file().toStdString();
    request.workspace = m_workspace.toStdString();
    request.choices = choices();
    request.now = m_session.clock().now();
    enter(Stage::Running);
    m_started.start();
    showProgress(0, 0);
    m_importJob.start(
        tr("Importing %1").arg(QFileInfo(file()).fileName()),
        [request](Progress& progress) { return workflow::importFile(request, progress); },
        [this](const Result<workflow::ImportSummary>& result) { showResult(result); });
}

void ImportDialog::showProgress(int done, int total)
{
    m_ui->progressBar->setRange(0, total);
    m_ui->progressBar->setValue(done);
    if (total <= 0 || done <= 0) {
        m_ui->progressLabel->clear();
        return;
    }
    const double seconds = static_cast<double>(m_started.elapsed()) / 1000.0;
    const double share = static_cast<double>(done) / total;
    m_ui->progressLabel->setText(tr("%1 · %2 rows a second · %3 left")
                                     .arg(format::percent(share, 0),
                                          format::count(std::llround(done / std::max(seconds, 0.001))),
                                          format::duration(seconds * (1 - share) / share)));
}

void ImportDialog::showResult(const Result<workflow::ImportSummary>& result)
{
    if (!result) {
        showFailure(result.error());
        return;
    }
    const workflow::ImportSummary& done = *result;
    QStringList sentences;
    sentences << tr("%1 rows were imported, %2 were known before.")
                     .arg(format::count(done.counts.rowsAdded), format::count(done.counts.rowsKnown));
    sentences << tr("%1 products, %2 customers and %3 orders are new.")
                     .arg(format::count(done.counts.products), format::count(done.counts.customers),
                          format::count(done.counts.orders));
    if (done.rowsRejected > 0)
        sentences << tr("%1 rows could not be used; the page Data lists them with their reasons.")
                         .arg(format::count(done.rowsRejected));
    sentences << tr("It took %1, %2 rows a second.")
                     .arg(format::duration(done.seconds), format::count(std::llround(done.rowsPerSecond())));
    m_ui->resultLabel->setText(sentences.join(QLatin1Char(' ')));
    setStyleProperty(m_ui->resultFrame, "banner", done.rowsRejected > 0 ? "warning" : "good");
    m_broughtRows = m_broughtRows || done.counts.rowsAdded > 0;
    enter(Stage::Done);
    m_session.say(
        tr("%1 rows imported from %2").arg(format::count(done.counts.rowsAdded), QFileInfo(file()).fileName()));
    if (m_session.workspacePath().isEmpty())
        m_session.openWorkspace(m_workspace);
    else if (done.counts.rowsAdded > 0)
        m_session.noteDataChanged();
}

void ImportDialog::showFailure(const Error& error)
{
    const bool canceled = error.code == ErrorCode::Canceled;
    m_ui->resultLabel->setText(canceled ? tr("You stopped it. Nothing of this file was imported.")
                                        : tr("Nothing of this file was imported. %1 %2")
                                              .arg(format::sentence(error), QString::fromStdString(error.detail)));
    setStyleProperty(m_ui->resultFrame, "banner", canceled ? "info" : "bad");
    if (m_stage == Stage::Looking)
        m_importable = false;
    enter(Stage::Ready);
    m_ui->resultFrame->show();
}

void ImportDialog::goOn()
{
    if (m_at + 1 >= m_files.size()) {
        accept();
        return;
    }
    ++m_at;
    look();
}

void ImportDialog::enter(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Looking) {
        m_ui->recognisedLabel->setText(tr("Looking at the file…"));
        setStyleProperty(m_ui->recognisedLabel, "tone", "muted");
    }
    m_ui->mappingFrame->setVisible(m_needsMapping && stage != Stage::Looking);
    m_ui->resultFrame->setVisible(stage == Stage::Done);
    m_ui->progressRow->setVisible(stage == Stage::Running);
    for (QWidget* control : {static_cast<QWidget*>(m_ui->currencyEdit), static_cast<QWidget*>(m_ui->markBox),
                             static_cast<QWidget*>(m_ui->datesBox), static_cast<QWidget*>(m_ui->mappingFrame)})
        control->setEnabled(stage == Stage::Ready);
    const QStringList missing = m_needsMapping ? m_mapping->missing() : QStringList();
    const bool last = m_at + 1 >= m_files.size();
    m_ui->importButton->setText(stage == Stage::Done ? (last ? tr("Close") : tr("Next file")) : tr("Import"));
    m_ui->importButton->setEnabled(stage == Stage::Done ||
                                   (stage == Stage::Ready && m_importable && missing.isEmpty()));
    m_ui->importButton->setToolTip(missing.isEmpty() ? QString() : tr("Still needed: %1").arg(missing.join(", ")));
    m_ui->cancelButton->setVisible(stage != Stage::Done || !last);
    Q_EMIT stageChanged();
}

/// Esc or Cancel: stops what runs, and only then closes.
void ImportDialog::reject()
{
    if (m_stage == Stage::Running) {
        m_importJob.cancel();
        return;
    }
    QDialog::reject();
}

void startImport(Session& session, const QStringList& files, QWidget* window)
{
    const auto open = [&session, files, window](const QString& workspace) {
        auto* dialog = new ImportDialog(session, files, workspace, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
    if (!session.workspacePath().isEmpty()) {
        open(session.workspacePath());
        return;
    }
    const QString name = QFileInfo(files.front()).baseName() + QStringLiteral(".studio");
    session.dialogs().saveFile(window, ImportDialog::tr("Where should the new workspace be?"), name,
                               ImportDialog::tr("Workspaces (*.studio)"), open);
}

} // namespace ms::app
