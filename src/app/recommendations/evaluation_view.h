// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recommendations/list_rows.h"
#include "workflow/recommend_comparison.h"

#include <QWidget>

#include <memory>

namespace Ui {
class EvaluationView;
}

namespace ms::app {

class FileDialogs;

/// The tab Evaluation: every model measured on the same held-out visits, as a table and as lines, and which of them is
/// best for which customers.
class EvaluationView : public QWidget {
    Q_OBJECT
public:
    explicit EvaluationView(FileDialogs& dialogs, QWidget* parent = nullptr);
    ~EvaluationView() override;

    void showWorking();
    void showFailure(const Error& error);
    void show(const workflow::ModelComparison& comparison, const QString& span);
    [[nodiscard]] workflow::TrialSplit split() const;

Q_SIGNALS:
    /// Measure (again).
    void requested();

private:
    void draw(const workflow::ModelComparison& comparison, const QString& span);

    std::unique_ptr<Ui::EvaluationView> m_ui;
    RowTableModel<workflow::ComparedModel> m_models;
    RowTableModel<workflow::SegmentWinner> m_winners;
};

} // namespace ms::app
