// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QIcon>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace ms::app {

/// One thing that can be found and done.
struct Command {
    QString text; ///< "85123A  White hanging heart"
    QString hint; ///< at the right: the shortcut, or where it leads: "Pricing"
    QIcon icon;
    std::function<void()> run;
};

/// The first `limit` commands whose text holds every word of `query`; those whose text or a word of it begins so come
/// first, otherwise the order is kept. An empty query matches everything.
std::vector<const Command*> matches(const std::vector<Command>& commands, const QString& query, std::size_t limit);

/// Ctrl+K: a field and what it finds: actions, pages, SKUs, customers. Enter does the first.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);
    /// Opens at the top middle of the window over these commands.
    void open(std::vector<Command> commands);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refill(const QString& query);
    void runCurrent();

    QLineEdit* m_query;
    QListWidget* m_list;
    std::vector<Command> m_commands;
    std::vector<const Command*> m_found;
};

} // namespace ms::app
