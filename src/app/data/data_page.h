// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "app/page.h"
#include "app/table/row_table_model.h"
#include "features/types.h"
#include "workflow/pull.h"
#include "workflow/sales_by_week.h"
#include "workspace/types.h"

#include <memory>
#include <optional>

namespace Ui {
class DataPage;
}

namespace ms::app {

/// What data the workspace holds: problems ranked by the money that hangs on them, imports with Undo, sales by week.
class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(Session& session, QWidget* parent = nullptr);
    ~DataPage() override;

protected:
    void reload() override;

private:
    void createActions();
    void connectViews();
    void showWhenComplete();
    void fill(const workflow::Status& status);
    void fillTiles(const workflow::Status& status);
    void drawSales(const workflow::Status& status);
    void describeProblem(int row);
    void describeImport(int row);
    void askForFiles();
    void undoImport();
    void connectShop();
    /// Asks the connected shop for what changed since the last time.
    void pull(const QString& actor);
    void pulled(const Result<workflow::PullReport>& report);

    std::unique_ptr<Ui::DataPage> m_ui;
    RowTableModel<features::DataProblem> m_problems;
    RowTableModel<workspace::ImportRecord> m_imports;
    RowTableModel<workspace::ImportReject> m_rejects;
    Tile* m_linesTile = nullptr;
    Tile* m_productsTile = nullptr;
    Tile* m_customersTile = nullptr;
    Tile* m_problemsTile = nullptr;
    QAction* m_import = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_connect = nullptr;
    QAction* m_pull = nullptr;
    std::optional<Result<workflow::SalesByWeek>> m_sales;
    Job<workflow::SalesByWeek> m_salesJob;
    Job<std::vector<workspace::ImportReject>> m_rejectsJob;
    Job<workspace::ImportKey> m_undoJob;
    Job<workflow::PullReport> m_pullJob;
};

} // namespace ms::app
