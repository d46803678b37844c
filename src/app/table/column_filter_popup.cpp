// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/column_filter_popup.h"

#include "app/controls/restyle.h"
#include "app/table/filter_proxy_model.h"
#include "app/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ms::app {
namespace {

constexpr int fieldWidth = 260;

QString hintFor(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Text:
    case ColumnKind::Status:
        return QObject::tr("heart, !heart, = Heart, empty, or paste a list");
    case ColumnKind::Date:
        return QObject::tr("> 2011-06-01, 2011-01-01..2011-03-31, empty");
    default:
        return QObject::tr("> 20, <= 5, 10..50, empty, !empty");
    }
}

} // namespace

ColumnFilterPopup::ColumnFilterPopup(FilterProxyModel& proxy, int column, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_proxy(proxy), m_column(column), m_edit(new QLineEdit(this)), m_hint(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("card", true);
    const QString title = proxy.headerData(column, Qt::Horizontal).toString();
    m_edit->setAccessibleName(tr("Filter on %1").arg(title));
    m_edit->setPlaceholderText(title);
    m_edit->setText(proxy.columnFilter(column));
    m_edit->setMinimumWidth(fieldWidth);
    m_edit->setClearButtonEnabled(true);
    const auto kind = static_cast<ColumnKind>(proxy.headerData(column, Qt::Horizontal, KindRole).toInt());
    m_hint->setText(hintFor(kind));
    m_hint->setProperty("tone", "muted");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    layout->addWidget(m_edit);
    layout->addWidget(m_hint);
    connect(m_edit, &QLineEdit::textChanged, this, &ColumnFilterPopup::apply);
    connect(m_edit, &QLineEdit::returnPressed, this, &ColumnFilterPopup::close);
}

void ColumnFilterPopup::popupAt(const QPoint& globalPosition)
{
    move(globalPosition);
    show();
    m_edit->setFocus();
    m_edit->selectAll();
}

void ColumnFilterPopup::apply(const QString& text)
{
    const bool understood = m_proxy.setColumnFilter(m_column, text);
    setStyleProperty(m_hint, "tone", understood ? "muted" : "bad");
    if (understood)
        Q_EMIT applied();
}

} // namespace ms::app
