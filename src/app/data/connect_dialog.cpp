// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/connect_dialog.h"

#include "app/session.h"
#include "ui_connect_dialog.h"

namespace ms::app {

ConnectDialog::ConnectDialog(Session& session, QWidget* parent)
    : QDialog(parent), m_session(session), m_ui(std::make_unique<Ui::ConnectDialog>()), m_job(session.jobs())
{
    workflow::protectMemory();
    m_ui->setupUi(this);
    m_ui->kindBox->addItem(tr("Studio Platform"), QStringLiteral("studio"));
    m_ui->kindBox->addItem(QStringLiteral("Medusa 2"), QStringLiteral("medusa"));
    m_ui->kindBox->addItem(QStringLiteral("Shopify"), QStringLiteral("shopify"));
    m_ui->kindBox->addItem(QStringLiteral("WooCommerce"), QStringLiteral("woocommerce"));
    m_ui->personEdit->setText(qEnvironmentVariable("USER"));
    connect(m_ui->kindBox, &QComboBox::currentIndexChanged, this, &ConnectDialog::refresh);
    for (QLineEdit* edit : {m_ui->addressEdit, m_ui->secretEdit, m_ui->personEdit})
        connect(edit, &QLineEdit::textChanged, this, &ConnectDialog::refresh);
    connect(m_ui->connectButton, &QPushButton::clicked, this, &ConnectDialog::tryShop);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ConnectDialog::reject);
    refresh();
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::refresh()
{
    const QString kind = m_ui->kindBox->currentData().toString();
    m_ui->hintLabel->setText(kind == QLatin1String("medusa")
                                 ? tr("An admin's e-mail:password, or a secret key sk_… (several times slower).")
                             : kind == QLatin1String("shopify")     ? tr("The app's Admin API access token.")
                             : kind == QLatin1String("woocommerce") ? tr("Consumer key:consumer secret.")
                                                                    : tr("A token of the shop."));
    m_ui->connectButton->setEnabled(!m_job.running() && !m_ui->addressEdit->text().trimmed().isEmpty() &&
                                    !m_ui->secretEdit->text().isEmpty() &&
                                    !m_ui->personEdit->text().trimmed().isEmpty());
}

void ConnectDialog::tryShop()
{
    workflow::ConnectRequest request;
    request.workspace = m_session.workspacePath().toStdString();
    request.actor = m_ui->personEdit->text().trimmed().toStdString();
    request.shop.url = m_ui->addressEdit->text().trimmed().toStdString();
    request.shop.kind = m_ui->kindBox->currentData().toString().toStdString();
    request.secret = m_ui->secretEdit->text().toStdString();
    m_ui->outcomeLabel->clear();
    m_job.start(
        tr("Opening the shop"), [request](Progress& progress) { return workflow::connectShop(request, progress); },
        [this, actor = QString::fromStdString(request.actor)](Result<workflow::ConnectReport> report) {
            tried(report, actor);
        });
    refresh();
}

void ConnectDialog::tried(const Result<workflow::ConnectReport>& report, const QString& actor)
{
    if (!report) {
        m_ui->outcomeLabel->setText(tr("Nothing was connected: %1").arg(QString::fromStdString(report.error().detail)));
        refresh();
        return;
    }
    m_ui->secretEdit->clear();
    const QString shop = QString::fromStdString(report->shop.name);
    m_session.say(
        report->keeper == platform::SecretKeeper::Keychain
            ? tr("%1 is connected; its secret is in the keychain").arg(shop)
            : tr("%1 is connected; no keychain answers, its secret is in a file that only you can read").arg(shop));
    Q_EMIT connected(actor);
    accept();
}

void ConnectDialog::reject()
{
    if (m_job.running())
        m_job.cancel();
    else
        QDialog::reject();
}

} // namespace ms::app
