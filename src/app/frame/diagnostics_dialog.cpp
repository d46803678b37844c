// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/diagnostics_dialog.h"

#include "app/controls/restyle.h"
#include "app/format.h"
#include "app/session.h"
#include "ui_diagnostics_dialog.h"
#include "workflow/diagnostics.h"
#include "workflow/whole_file.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>

namespace ms::app {

DiagnosticsDialog::DiagnosticsDialog(Session& session, QWidget* parent)
    : QDialog(parent), m_session(session), m_ui(std::make_unique<Ui::DiagnosticsDialog>()), m_job(session.jobs())
{
    m_ui->setupUi(this);
    m_ui->textEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 36);
    for (QPushButton* button : {m_ui->copyButton, m_ui->saveButton})
        button->setEnabled(false);
    connect(m_ui->copyButton, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &DiagnosticsDialog::save);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &DiagnosticsDialog::reject);
    m_ui->textEdit->setPlaceholderText(tr("Looking…"));
    m_job.start(
        tr("Collecting diagnostics"),
        [path = std::filesystem::path(m_session.workspacePath().toStdString())](Progress& progress) {
            return workflow::diagnostics(path, progress);
        },
        [this](const Result<std::string>& text) { show(text); });
}

DiagnosticsDialog::~DiagnosticsDialog() = default;

void DiagnosticsDialog::show(const Result<std::string>& text)
{
    if (!text)
        return m_ui->textEdit->setPlaceholderText(tr("Stopped."));
    m_ui->textEdit->setPlainText(QString::fromStdString(*text));
    for (QPushButton* button : {m_ui->copyButton, m_ui->saveButton})
        button->setEnabled(true);
}

void DiagnosticsDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_ui->textEdit->toPlainText());
    say(tr("Copied."), true);
}

void DiagnosticsDialog::save()
{
    m_session.dialogs().saveFile(
        this, tr("Save diagnostics"), QStringLiteral("merchant-studio-diagnostics.txt"), tr("Text (*.txt)"),
        [this](const QString& path) {
            const auto written =
                workflow::writeWholeFile(path.toStdString(), m_ui->textEdit->toPlainText().toStdString());
            say(written ? tr("Saved.") : tr("Nothing was saved: %1").arg(format::sentence(written.error())),
                written.has_value());
        });
}

void DiagnosticsDialog::say(const QString& words, bool good)
{
    setStyleProperty(m_ui->outcomeLabel, "tone", good ? "muted" : "bad");
    m_ui->outcomeLabel->setText(words);
}

void showDiagnostics(Session& session, QWidget* window)
{
    auto* dialog = new DiagnosticsDialog(session, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace ms::app
