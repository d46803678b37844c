// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace ms::app {

class TableView;

/// Above a table: a search field, one choice for each column that has few values, the filters typed at the headers as
/// chips that can be taken away, and how many rows of how many are shown.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget* parent = nullptr);

    /// What this bar filters; once.
    void bind(TableView* table);
    /// A choice among the values that a column has now; "All" first. `label` is the sentence-case name: "Class".
    void addChoice(const QString& label, const QString& columnId);
    /// A control of the page's own, at the right of the choices.
    void addControl(QWidget* control);
    void setPlaceholder(const QString& text);
    void focusText();
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    /// Takes every filter away.
    void clear();

private:
    struct Choice {
        QComboBox* box;
        QString columnId;
    };
    bool eventFilter(QObject* watched, QEvent* event) override;
    void refillChoices();
    void refreshChips();
    void refreshCount();
    [[nodiscard]] int columnOf(const QString& columnId) const;
    void applyChoice(const Choice& choice);

    TableView* m_table = nullptr;
    QLineEdit* m_text;
    QHBoxLayout* m_choicesLayout;
    QHBoxLayout* m_chipsLayout;
    QLabel* m_count;
    std::vector<Choice> m_choices;
};

} // namespace ms::app
