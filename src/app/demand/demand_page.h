// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controls/unread.h"
#include "app/demand/demand_columns.h"
#include "app/job.h"
#include "app/page.h"
#include "app/table/row_table_model.h"
#include "workflow/demand_view.h"
#include "workflow/forecast_run.h"
#include "workflow/override_undo.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QSpinBox;

namespace Ui {
class DemandPage;
}

namespace ms::app {

class DemandDetailView;

/// Every SKU with its demand, its forecast and what is odd about it; the selected one in depth; the run of a forecast.
class DemandPage final : public Page {
    Q_OBJECT
public:
    explicit DemandPage(Session& session, QWidget* parent = nullptr);
    ~DemandPage() override;

    void showSku(const Sku& sku) override;
    [[nodiscard]] QStringList looks() const override;
    void showLook(const QString& look) override;

protected:
    void reload() override;

private:
    void createActions();
    [[nodiscard]] std::optional<Sku> newcomer() const;
    void createTiles();
    void createLevelBox();
    void connectViews();
    void showElsewhere(const QString& page);

    [[nodiscard]] workflow::DemandLevel level() const;
    void showHorizon(const workflow::ShownRun& run);
    void showView(Result<workflow::DemandView> view);
    void showTiles(const workflow::DemandView& view);
    void filterExceptions(bool only);
    void selectSku();
    void showRow(int row);
    void refreshPlanned(const workflow::DemandDetail& detail);
    void showDetail(Result<workflow::DemandDetail> detail);
    void runForecast();
    void overrideWeek(std::optional<workflow::OverrideRequest> asked);
    void withdrawOverride(qint64 key);
    using Held = std::optional<std::vector<workspace::DemandOverride>>; ///< before it was said; none: it was not said
    void pushOverride(const workflow::OverrideScope& scope, const std::optional<workflow::OverrideRequest>& asked);
    void sayOverride(const workflow::OverrideScope& scope, const std::optional<workflow::OverrideRequest>& asked,
                     const std::shared_ptr<Held>& held);
    void takeOverrideBack(const workflow::OverrideScope& scope, const std::shared_ptr<Held>& held);
    [[nodiscard]] bool isShown(const workflow::OverrideScope& scope) const;
    void launchProduct(const std::optional<workspace::Launch>& launch);
    void sayOfLaunch(workspace::ProductKey product, const std::optional<workspace::Launch>& said);
    void changeCalendar(const workflow::CauseCalendar& held, const workflow::CauseCalendar& wanted);
    void correctWeek(Day week, const std::optional<workflow::CorrectionRequest>& said);
    void lockMethod(const std::string& method);
    void forgetUnread();
    [[nodiscard]] std::optional<std::string> knownAuthor();
    using Deed = std::function<Result<void>()>;
    void say(const QString& doing, Deed deed);
    void write(const QString& doing, Deed deed, const QString& said, const std::optional<workflow::OverrideScope>& of);
    void finishWriting();
    void finishRun(Result<workflow::ForecastRunSummary> summary);

    std::unique_ptr<Ui::DemandPage> m_ui;
    RowTableModel<workflow::DemandRow> m_skus;
    DemandDetailView* m_detailView = nullptr;
    Sku m_wanted; ///< to be selected once it is there
    QAction* m_forecastAction = nullptr;
    QAction* m_priceAction = nullptr;
    QAction* m_inventoryAction = nullptr;
    QComboBox* m_levelBox = nullptr;
    QSpinBox* m_horizon = nullptr;
    /// An override, and where the stack of changes stood once it was said.
    struct OverrideStep {
        workflow::OverrideScope scope;
        std::optional<workflow::OverrideRequest> asked;
        int place = 0;
        friend bool operator==(const OverrideStep&, const OverrideStep&) = default;
    };
    std::optional<OverrideStep> m_overrideSaid; ///< the last, as long as it holds
    Unread<std::pair<Sku, Day>, std::optional<workflow::CorrectionRequest>> m_correctionsUnread;
    Unread<std::pair<Sku, std::string>, std::string> m_locksUnread; ///< of a SKU, else of a category
    Unread<workspace::ProductKey, std::optional<workspace::Launch>> m_launchesUnread;
    std::pair<QString, std::int64_t> m_shownRun; ///< its workspace and key
    bool m_readAll = false;                      ///< once the last deed is done
    bool m_runAsked = false;                     ///< likewise
    int m_unheard = 0; ///< deeds that were asked for and whose end was not heard of; what is read meanwhile is old
    Tile* m_skuTile = nullptr;
    Tile* m_errorTile = nullptr;
    Tile* m_coverageTile = nullptr;
    Tile* m_exceptionTile = nullptr;
    // Last, so that they end before what they write to.
    Job<workflow::DemandView> m_load;
    Job<workflow::DemandDetail> m_read;
    Job<workflow::ForecastRunSummary> m_run;
    Job<bool> m_deeds; ///< one after the other
};

} // namespace ms::app
