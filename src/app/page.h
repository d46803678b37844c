// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "core/id.h"
#include "core/result.h"

#include <QWidget>

#include <memory>

class QAction;
class QSplitter;
class QUndoStack;

namespace Ui {
class Page;
}

namespace ms::app {

class FilterBar;
class StateOverlay;
class TableView;
class Tile;
template <typename T>
class Job;

/// One page of the window: title, up to four tiles, filter bar, content, and an action row with one primary button.
/// A page reads in background jobs and only when it is seen: the frame calls activate(), which calls reload() when the
/// workspace changed since. A page ends every reload with showContent(), showEmpty() or showError(), which emit
/// settled().
class Page : public QWidget {
    Q_OBJECT
public:
    enum class State { Working, Content, Empty, Failed };

    /// `id` is the page's name in settings and on the command line: "demand".
    Page(Session& session, const QString& id, const QString& title, QWidget* parent = nullptr);
    ~Page() override;

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] State state() const { return m_state; }
    /// True between a start of reload() and the showContent(), showEmpty() or showError() that ends it.
    [[nodiscard]] bool settling() const { return m_settling; }

    /// The page came to the front.
    void activate();
    /// Reads everything again now (F5).
    void recompute();
    /// The page's own action for Ctrl+Enter, or null.
    [[nodiscard]] QAction* primaryAction() const { return m_primary; }
    /// Ctrl+F.
    void focusFilter();
    /// Ctrl+E: the charts and tables in sight, the one with the focus first, and what each can be written as.
    void openExportMenu();
    /// Undo and redo of what this page edits; empty unless the page pushes commands.
    [[nodiscard]] QUndoStack* undoStack() const { return m_undo; }

    /// What else than its first sight the page can look like, tabs aside, for pictures.
    [[nodiscard]] virtual QStringList looks() const { return {}; }
    /// Turns to one of looks().
    virtual void showLook(const QString& look) { Q_UNUSED(look) }

    /// Selects this SKU or customer where the page shows such; others ignore it.
    virtual void showSku(const Sku& sku);
    virtual void showCustomer(const CustomerId& customer);

Q_SIGNALS:
    /// Everything this page wanted to read is on the screen.
    void settled();
    /// Another page is asked for; the frame turns to it and calls its showSku() or showCustomer().
    void skuRequested(const QString& pageId, const ms::Sku& sku);
    void customerRequested(const QString& pageId, const ms::CustomerId& customer);
    /// Another page, without a selection.
    void pageRequested(const QString& pageId);

protected:
    /// Starts the page's jobs. Called when there is a workspace and the page is seen.
    virtual void reload() = 0;

    Session& session() { return m_session; }
    QString workspacePath() const { return m_session.workspacePath(); }
    /// Other pages read again what this one wrote and knows already.
    void tellOthers();

    // --- building the page, once, in the constructor ---
    /// At most four; in the order of the calls.
    Tile* addTile(const QString& label);
    /// The filter bar, made at the first call.
    FilterBar* filterBar();
    /// The page's form; what lies under title and filter bar.
    void setContent(QWidget* content);
    /// The one primary button at the bottom right, and others at its left. The action's text is the button's.
    void setPrimaryAction(QAction* action);
    void addSecondaryAction(QAction* action);
    /// Remembers sizes; `name` is unique on the page.
    void remember(QSplitter* splitter, const QString& name);
    void remember(TableView* table, const QString& name);

    // --- the four designed states, and the content ---
    /// Old numbers stay, greyed; without any a skeleton is shown.
    void showWorking();
    void showContent();
    /// One sentence and the action that mends it (may be null).
    void showEmpty(const QString& sentence, QAction* mend = nullptr);
    /// What happened; what was kept and what to do is `advice`. A canceled job brings the content back.
    /// `headline` in place of the sentence that goes with the error's code.
    void showError(const Error& error, const QString& advice = {}, const QString& headline = {});
    /// A line above the content: "Sales were imported since this forecast." with the button Recompute, or empty to
    /// hide.
    void showStale(const QString& sentence, QAction* mend = nullptr);
    /// The line under the title: of what, over when. Plain text.
    void setSubtitle(const QString& text);

    void changeEvent(QEvent* event) override;

private:
    void settle(State state);
    void exportTable(const TableView& table, const QString& name);
    void showFurniture(bool shown);
    void showFailure(const QString& headline, const QString& detail);
    QByteArray rememberedState(const QString& name) const;
    void storeState(const QString& name, const QByteArray& state);

    Session& m_session;
    QString m_id;
    std::unique_ptr<Ui::Page> m_ui;
    StateOverlay* m_overlay = nullptr;
    FilterBar* m_filterBar = nullptr;
    QWidget* m_content = nullptr;
    QAction* m_primary = nullptr;
    QAction* m_staleMend = nullptr;
    QUndoStack* m_undo = nullptr;
    std::unique_ptr<Job<std::int64_t>> m_exportJob;
    State m_state = State::Working;
    bool m_outdated = true;
    bool m_telling = false; ///< what is told of is its own doing
    bool m_settling = false;
    bool m_hasContent = false;
};

} // namespace ms::app
