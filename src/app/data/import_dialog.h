// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "workflow/import_file.h"
#include "workflow/import_preview.h"

#include <QDialog>
#include <QElapsedTimer>

#include <memory>

class QComboBox;

namespace Ui {
class ImportDialog;
}

namespace ms::app {

class ColumnMapping;
class Session;

/// One file after another on its way into a workspace: what it was recognised as, its first rows, a mapping for headers
/// that nobody knows, progress, and a sentence about what became of it.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    enum class Stage { Looking, Ready, Running, Done };

    /// `workspace` is made by the first import when it is not there.
    ImportDialog(Session& session, const QStringList& files, const QString& workspace, QWidget* parent);
    ~ImportDialog() override;
    [[nodiscard]] Stage stage() const { return m_stage; }
    void reject() override;

Q_SIGNALS:
    void stageChanged();

private:
    void connectControls();
    void look();
    void showPreview(const workflow::ImportPreview& preview);
    void run();
    void showResult(const Result<workflow::ImportSummary>& result);
    void showFailure(const Error& error);
    void showProgress(int done, int total);
    void goOn();
    void enter(Stage stage);
    [[nodiscard]] QString file() const { return m_files.value(m_at); }
    [[nodiscard]] workflow::ImportChoices choices() const;

    Session& m_session;
    QStringList m_files;
    int m_at = 0;
    QString m_workspace;
    Stage m_stage = Stage::Looking;
    bool m_importable = false;
    bool m_needsMapping = false; ///< the file is of no known kind
    bool m_broughtRows = false;
    std::unique_ptr<Ui::ImportDialog> m_ui;
    ColumnMapping* m_mapping;
    QElapsedTimer m_started;
    Job<workflow::ImportPreview> m_lookJob;
    Job<workflow::ImportSummary> m_importJob;
};

/// Opens the dialog for these files; asks for the place of a new workspace first when none is open.
void startImport(Session& session, const QStringList& files, QWidget* window);

} // namespace ms::app
