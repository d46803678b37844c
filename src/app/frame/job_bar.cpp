// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/job_bar.h"

#include "app/format.h"
#include "app/job_list.h"
#include "app/theme.h"
#include "core/version.h"
#include "ui_job_bar.h"

namespace ms::app {
namespace {
constexpr int pulseMs = 250;
constexpr qint64 quietMs = 350;
} // namespace

JobBar::JobBar(QWidget* parent) : QFrame(parent), m_ui(std::make_unique<Ui::JobBar>())
{
    m_ui->setupUi(this);
    m_ui->nameLabel->setProperty("tone", "muted");
    m_ui->leftLabel->setProperty("tone", "muted");
    m_ui->doneLabel->setProperty("tone", "muted");
    m_ui->versionLabel->setProperty("tone", "muted");
    m_ui->versionLabel->setText(
        QStringLiteral("v%1").arg(QString::fromUtf8(version().data(), static_cast<qsizetype>(version().size()))));
    m_pulse.setInterval(pulseMs);
    connect(&m_pulse, &QTimer::timeout, this, &JobBar::refresh);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] {
        if (m_jobs && !m_jobs->entries().empty())
            m_jobs->entries().front().watcher->cancel();
    });
    refresh();
}

JobBar::~JobBar() = default;

void JobBar::watch(JobList* jobs)
{
    m_jobs = jobs;
    connect(jobs, &JobList::changed, this, [this] {
        if (!m_jobs->entries().empty() && !m_pulse.isActive())
            m_pulse.start();
        if (m_jobs->entries().empty())
            refresh();
    });
}

void JobBar::say(const QString& sentence)
{
    m_ui->doneLabel->setText(sentence);
}

void JobBar::refresh()
{
    const bool any = m_jobs && !m_jobs->entries().empty();
    const bool shown = any && m_jobs->entries().front().started.elapsed() > quietMs;
    for (QWidget* part : {static_cast<QWidget*>(m_ui->nameLabel), static_cast<QWidget*>(m_ui->progressBar),
                          static_cast<QWidget*>(m_ui->leftLabel), static_cast<QWidget*>(m_ui->cancelButton)})
        part->setVisible(shown);
    if (!any)
        m_pulse.stop();
    if (!shown)
        return;
    const JobList::Entry& entry = m_jobs->entries().front();
    const std::size_t others = m_jobs->entries().size() - 1;
    m_ui->nameLabel->setText(others > 0 ? tr("%1 and %n more", nullptr, static_cast<int>(others)).arg(entry.name)
                                        : entry.name);
    m_ui->progressBar->setRange(0, entry.watcher->progressMaximum());
    m_ui->progressBar->setValue(entry.watcher->progressValue());
    const double left = JobList::secondsLeft(entry);
    m_ui->leftLabel->setText(left < 0 ? QString() : tr("%1 left").arg(format::duration(left)));
}

} // namespace ms::app
