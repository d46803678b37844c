// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/welcome/welcome_page.h"

#include "app/format.h"
#include "app/session.h"
#include "app/theme.h"
#include "ui_welcome_page.h"
#include "workflow/new_workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QStandardPaths>

namespace ms::app {

WelcomePage::WelcomePage(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_ui(std::make_unique<Ui::WelcomePage>()), m_demoJob(session.jobs())
{
    m_ui->setupUi(this);
    m_ui->card->setProperty("card", true);
    m_ui->titleLabel->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    m_ui->introLabel->setProperty("tone", "muted");
    m_ui->recentLabel->setProperty("tone", "muted");
    for (QLabel* label : {m_ui->demoTitle, m_ui->importTitle, m_ui->openTitle})
        label->setProperty("heading", true);
    for (QLabel* label : {m_ui->demoText, m_ui->importText, m_ui->openText, m_ui->demoLabel})
        label->setProperty("tone", "muted");
    m_ui->demoButton->setProperty("primary", true);
    m_ui->demoButton->setIcon(lineIconOnAccent("store"));
    m_ui->importButton->setIcon(lineIcon("import"));
    m_ui->openButton->setIcon(lineIcon("folder"));
    m_ui->demoLabel->hide();
    connect(m_ui->demoButton, &QPushButton::clicked, this, &WelcomePage::openDemo);
    connect(m_ui->importButton, &QPushButton::clicked, this, [this] {
        m_session.dialogs().openFiles(window(), tr("Import"), tr("Tables (*.csv *.csv.gz *.txt *.tsv);;All files (*)"),
                                      [this](const QStringList& files) { m_session.offerFiles(files); });
    });
    connect(m_ui->openButton, &QPushButton::clicked, this, &WelcomePage::chooseWorkspace);
    refresh();
}

WelcomePage::~WelcomePage() = default;

void WelcomePage::refresh()
{
    while (QLayoutItem* item = m_ui->recentLayout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList recent = m_session.settings().recentWorkspaces();
    m_ui->recentLabel->setVisible(!recent.isEmpty());
    for (const QString& path : recent) {
        auto* button = new QPushButton(lineIcon("store"), QFileInfo(path).fileName(), this);
        button->setProperty("link", true);
        button->setToolTip(path);
        button->setAccessibleName(tr("Open %1").arg(path));
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, [this, path] { m_session.openWorkspace(path); });
        m_ui->recentLayout->addWidget(button);
    }
}

void WelcomePage::chooseWorkspace()
{
    m_session.dialogs().openFile(window(), tr("Open workspace"), tr("Workspaces (*.studio);;All files (*)"),
                                 [this](const QString& path) { m_session.openWorkspace(path); });
}

void WelcomePage::makeWorkspace()
{
    m_session.dialogs().saveFile(window(), tr("New workspace"), tr("My shop") + QStringLiteral(".studio"),
                                 tr("Workspaces (*.studio)"), [this](const QString& path) {
                                     if (const auto made = workflow::makeWorkspace(path.toStdString()); made)
                                         m_session.openWorkspace(path);
                                     else
                                         m_session.say(QString::fromStdString(made.error().detail));
                                 });
}

void WelcomePage::openDemo()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    const QString path = folder.filePath(QStringLiteral("demo.studio"));
    if (QFileInfo::exists(path)) {
        m_session.openWorkspace(path);
        return;
    }
    folder.mkpath(QStringLiteral("."));
    m_ui->demoButton->setEnabled(false);
    workflow::DemoRequest request;
    request.workspace = path.toStdString();
    m_demoJob.start(
        tr("Making the demo shop"),
        [request](Progress& progress) { return workflow::createDemoShop(request, progress); },
        [this, path](const Result<workflow::DemoSummary>& made) {
            m_ui->demoButton->setEnabled(true);
            m_ui->demoLabel->setVisible(!made);
            if (made)
                m_session.openWorkspace(path);
            else
                m_ui->demoLabel->setText(format::sentence(made.error()) + QLatin1Char(' ') +
                                         QString::fromStdString(made.error().detail));
        });
}

} // namespace ms::app
