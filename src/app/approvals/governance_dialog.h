// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "workflow/people.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <vector>

namespace Ui {
class GovernanceDialog;
}

namespace ms::app {

class Session;

/// How much may be let through, and by whom: the limits and the roles of a workspace. What is set is in the audit log
/// with the name of whoever set it.
class GovernanceDialog : public QDialog {
    Q_OBJECT
public:
    /// `person` is who looks; the limits in money are of `currency`.
    GovernanceDialog(Session& session, const QString& person, Currency currency, QWidget* parent);
    ~GovernanceDialog() override;
    /// Esc or Close: what is being written is finished first.
    void reject() override;

private:
    struct Governance {
        workflow::Rulebook rules;
        std::vector<approvals::Person> people;
    };
    using Change = std::function<Result<void>(const std::filesystem::path& workspace, const std::string& actor)>;

    void prepareLimits(Currency currency);
    /// Runs `change`, none: only looks, and shows what holds then. `done` is what the foot says.
    void start(const QString& name, Change change, const QString& done);
    void show(const Governance& governance);
    void showLimits(const workflow::Rulebook& rules);
    [[nodiscard]] workflow::Rulebook shownLimits() const;
    void setLimits();
    void giveRole();
    void takeRole();
    void refresh();
    [[nodiscard]] QString selectedPerson() const;

    Session& m_session;
    std::unique_ptr<Ui::GovernanceDialog> m_ui;
    double m_minorUnits = 100; ///< in one unit of the currency
    workflow::Rulebook m_rules;
    bool m_busy = false; ///< until the last answer is shown
    Job<Governance> m_job;
};

} // namespace ms::app
