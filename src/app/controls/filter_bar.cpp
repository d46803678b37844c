// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controls/filter_bar.h"

#include "app/format.h"
#include "app/table/filter_proxy_model.h"
#include "app/table/table_view.h"
#include "app/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace ms::app {
namespace {
constexpr int textWidth = 240;
constexpr std::size_t mostValues = 40; // a choice among more is a search
} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_choicesLayout(new QHBoxLayout), m_chipsLayout(new QHBoxLayout),
      m_count(new QLabel(this))
{
    m_text->setPlaceholderText(tr("Search, or paste a list of SKUs"));
    m_text->setAccessibleName(tr("Search this table"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(textWidth);
    m_text->setMaximumWidth(textWidth + textWidth / 2);
    m_text->addAction(lineIcon("search"), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    m_count->setProperty("tone", "muted");
    m_choicesLayout->setSpacing(space::small);
    m_chipsLayout->setSpacing(space::tiny);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_choicesLayout);
    layout->addLayout(m_chipsLayout);
    layout->addStretch(1);
    layout->addWidget(m_count);
}

void FilterBar::bind(TableView* table)
{
    m_table = table;
    connect(m_text, &QLineEdit::textChanged, table->proxy(), &FilterProxyModel::setText);
    connect(table->proxy(), &FilterProxyModel::shownChanged, this, &FilterBar::refreshCount);
    connect(table, &TableView::filtersChanged, this, &FilterBar::refreshChips);
    if (QAbstractItemModel* source = table->proxy()->sourceModel())
        connect(source, &QAbstractItemModel::modelReset, this, &FilterBar::refillChoices);
    refillChoices();
    refreshCount();
}

void FilterBar::addChoice(const QString& label, const QString& columnId)
{
    auto* box = new QComboBox(this);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->addItem(tr("%1: all").arg(label));
    box->setProperty("label", label);
    m_choicesLayout->addWidget(box);
    m_choices.push_back({box, columnId});
    connect(box, &QComboBox::activated, this, [this, at = m_choices.size() - 1] { applyChoice(m_choices[at]); });
    if (m_table)
        refillChoices();
}

void FilterBar::addControl(QWidget* control)
{
    m_choicesLayout->addWidget(control);
}

void FilterBar::setPlaceholder(const QString& text)
{
    m_text->setPlaceholderText(text);
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::setText(const QString& text)
{
    m_text->setText(text);
}

void FilterBar::clear()
{
    m_text->clear();
    for (const int column : m_table->proxy()->filteredColumns())
        m_table->proxy()->setColumnFilter(column, {});
    for (const Choice& choice : m_choices)
        choice.box->setCurrentIndex(0);
    refreshChips();
}

/// A pasted column of SKUs has line ends, which a line edit would turn into spaces.
bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        const QString pasted = QGuiApplication::clipboard()->text();
        if (pasted.trimmed().contains(QLatin1Char('\n'))) {
            m_text->insert(pasted.trimmed().split(QLatin1Char('\n'), Qt::SkipEmptyParts).join(QLatin1String(", ")));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::refillChoices()
{
    const QAbstractItemModel* source = m_table->proxy()->sourceModel();
    for (const Choice& choice : m_choices) {
        const int column = columnOf(choice.columnId);
        if (!source || column < 0)
            continue;
        std::set<QString> values;
        for (int row = 0; row < source->rowCount() && values.size() <= mostValues; ++row)
            values.insert(source->index(row, column).data().toString());
        values.erase(QString());
        const QString chosen = choice.box->currentIndex() > 0 ? choice.box->currentText() : QString();
        choice.box->clear();
        choice.box->addItem(tr("%1: all").arg(choice.box->property("label").toString()));
        for (const QString& value : values)
            choice.box->addItem(value);
        choice.box->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : choice.box->findText(chosen)));
        choice.box->setVisible(values.size() > 1 && values.size() <= mostValues);
    }
}

void FilterBar::applyChoice(const Choice& choice)
{
    const int column = columnOf(choice.columnId);
    const bool all = choice.box->currentIndex() <= 0;
    m_table->proxy()->setColumnFilter(column, all ? QString() : QLatin1Char('=') + choice.box->currentText());
}

void FilterBar::refreshChips()
{
    while (QLayoutItem* item = m_chipsLayout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    FilterProxyModel* proxy = m_table->proxy();
    for (const int column : proxy->filteredColumns()) {
        const bool isChoice = std::any_of(m_choices.begin(), m_choices.end(), [this, column](const Choice& choice) {
            return columnOf(choice.columnId) == column && choice.box->currentIndex() > 0;
        });
        if (isChoice)
            continue;
        auto* chip = new QToolButton(this);
        const QString title = proxy->headerData(column, Qt::Horizontal).toString();
        chip->setProperty("chip", true);
        chip->setText(title + QStringLiteral(": ") + proxy->columnFilter(column));
        chip->setIcon(lineIcon("close"));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setToolTip(tr("Remove this filter"));
        chip->setAccessibleName(tr("Remove the filter on %1").arg(title));
        connect(chip, &QToolButton::clicked, this, [this, column] {
            m_table->proxy()->setColumnFilter(column, {});
            refreshChips();
        });
        m_chipsLayout->addWidget(chip);
    }
}

void FilterBar::refreshCount()
{
    const FilterProxyModel* proxy = m_table->proxy();
    const int all = proxy->sourceModel() ? proxy->sourceModel()->rowCount() : 0;
    const int shown = proxy->rowCount();
    m_count->setText(shown == all ? tr("%1 shown").arg(format::count(shown))
                                  : tr("%1 of %2 shown").arg(format::count(shown), format::count(all)));
}

int FilterBar::columnOf(const QString& columnId) const
{
    const FilterProxyModel* proxy = m_table->proxy();
    for (int column = 0; column < proxy->columnCount(); ++column) {
        if (proxy->headerData(column, Qt::Horizontal, ColumnIdRole).toString() == columnId)
            return column;
    }
    return -1;
}

} // namespace ms::app
