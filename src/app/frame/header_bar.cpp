// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/header_bar.h"

#include "app/controls/restyle.h"
#include "app/format.h"
#include "app/theme.h"
#include "ui_header_bar.h"

#include <QHBoxLayout>

namespace ms::app {

HeaderBar::HeaderBar(QWidget* parent) : QFrame(parent), m_ui(std::make_unique<Ui::HeaderBar>())
{
    m_ui->setupUi(this);
    m_ui->workspaceButton->setProperty("workspace", true);
    m_ui->workspaceButton->setIcon(lineIcon("store"));
    m_ui->workspaceButton->setFont(scaledFont(font(), 1.05, QFont::DemiBold));
    m_ui->searchButton->setProperty("search", true);
    m_ui->searchButton->setIcon(lineIcon("search"));
    m_ui->searchButton->setCursor(Qt::IBeamCursor);
    auto* keys = new QLabel(QStringLiteral("Ctrl+K"), m_ui->searchButton);
    keys->setProperty("keys", true);
    keys->setFont(scaledFont(font(), 0.85));
    auto* inside = new QHBoxLayout(m_ui->searchButton);
    inside->setContentsMargins(0, 0, space::small, 0);
    inside->addStretch(1);
    inside->addWidget(keys, 0, Qt::AlignVCenter);
    m_ui->freshnessLabel->setProperty("tone", "muted");
    connect(m_ui->searchButton, &QPushButton::clicked, this, &HeaderBar::searchRequested);
    setWorkspace({}, {});
    showStatus({});
}

HeaderBar::~HeaderBar() = default;

void HeaderBar::setWorkspace(const QString& name, const QString& path)
{
    m_ui->workspaceButton->setText(name.isEmpty() ? tr("Merchant Studio") : name);
    m_ui->workspaceButton->setToolTip(path);
}

void HeaderBar::showStatus(const std::optional<workflow::Status>& status)
{
    setConnection(!status                                                             ? Connection::None
                  : status->settings.connection == workspace::ConnectionKind::Sandbox ? Connection::Sandbox
                                                                                      : Connection::Production);
    setStyleProperty(m_ui->freshnessLabel, "tone", status && status->stale ? "warning" : "muted");
    if (!status || !status->lastSale) {
        m_ui->freshnessLabel->clear();
        m_ui->freshnessLabel->setToolTip({});
        return;
    }
    if (!status->settings.shopName.empty())
        m_ui->workspaceButton->setText(QString::fromStdString(status->settings.shopName));
    const Day last = std::chrono::floor<std::chrono::days>(*status->lastSale);
    const QString lines = tr("%1 lines").arg(format::shortCount(static_cast<double>(status->lines)));
    m_ui->freshnessLabel->setText(tr("Data to %1 · %2").arg(format::date(last), lines));
    m_ui->freshnessLabel->setToolTip(
        status->stale ? tr("The last sale is %1 days old; this workspace calls data stale after %2 days.")
                            .arg(format::count(status->ageDays.value_or(0)))
                            .arg(status->settings.staleAfterDays)
                      : tr("%1 order lines").arg(format::count(status->lines)));
}

void HeaderBar::setConnection(Connection connection)
{
    m_ui->connectionLabel->setVisible(connection != Connection::None);
    m_ui->connectionLabel->setText(connection == Connection::Production ? tr("● Production") : tr("● Sandbox"));
    setStyleProperty(m_ui->connectionLabel, "pill", connection == Connection::Production ? "warning" : "info");
}

void HeaderBar::setMenu(QMenu* menu)
{
    m_ui->workspaceButton->setMenu(menu);
}

} // namespace ms::app
