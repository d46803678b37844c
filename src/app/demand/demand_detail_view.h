// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demand/demand_columns.h"
#include "app/job.h"
#include "app/table/row_table_model.h"
#include "workflow/demand_comparison.h"
#include "workflow/demand_grain.h"
#include "workflow/demand_view.h"
#include "workflow/product_launch.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QSplitter;

namespace Ui {
class DemandDetailView;
}

namespace ms::app {

class Session;

/// One SKU in depth: its chart, by hour, day, week or month, and below it why, figures, methods, parts, overrides and
/// earlier runs.
class DemandDetailView final : public QWidget {
    Q_OBJECT
public:
    explicit DemandDetailView(Session& session, QWidget* parent = nullptr);
    ~DemandDetailView() override;

    void show(workflow::DemandDetail detail);
    /// Draws again what was shown last: a point that was dragged goes back.
    void redraw();
    [[nodiscard]] const std::optional<workflow::DemandDetail>& detail() const { return m_detail; }
    /// Hours are offered only where orders have times.
    void setTimed(bool timed);
    /// That an event can be of.
    void setCategories(const std::vector<std::string>& categories);
    [[nodiscard]] QString author() const; ///< who is at work; empty: nobody said
    [[nodiscard]] QSplitter* splitter() const;
    /// Lengths of the periods, and two methods side by side, for pictures.
    [[nodiscard]] QStringList looks() const;
    void showLook(const QString& look);

Q_SIGNALS:
    /// What the controls of the overrides, or a dragged point, say; nothing when they do not say enough.
    void overrideAsked(const std::optional<ms::workflow::OverrideRequest>& asked);
    void withdrawAsked(qint64 key);
    void calendarAsked(const ms::workflow::CauseCalendar& held, const ms::workflow::CauseCalendar& wanted);
    void correctionAsked(ms::Day week, const std::optional<ms::workflow::CorrectionRequest>& said);
    /// The method to forecast it by from now on; empty: the backtest chooses again.
    void lockAsked(const std::string& method);
    /// What a new product sells like; nothing: what was said is taken back.
    void launchAsked(const std::optional<ms::workspace::Launch>& launch);

private:
    void createTables();
    void createGrainBox();
    [[nodiscard]] workflow::Grain grain() const;
    void showTabs();
    void fillMethods();
    void tryMethod();
    void showTrial(Result<workflow::MethodTrial> trial);
    void showScores();
    [[nodiscard]] std::string lockable() const;
    void showLock();
    void proposeLaunch();
    void readGrain();
    void showGrain(Result<workflow::GrainDetail> periods);

    Session& m_session;
    std::unique_ptr<Ui::DemandDetailView> m_ui;
    QComboBox* m_grainBox = nullptr;
    RowTableModel<workflow::GrainPeriod> m_figures;
    RowTableModel<forecast::BacktestScore> m_backtest;
    RowTableModel<ForecastStep> m_components;
    RowTableModel<workflow::Snapshots::Week> m_snapshots;
    int m_dots = -1; ///< of the chart: points that are dragged to override
    std::optional<workflow::DemandDetail> m_detail;
    std::optional<workflow::MethodTrial> m_trial; ///< of the method to compare with; none: none is chosen
    bool m_wantsLaunch = false;                   ///< the next new product opens on what it sells like
    workflow::GrainDetail m_periods;
    bool m_periodsKnown = false; ///< m_periods are those of m_detail
    // Last, so that they end before what they write to.
    Job<workflow::GrainDetail> m_read;
    Job<workflow::MethodTrial> m_try;
    Job<workflow::LaunchProposal> m_propose;
};

} // namespace ms::app
