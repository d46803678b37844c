// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/command_palette.h"

#include "app/theme.h"

#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ms::app {
namespace {

constexpr int paletteWidth = 560;
constexpr int paletteHeight = 420;
constexpr int entryHeight = 36;
constexpr std::size_t mostFound = 50;

bool beginsSomeWord(const QString& text, const QString& query)
{
    return text.startsWith(query, Qt::CaseInsensitive) || text.contains(QLatin1Char(' ') + query, Qt::CaseInsensitive);
}

QWidget* rowFor(const Command& command)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::medium, 0, space::medium, 0);
    layout->setSpacing(space::medium);
    auto* icon = new QLabel(row);
    icon->setPixmap(command.icon.pixmap(16, 16));
    auto* text = new QLabel(command.text, row);
    auto* hint = new QLabel(command.hint, row);
    hint->setProperty("tone", "muted");
    layout->addWidget(icon);
    layout->addWidget(text, 1);
    layout->addWidget(hint);
    return row;
}

} // namespace

std::vector<const Command*> matches(const std::vector<Command>& commands, const QString& query, std::size_t limit)
{
    const QStringList words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<const Command*> begins;
    std::vector<const Command*> holds;
    for (const Command& command : commands) {
        const bool all = std::all_of(words.begin(), words.end(), [&command](const QString& word) {
            return command.text.contains(word, Qt::CaseInsensitive);
        });
        if (!all)
            continue;
        (words.isEmpty() || beginsSomeWord(command.text, words.front()) ? begins : holds).push_back(&command);
        if (begins.size() >= limit)
            break;
    }
    begins.insert(begins.end(), holds.begin(), holds.end());
    begins.resize(std::min(begins.size(), limit));
    return begins;
}

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window), m_query(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setProperty("card", true);
    setProperty("floating", true);
    setAccessibleName(tr("Search or command"));
    m_query->setPlaceholderText(tr("Type a SKU, a customer, a page or a command"));
    m_query->setAccessibleName(tr("What to find"));
    m_query->setProperty("bare", true);
    m_query->setFont(scaledFont(font(), 1.1));
    m_query->addAction(lineIcon("search"), QLineEdit::LeadingPosition);
    m_query->installEventFilter(this);
    m_list->setAccessibleName(tr("Found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setProperty("bare", true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, space::small, 1, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(m_query);
    layout->addWidget(m_list, 1);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(space::huge * 2);
    shadow->setOffset(0, space::small);
    shadow->setColor(QColor(0, 0, 0, 70));
    setGraphicsEffect(shadow);
    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::refill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(std::vector<Command> commands)
{
    m_commands = std::move(commands);
    const int width = std::min(paletteWidth, parentWidget()->width() - 2 * space::huge);
    const int height = std::min(paletteHeight, parentWidget()->height() - 4 * space::huge);
    setGeometry((parentWidget()->width() - width) / 2, space::huge * 2, width, height);
    m_query->clear();
    refill({});
    show();
    raise();
    m_query->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_query && event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (watched != m_query || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
        hide();
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        runCurrent();
        return true;
    }
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int step = key == Qt::Key_Down ? 1 : -1;
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::refill(const QString& query)
{
    m_found = matches(m_commands, query, mostFound);
    m_list->clear();
    for (const Command* command : m_found) {
        auto* item = new QListWidgetItem(m_list);
        item->setSizeHint(QSize(0, entryHeight));
        item->setData(Qt::AccessibleTextRole, command->text);
        m_list->setItemWidget(item, rowFor(*command));
    }
    m_list->setCurrentRow(m_found.empty() ? -1 : 0);
    const int listed = static_cast<int>(m_found.size()) * entryHeight;
    const int around = m_query->sizeHint().height() + 4 * space::small;
    resize(this->width(),
           std::min(listed + around, std::min(paletteHeight, parentWidget()->height() - 4 * space::huge)));
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_found.size())
        return;
    const std::function<void()> run = m_found[static_cast<std::size_t>(row)]->run;
    hide();
    run();
}

} // namespace ms::app
