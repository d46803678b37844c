// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/governance_dialog.h"

#include "app/approvals/refusal_words.h"
#include "app/session.h"
#include "app/theme.h"
#include "ui_governance_dialog.h"

#include <QHeaderView>

#include <cmath>

namespace ms::app {

using approvals::Role;

GovernanceDialog::GovernanceDialog(Session& session, const QString& person, Currency currency, QWidget* parent)
    : QDialog(parent), m_session(session), m_ui(std::make_unique<Ui::GovernanceDialog>()), m_job(session.jobs())
{
    m_ui->setupUi(this);
    m_ui->personEdit->setText(person);
    prepareLimits(currency);
    m_ui->roleBox->addItem(tr("Viewer: looks"), int(Role::Viewer));
    m_ui->roleBox->addItem(tr("Editor: proposes"), int(Role::Editor));
    m_ui->roleBox->addItem(tr("Approver: decides and pushes"), int(Role::Approver));
    m_ui->roleBox->addItem(tr("Admin: sets limits and roles"), int(Role::Admin));
    m_ui->roleBox->setCurrentIndex(3);
    for (QLabel* title : {m_ui->limitsTitle, m_ui->peopleTitle})
        title->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_ui->peopleView->header()->setSectionResizeMode(QHeaderView::Stretch);
    for (QLineEdit* edit : {m_ui->personEdit, m_ui->nameEdit})
        connect(edit, &QLineEdit::textChanged, this, &GovernanceDialog::refresh);
    connect(m_ui->peopleView, &QTreeWidget::itemSelectionChanged, this, &GovernanceDialog::refresh);
    connect(m_ui->limitsButton, &QPushButton::clicked, this, &GovernanceDialog::setLimits);
    connect(m_ui->giveButton, &QPushButton::clicked, this, &GovernanceDialog::giveRole);
    connect(m_ui->takeButton, &QPushButton::clicked, this, &GovernanceDialog::takeRole);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &GovernanceDialog::reject);
    start(tr("Reading limits and people"), {}, {});
}

GovernanceDialog::~GovernanceDialog() = default;

void GovernanceDialog::prepareLimits(Currency currency)
{
    m_minorUnits = std::pow(10.0, currency.decimals());
    const QString unit = QLatin1Char(' ') + QString::fromStdString(currency.text());
    for (QDoubleSpinBox* money : {m_ui->changeMoneySpin, m_ui->orderMoneySpin, m_ui->dailyMoneySpin}) {
        money->setDecimals(currency.decimals());
        money->setSuffix(unit);
        money->setSpecialValueText(tr("no limit"));
    }
    m_ui->dailySkusSpin->setSpecialValueText(tr("no limit"));
    m_ui->selfSpin->setSpecialValueText(tr("never"));
}

void GovernanceDialog::start(const QString& name, Change change, const QString& done)
{
    m_ui->outcomeLabel->clear();
    m_busy = true;
    m_job.start(
        name,
        [change = std::move(change), path = std::filesystem::path(m_session.workspacePath().toStdString()),
         actor = m_ui->personEdit->text().trimmed().toStdString()](Progress&) -> Result<Governance> {
            if (change) {
                if (auto changed = change(path, actor); !changed)
                    return tl::unexpected(changed.error());
            }
            auto rules = workflow::rulebookOf(path);
            if (!rules)
                return tl::unexpected(rules.error());
            auto people = workflow::people(path);
            if (!people)
                return tl::unexpected(people.error());
            return Governance{std::move(*rules), std::move(*people)};
        },
        [this, done](const Result<Governance>& governance) {
            m_busy = false;
            if (governance)
                show(*governance);
            m_ui->outcomeLabel->setProperty("tone", governance ? "muted" : "bad");
            m_ui->outcomeLabel->style()->unpolish(m_ui->outcomeLabel);
            m_ui->outcomeLabel->style()->polish(m_ui->outcomeLabel);
            m_ui->outcomeLabel->setText(
                governance ? done : tr("Nothing was changed: %1").arg(refusalWords(governance.error().detail)));
            refresh();
        });
    refresh();
}

void GovernanceDialog::show(const Governance& governance)
{
    m_rules = governance.rules;
    showLimits(m_rules);
    m_ui->peopleView->clear();
    for (const approvals::Person& person : governance.people) {
        const QString role = m_ui->roleBox->itemText(m_ui->roleBox->findData(int(person.role)));
        auto* item = new QTreeWidgetItem({QString::fromStdString(person.name), role.section(QLatin1Char(':'), 0, 0)});
        m_ui->peopleView->addTopLevelItem(item);
    }
    m_ui->peopleLabel->setText(
        governance.people.empty()
            ? tr("Nobody has a role: everyone may do everything. The first role is an admin's.")
            : tr("Whoever is not in this list may only look. Each role may do what the one before may."));
}

void GovernanceDialog::showLimits(const workflow::Rulebook& rules)
{
    m_ui->selfSpin->setValue(rules.policy.selfApprovalPercent);
    m_ui->changeSpin->setValue(rules.policy.largestChangePercent);
    m_ui->marginSpin->setValue(rules.policy.smallestMarginPercent);
    m_ui->batchSpin->setValue(static_cast<int>(rules.policy.largestBatch));
    m_ui->daysSpin->setValue(rules.policy.validDays);
    m_ui->changeMoneySpin->setValue(double(rules.limits.largestChangeMinor) / m_minorUnits);
    m_ui->orderMoneySpin->setValue(double(rules.limits.largestOrderMinor) / m_minorUnits);
    m_ui->dailySkusSpin->setValue(static_cast<int>(rules.limits.dailySkus));
    m_ui->catalogueSpin->setValue(rules.limits.dailyCataloguePercent);
    m_ui->dailyMoneySpin->setValue(double(rules.limits.dailyChangeMinor) / m_minorUnits);
}

workflow::Rulebook GovernanceDialog::shownLimits() const
{
    workflow::Rulebook rules = m_rules; // what is not in the form stays
    rules.policy.selfApprovalPercent = m_ui->selfSpin->value();
    rules.policy.largestChangePercent = m_ui->changeSpin->value();
    rules.policy.smallestMarginPercent = m_ui->marginSpin->value();
    rules.policy.largestBatch = m_ui->batchSpin->value();
    rules.policy.validDays = m_ui->daysSpin->value();
    rules.limits.largestChangeMinor = std::llround(m_ui->changeMoneySpin->value() * m_minorUnits);
    rules.limits.largestOrderMinor = std::llround(m_ui->orderMoneySpin->value() * m_minorUnits);
    rules.limits.dailySkus = m_ui->dailySkusSpin->value();
    rules.limits.dailyCataloguePercent = m_ui->catalogueSpin->value();
    rules.limits.dailyChangeMinor = std::llround(m_ui->dailyMoneySpin->value() * m_minorUnits);
    return rules;
}

void GovernanceDialog::setLimits()
{
    start(
        tr("Setting limits"),
        [rules = shownLimits()](const std::filesystem::path& path, const std::string& actor) {
            return workflow::changeRulebook(path, actor, rules);
        },
        tr("The limits hold from now on."));
}

void GovernanceDialog::giveRole()
{
    const auto role = static_cast<Role>(m_ui->roleBox->currentData().toInt());
    start(
        tr("Giving a role"),
        [role, name = m_ui->nameEdit->text().trimmed().toStdString()](const std::filesystem::path& path,
                                                                      const std::string& actor) {
            return workflow::giveRole(path, actor, name, role);
        },
        tr("The role holds from now on."));
}

void GovernanceDialog::takeRole()
{
    start(
        tr("Taking a role away"),
        [name = selectedPerson().toStdString()](const std::filesystem::path& path, const std::string& actor) {
            return workflow::takeRole(path, actor, name);
        },
        tr("The role is taken away."));
}

QString GovernanceDialog::selectedPerson() const
{
    const QList<QTreeWidgetItem*> selected = m_ui->peopleView->selectedItems();
    return selected.isEmpty() ? QString() : selected.front()->text(0);
}

void GovernanceDialog::refresh()
{
    const bool ready = !m_busy && !m_ui->personEdit->text().trimmed().isEmpty();
    m_ui->limitsButton->setEnabled(ready);
    m_ui->giveButton->setEnabled(ready && !m_ui->nameEdit->text().trimmed().isEmpty());
    m_ui->takeButton->setEnabled(ready && !selectedPerson().isEmpty());
}

void GovernanceDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

} // namespace ms::app
