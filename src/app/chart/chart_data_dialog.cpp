// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/chart_data_dialog.h"

#include "app/table/row_table_model.h"
#include "app/table/table_view.h"
#include "app/theme.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace ms::app {

ChartDataDialog::ChartDataDialog(const QString& title, const QString& text, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(title.isEmpty() ? tr("Data of the chart") : title);
    resize(640, 480);
    QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QStringList header = lines.takeFirst().split(QLatin1Char('\t'));
    std::vector<Column<QStringList>> columns;
    for (int i = 0; i < header.size(); ++i) {
        ColumnInfo info;
        info.id = QString::number(i);
        info.title = header[i];
        columns.push_back({info, [i](const QStringList& row) { return QVariant(row.value(i)); }});
    }
    auto* model = new RowTableModel<QStringList>(std::move(columns), this);
    std::vector<QStringList> rows;
    for (const QString& line : lines)
        rows.push_back(line.split(QLatin1Char('\t')));
    model->setRows(std::move(rows));
    auto* table = new TableView(this);
    table->setModel(model);
    table->table()->setAccessibleName(tr("Data of the chart"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
}

} // namespace ms::app
