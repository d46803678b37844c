// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/data_page.h"

#include "app/controls/tile.h"
#include "app/data/connect_dialog.h"
#include "app/data/data_columns.h"
#include "app/data/import_dialog.h"
#include "app/format.h"
#include "app/table/filter_proxy_model.h"
#include "app/theme.h"
#include "ui_data_page.h"
#include "workflow/import_history.h"

#include <QAction>

#include <cmath>

namespace ms::app {

DataPage::DataPage(Session& session, QWidget* parent)
    : Page(session, QStringLiteral("data"), tr("Data"), parent), m_ui(std::make_unique<Ui::DataPage>()),
      m_problems(problemColumns()), m_imports(importColumns()), m_rejects(rejectColumns()), m_salesJob(session.jobs()),
      m_rejectsJob(session.jobs()), m_undoJob(session.jobs()), m_pullJob(session.jobs())
{
    auto* content = new QWidget(this);
    m_ui->setupUi(content);
    setContent(content);
    m_linesTile = addTile(tr("Order lines"));
    m_productsTile = addTile(tr("Products"));
    m_customersTile = addTile(tr("Customers"));
    m_problemsTile = addTile(tr("Hangs on problems"));
    for (QLabel* label : {m_ui->problemsLabel, m_ui->importsLabel, m_ui->detailTitle})
        label->setProperty("heading", true);
    m_ui->detailCard->setProperty("card", true);
    m_ui->problemsView->setModel(&m_problems);
    m_ui->problemsView->setFooterVisible(false);
    m_ui->problemsView->setMultiSelection(false);
    m_ui->importsView->setModel(&m_imports);
    m_ui->importsView->setMultiSelection(false);
    m_ui->rejectsView->setModel(&m_rejects);
    m_ui->rejectsView->setFooterVisible(false);
    m_ui->salesChart->setFileDialogs(&session.dialogs());
    m_ui->salesChart->setExportName(QStringLiteral("sales-by-week"));
    m_ui->splitter->setSizes({760, 560});
    m_ui->listsSplitter->setSizes({300, 340});
    m_ui->detailSplitter->setSizes({380, 260});
    createActions();
    connectViews();
    remember(m_ui->splitter, QStringLiteral("splitter"));
    remember(m_ui->listsSplitter, QStringLiteral("lists"));
    remember(m_ui->detailSplitter, QStringLiteral("detail"));
}

DataPage::~DataPage() = default;

void DataPage::createActions()
{
    m_import = new QAction(lineIconOnAccent("import"), tr("Import…"), this);
    m_import->setToolTip(tr("Or drop files anywhere in the window"));
    connect(m_import, &QAction::triggered, this, &DataPage::askForFiles);
    setPrimaryAction(m_import);
    m_undo = new QAction(lineIcon("undo"), tr("Undo import"), this);
    m_undo->setEnabled(false);
    connect(m_undo, &QAction::triggered, this, &DataPage::undoImport);
    m_connect = new QAction(lineIcon("store"), tr("Connect a shop…"), this);
    connect(m_connect, &QAction::triggered, this, &DataPage::connectShop);
    m_pull = new QAction(lineIcon("refresh"), tr("Pull from the shop"), this);
    m_pull->setToolTip(tr("Catalogue, prices, stock, customers, orders and carts that changed since the last time"));
    connect(m_pull, &QAction::triggered, this, [this] { pull(qEnvironmentVariable("USER")); });
    for (QAction* action : {m_connect, m_pull, m_undo})
        addSecondaryAction(action);
    m_ui->importsView->addRowAction(m_undo);
}

void DataPage::connectViews()
{
    connect(&session().status(), &StatusFeed::changed, this, &DataPage::showWhenComplete);
    connect(m_ui->salesChart, &ChartView::said, &session(), &Session::say);
    // Both tables fill one detail: whichever the user touched last. A table filled by a job is not touched.
    connect(m_ui->problemsView->table(), &QTableView::clicked, this,
            [this] { describeProblem(m_ui->problemsView->currentRow()); });
    connect(m_ui->importsView->table(), &QTableView::clicked, this,
            [this] { describeImport(m_ui->importsView->currentRow()); });
    connect(m_ui->problemsView, &TableView::currentRowChanged, this, [this](int row) {
        if (!m_ui->importsView->table()->hasFocus())
            describeProblem(row);
    });
    connect(m_ui->importsView, &TableView::currentRowChanged, this, [this](int row) {
        m_undo->setEnabled(row >= 0);
        if (m_ui->importsView->table()->hasFocus())
            describeImport(row);
    });
}

void DataPage::reload()
{
    m_sales.reset();
    m_salesJob.start(
        tr("Adding up sales by week"),
        [path = workspacePath().toStdString()](Progress& progress) { return workflow::salesByWeek(path, progress); },
        [this](Result<workflow::SalesByWeek> sales) {
            m_sales = std::move(sales);
            showWhenComplete();
        });
}

void DataPage::showWhenComplete()
{
    if (!m_sales || !settling() || session().status().reading())
        return;
    if (const auto& error = session().status().error()) {
        showError(*error);
        return;
    }
    if (!*m_sales) {
        showError(m_sales->error());
        return;
    }
    const auto& status = session().status().latest();
    if (!status)
        return;
    if (status->lines == 0 && status->imports.empty()) {
        setSubtitle({});
        showEmpty(tr("No sales yet. Import an export of your shop, or drop it anywhere in this window."), m_import);
        return;
    }
    fill(*status);
    showContent();
}

void DataPage::fill(const workflow::Status& status)
{
    const Currency currency = status.settings.currency;
    m_problems.setRows(status.problems, currency);
    m_imports.setRows(status.imports, currency);
    m_ui->problemsLabel->setText(status.problems.empty() ? tr("Nothing to mend") : tr("What to mend first"));
    fillTiles(status);
    QStringList about;
    if (status.firstSale && status.lastSale)
        about << format::date(std::chrono::floor<std::chrono::days>(*status.firstSale)) + QStringLiteral(" – ") +
                     format::date(std::chrono::floor<std::chrono::days>(*status.lastSale));
    if (status.stale && status.ageDays)
        about << tr("last sale %1 days ago").arg(format::count(*status.ageDays));
    if (!status.notice.empty())
        about << QString::fromStdString(status.notice);
    setSubtitle(about.join(QStringLiteral(" · ")));
    drawSales(status);
    describeProblem(m_ui->problemsView->currentRow());
}

void DataPage::fillTiles(const workflow::Status& status)
{
    m_linesTile->setFigure(format::count(status.lines));
    m_linesTile->setNote(tr("%1 orders, %2 returns").arg(format::count(status.orders), format::count(status.returns)));
    m_productsTile->setFigure(format::count(status.goods));
    const std::int64_t services = status.products - status.goods;
    m_productsTile->setNote(services > 0 ? tr("and %1 services").arg(format::count(services)) : tr("stocked goods"));
    m_customersTile->setFigure(format::count(status.customers));
    m_customersTile->setNote(tr("known by number"));
    std::int64_t money = 0;
    for (const features::DataProblem& problem : status.problems)
        money = std::max(money, problem.moneyMinor);
    const Currency currency = status.settings.currency;
    m_problemsTile->setFigure(status.problems.empty() ? format::count(0) : format::roundMoney({money, currency}));
    m_problemsTile->setNote(status.problems.empty() ? tr("no problems found")
                                                    : tr("on the dearest of %1").arg(status.problems.size()),
                            status.problems.empty() ? Tile::Tone::Good : Tile::Tone::Warning);
}

void DataPage::drawSales(const workflow::Status& status)
{
    const workflow::SalesByWeek& sales = **m_sales;
    constexpr double week = 7;
    const double perMajor = std::pow(10.0, -sales.currency.decimals());
    QList<QPointF> money;
    for (const workflow::WeekSales& each : sales.weeks)
        money << QPointF(static_cast<double>(dayNumber(each.monday)) + week / 2,
                         static_cast<double>(each.netMinor) * perMajor);
    const QString sign = format::currencySign(sales.currency);
    m_ui->salesChart->setTitle(tr("Sales by week"));
    m_ui->salesChart->begin({QString(), AxisKind::Day},
                            {sign.isEmpty() ? tr("Sales") : tr("Sales, %1").arg(sign), AxisKind::Number, true});
    m_ui->salesChart->addBars(QString(), money, Ink::Forecast, week * 0.8);
    m_ui->salesChart->end();
    QString caption = tr("Net sales of all products, returns taken off, Monday to Sunday, %1 order lines.")
                          .arg(format::count(status.lines));
    if (sales.lastIsPartial)
        caption += QLatin1Char(' ') + tr("The last week is not complete.");
    m_ui->salesChart->setCaption(caption);
}

void DataPage::describeProblem(int row)
{
    m_ui->rejectsView->hide();
    if (row < 0) {
        m_ui->detailTitle->setText(tr("No problems found"));
        m_ui->detailText->setText(tr("Prices, costs, titles, dates and stock counts were looked at."));
        return;
    }
    const features::DataProblem& problem = m_problems.row(row);
    m_ui->detailTitle->setText(problemTitle(problem.kind));
    QString text = problemAdvice(problem.kind);
    QStringList examples;
    for (const std::string& example : problem.examples)
        examples << QString::fromStdString(example);
    if (!examples.isEmpty())
        text += QStringLiteral("\n\n") + tr("The dearest: %1").arg(examples.join(QStringLiteral(", ")));
    m_ui->detailText->setText(text);
}

void DataPage::describeImport(int row)
{
    if (row < 0)
        return;
    const workspace::ImportRecord& import = m_imports.row(row);
    m_ui->detailTitle->setText(QString::fromStdString(import.fileName));
    m_ui->detailText->setText(tr("%1 rows were read on %2: %3 added, %4 known before, %5 rejected.")
                                  .arg(format::count(import.rowsRead), format::dateTime(import.importedAt),
                                       format::count(import.rowsAdded), format::count(import.rowsKnown),
                                       format::count(import.rowsRejected)));
    m_ui->rejectsView->setVisible(import.rowsRejected > 0);
    m_rejects.setRows({});
    if (import.rowsRejected == 0)
        return;
    m_rejectsJob.start(
        tr("Reading rejected rows"),
        [path = workspacePath().toStdString(), key = import.key](Progress&) {
            return workflow::importRejects(path, key);
        },
        [this](Result<std::vector<workspace::ImportReject>> rejects) {
            if (rejects)
                m_rejects.setRows(std::move(*rejects));
        });
}

void DataPage::askForFiles()
{
    session().dialogs().openFiles(window(), tr("Import"), tr("Tables (*.csv *.csv.gz *.txt *.tsv);;All files (*)"),
                                  [this](const QStringList& files) { session().offerFiles(files); });
}

void DataPage::connectShop()
{
    auto* dialog = new ConnectDialog(session(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connected, this, &DataPage::pull);
    dialog->open();
}

void DataPage::pull(const QString& actor)
{
    workflow::PullRequest request;
    request.workspace = workspacePath().toStdString();
    request.actor = actor.isEmpty() ? "studio" : actor.toStdString();
    request.at = session().clock().now();
    // The workspace and the keychain may take their time: they are asked in the job.
    m_pullJob.start(
        tr("Pulling from the shop"),
        [request](Progress& progress) mutable -> Result<workflow::PullReport> {
            auto shop = workflow::shopTarget(request.workspace);
            if (!shop)
                return tl::unexpected(shop.error());
            request.kind = shop->kind;
            request.shop = shop->shop;
            request.secret = std::move(shop->secret);
            return workflow::pull(request, progress);
        },
        [this](Result<workflow::PullReport> report) { pulled(report); });
}

void DataPage::pulled(const Result<workflow::PullReport>& report)
{
    if (!report) {
        session().say(tr("Nothing was pulled: %1").arg(QString::fromStdString(report.error().detail)));
        return;
    }
    std::int64_t changed = 0;
    for (const workflow::PulledList& list : report->lists)
        changed += list.changed;
    session().say(
        report->stopped
            ? tr("%1 rows pulled, then it stopped: %2. Pull again to go on.")
                  .arg(format::count(changed), QString::fromStdString(report->stopped->detail))
            : tr("%1 rows pulled from %2").arg(format::count(changed), QString::fromStdString(report->shop.name)));
    session().noteDataChanged();
    recompute();
}

void DataPage::undoImport()
{
    const int row = m_ui->importsView->currentRow();
    if (row < 0)
        return;
    const workspace::ImportRecord& import = m_imports.row(row);
    const QString name = QString::fromStdString(import.fileName);
    session().dialogs().confirm(
        window(), tr("Undo the import of %1?").arg(name),
        tr("%1 rows that it added go away. Import the file again to bring them back.")
            .arg(format::count(import.rowsAdded)),
        tr("Undo import"), [this, key = import.key, name] {
            m_undoJob.start(
                tr("Undoing the import of %1").arg(name),
                [path = workspacePath().toStdString(), key](Progress&) { return workflow::undoImport(path, key); },
                [this, name](Result<workspace::ImportKey> undone) {
                    if (undone) {
                        session().say(tr("The import of %1 was undone").arg(name));
                        session().noteDataChanged();
                    } else {
                        showError(undone.error(), tr("Nothing was changed."));
                    }
                });
        });
}

} // namespace ms::app
