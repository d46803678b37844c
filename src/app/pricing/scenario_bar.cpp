// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/scenario_bar.h"

#include "app/controls/restyle.h"
#include "app/pricing/scenario_book.h"
#include "app/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace ms::app {

ScenarioBar::ScenarioBar(QWidget* parent)
    : QWidget(parent), m_tabs(new QTabBar(this)), m_summary(new QLabel(this)), m_move(new QDoubleSpinBox(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    m_tabs->setAccessibleName(tr("Price scenarios"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    layout->addWidget(m_tabs, 0);
    m_add = addButton("plus", tr("New scenario"), tr("New scenario from the current prices"));
    m_clone = addButton("copy", tr("Copy scenario"), tr("A copy of this scenario"));
    m_lock = addButton("lock", tr("Lock scenario"), tr("Lock this scenario: its prices stay as they are"));
    m_lock->setCheckable(true);
    m_remove = addButton("trash", tr("Remove scenario"), tr("Remove this scenario; undo brings it back"));
    for (QToolButton* button : {m_add, m_clone, m_lock, m_remove})
        layout->addWidget(button);
    layout->addStretch(1);
    layout->addWidget(m_summary);
    addMove(layout);
}

/// "Move shown prices by [-5 %] [Apply]"
void ScenarioBar::addMove(QHBoxLayout* layout)
{
    auto* label = new QLabel(tr("Move shown prices by"), this);
    setStyleProperty(label, "tone", QStringLiteral("muted"));
    label->setBuddy(m_move);
    m_move->setRange(-90, 200);
    m_move->setDecimals(1);
    m_move->setValue(-5);
    m_move->setSuffix(QStringLiteral(" %"));
    m_move->setAccessibleName(tr("Per cent by which every price shown moves"));
    auto* apply = new QPushButton(tr("Apply"), this);
    apply->setToolTip(tr("Every price that the table shows moves in this scenario; undo takes it back"));
    connect(apply, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(m_move->value() / 100); });
    for (QWidget* widget : std::initializer_list<QWidget*>{label, m_move, apply})
        layout->addWidget(widget);
}

QToolButton* ScenarioBar::addButton(const char* icon, const QString& name, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setIcon(lineIcon(QString::fromLatin1(icon)));
    button->setAccessibleName(name);
    button->setToolTip(tip);
    return button;
}

void ScenarioBar::setBook(ScenarioBook* book)
{
    m_book = book;
    connect(book, &ScenarioBook::changed, this, &ScenarioBar::refresh);
    connect(m_add, &QToolButton::clicked, book, &ScenarioBook::add);
    connect(m_clone, &QToolButton::clicked, book, &ScenarioBook::clone);
    connect(m_lock, &QToolButton::clicked, book, &ScenarioBook::setLocked);
    connect(m_remove, &QToolButton::clicked, book, &ScenarioBook::remove);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_refreshing)
            m_book->select(index);
    });
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, &ScenarioBar::editName);
    refresh();
}

void ScenarioBar::setSummary(const QString& text, const QString& tone)
{
    m_summary->setText(text);
    setStyleProperty(m_summary, "tone", tone);
}

void ScenarioBar::refresh()
{
    m_refreshing = true;
    const ScenarioBook::Content& content = m_book->content();
    const int wanted = static_cast<int>(content.scenarios.size()) + 1;
    while (m_tabs->count() > wanted)
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < wanted)
        m_tabs->addTab({});
    m_tabs->setTabText(0, tr("Base"));
    m_tabs->setTabToolTip(0, tr("The current prices"));
    for (int i = 1; i < wanted; ++i) {
        const workflow::PriceScenario& scenario = content.scenarios[static_cast<std::size_t>(i - 1)];
        m_tabs->setTabText(i, QString::fromStdString(scenario.name));
        m_tabs->setTabIcon(i, scenario.locked ? lineIcon(QStringLiteral("lock")) : QIcon());
        m_tabs->setTabToolTip(i, scenario.locked ? tr("Locked: an edit goes into a copy of it")
                                                 : tr("Double click to rename"));
    }
    m_tabs->setCurrentIndex(content.current);
    m_clone->setEnabled(!m_book->onBase());
    m_lock->setEnabled(!m_book->onBase());
    m_lock->setChecked(m_book->isLocked());
    m_lock->setToolTip(m_book->isLocked() ? tr("Unlock this scenario")
                                          : tr("Lock this scenario: its prices stay as they are"));
    m_remove->setEnabled(!m_book->onBase() && !m_book->isLocked());
    m_refreshing = false;
}

void ScenarioBar::editName(int index)
{
    if (index < 1 || m_book->content().scenarios[static_cast<std::size_t>(index - 1)].locked)
        return;
    auto* field = new QLineEdit(m_tabs->tabText(index), m_tabs);
    field->setAccessibleName(tr("Name of the scenario"));
    field->setGeometry(m_tabs->tabRect(index).adjusted(0, 0, space::huge, 0));
    field->selectAll();
    field->show();
    field->setFocus();
    connect(field, &QLineEdit::editingFinished, this, [this, field, index] {
        field->disconnect(this);
        m_book->rename(index, field->text());
        field->deleteLater();
    });
}

} // namespace ms::app
