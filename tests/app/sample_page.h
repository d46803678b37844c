// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chart/chart_view.h"
#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/job.h"
#include "app/page.h"
#include "app/table/row_table_model.h"
#include "app/table/table_view.h"
#include "app/theme.h"

#include <QAction>
#include <QDate>
#include <QSplitter>

#include <cmath>

namespace ms::app {

struct SampleRow {
    QString sku;
    QString title;
    QString kind;
    double units = 0;
    qint64 money = 0;
    double margin = 0;
    QDate day;
    QList<double> history;
};

inline std::vector<Column<SampleRow>> sampleColumns()
{
    using Kind = ColumnKind;
    const auto margin = [](const SampleRow& row) { return row.margin < 0 ? QVariant() : QVariant(row.margin); };
    return {
        {{"sku", "SKU", Kind::Text, 0, Total::Count}, [](const SampleRow& row) { return row.sku; }},
        {{"title", "Title"}, [](const SampleRow& row) { return row.title; }},
        {{"kind", "Class", Kind::Status},
         [](const SampleRow& row) { return row.kind; },
         [](const SampleRow& row) { return row.kind == "Smooth" ? Tone::Good : Tone::Warning; }},
        {{"units", "Units a week", Kind::Number, 1, Total::Sum}, [](const SampleRow& row) { return row.units; }},
        {{"risk", "Money at risk, £", Kind::Money, 0, Total::Sum}, [](const SampleRow& row) { return row.money; }},
        {{"margin", "Margin, %", Kind::Percent, 1, Total::Mean}, margin},
        {{"day", "Last sold", Kind::Date}, [](const SampleRow& row) { return row.day; }},
        {{"share", "Share, units", Kind::Bar, 0}, [](const SampleRow& row) { return row.units; }},
        {{"history", "Last half year", Kind::Sparkline},
         [](const SampleRow& row) { return QVariant::fromValue(row.history); }},
        {{.id = "secret", .title = "Hidden", .hidden = true}, [](const SampleRow& row) { return row.title; }},
    };
}

inline std::vector<SampleRow> sampleRows(int count)
{
    std::vector<SampleRow> rows;
    for (int i = 0; i < count; ++i) {
        SampleRow row;
        row.sku = QStringLiteral("%1%2").arg(10000 + i * 37 % 9000).arg(QChar('A' + i % 26));
        row.title =
            i % 3 == 0 ? QStringLiteral("White hanging heart %1").arg(i) : QStringLiteral("Red retrospot %1").arg(i);
        row.kind = i % 4 == 0 ? QStringLiteral("Lumpy") : QStringLiteral("Smooth");
        row.units = 5.0 + (i * 53) % 400;
        row.money = 1234 + (i * 7919LL) % 500000;
        row.margin = i % 7 == 0 ? -1 : 0.2 + (i % 50) / 100.0;
        row.day = QDate(2011, 12, 9).addDays(-(i % 90));
        for (int week = 0; week < 26; ++week)
            row.history << row.units * (1 + 0.4 * std::sin(week / 3.0 + i));
        rows.push_back(row);
    }
    return rows;
}

/// A page with everything a page may have, for tests of the frame.
class SamplePage : public Page {
    Q_OBJECT
public:
    explicit SamplePage(Session& session, const QString& id = QStringLiteral("sample"))
        : Page(session, id, QStringLiteral("Sample")), m_model(sampleColumns()), m_load(session.jobs())
    {
        auto* splitter = new QSplitter;
        m_table = new TableView(splitter);
        m_table->setAccessibleName("Samples");
        m_chart = new ChartView(splitter);
        setContent(splitter);
        splitter->setSizes({800, 520});
        m_table->setModel(&m_model);
        filterBar()->bind(m_table);
        filterBar()->addChoice("Class", "kind");
        for (const char* label : {"SKUs", "Money at risk", "Coverage", "Exceptions"})
            m_tiles.push_back(addTile(label));
        m_tiles.back()->setPressable(true);
        m_primary = new QAction(lineIconOnAccent("check"), "Approve 12", this);
        setPrimaryAction(m_primary);
        addSecondaryAction(new QAction("Export…", this));
        remember(splitter, "splitter");
        remember(m_table, "table");
        connect(m_primary, &QAction::triggered, this, [this] { ++approved; });
    }
    void showSku(const Sku& sku) override { shownSku = QString::fromStdString(sku.text); }
    void finish(Result<int> result)
    {
        if (!result) {
            showError(result.error(), "Nothing was changed.");
            return;
        }
        if (*result == 0) {
            showEmpty("No sales yet.", m_primary);
            return;
        }
        m_model.setRows(sampleRows(*result), *Currency::parse("GBP"));
        m_tiles[0]->setFigure("3,684");
        m_tiles[0]->setNote("541,909 order lines");
        m_tiles[1]->setFigure("£12,345");
        m_tiles[1]->setNote("−3.2 % on last week", Tile::Tone::Good);
        m_tiles[2]->setFigure("81.3 %");
        m_tiles[2]->setNote("promised 80 %");
        m_tiles[3]->setFigure("37");
        m_tiles[3]->setNote("need attention", Tile::Tone::Warning);
        setSubtitle("1 Dec 2010 – 9 Dec 2011 · weekly · 12 weeks ahead");
        drawChart();
        showContent();
    }
    void drawChart()
    {
        QList<QPointF> history, mean, low80, high80, low95, high95;
        const double first = 14944;
        for (int week = 0; week < 54; ++week)
            history << QPointF(first + week * 7, 120 + 40 * std::sin(week / 4.0) + (week * 29) % 31);
        for (int step = 0; step < 12; ++step) {
            const double x = first + (53 + step) * 7;
            const double y = 130 + 20 * std::sin((53 + step) / 4.0);
            mean << QPointF(x, y);
            low80 << QPointF(x, y - 20 - step);
            high80 << QPointF(x, y + 20 + step);
            low95 << QPointF(x, y - 32 - 1.6 * step);
            high95 << QPointF(x, y + 32 + 1.6 * step);
        }
        m_chart->setTitle("Demand of 85123A White hanging heart");
        m_chart->begin({"Week", AxisKind::Day}, {"Units a week", AxisKind::Number, true});
        m_chart->addBand("95 %", low95, high95, Ink::Forecast, 0.12);
        m_chart->addBand("80 %", low80, high80, Ink::Forecast, 0.25);
        m_chart->addLine("History", history, Ink::History);
        m_chart->addLine("Forecast", mean, Ink::Forecast);
        m_chart->addHatch(first + 140, first + 161);
        m_chart->addBottomTicks({first + 70, first + 77, first + 210}, "Promotion");
        m_chart->addMark(first + 53 * 7, "today");
        m_chart->end();
        m_chart->setCaption(
            "Weekly demand of one SKU, 1 Dec 2010 – 9 Dec 2011, and 12 weeks ahead by Theta; the 80 % band "
            "held 81 % of what came.");
    }

    QString shownSku;
    int approved = 0;
    int rowsToLoad = 500;
    int loads = 0;
    TableView* m_table = nullptr;
    ChartView* m_chart = nullptr;
    std::vector<Tile*> m_tiles;
    QAction* m_primary = nullptr;

protected:
    void reload() override
    {
        ++loads;
        m_load.start(
            "Reading samples",
            [rows = rowsToLoad](Progress&) -> Result<int> {
                if (rows < 0)
                    return failure(ErrorCode::ReadWrite, "disk is gone");
                return rows;
            },
            [this](Result<int> result) { finish(std::move(result)); });
    }

private:
    RowTableModel<SampleRow> m_model;
    Job<int> m_load;
};

} // namespace ms::app
