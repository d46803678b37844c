// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace ms::app {

/// A figure with its label, its unit and what to know about it. A tile that filters something can be pressed.
class Tile : public QFrame {
    Q_OBJECT
    Q_PROPERTY(bool checked READ isChecked WRITE setChecked NOTIFY toggled)
public:
    enum class Tone { Neutral, Good, Warning, Bad };

    explicit Tile(const QString& label, QWidget* parent = nullptr);

    /// "37", "£12,345"; empty shows a dash for "not known".
    void setFigure(const QString& figure);
    [[nodiscard]] QString figure() const;
    /// The line below: the unit, the change, the comparison. `tone` colours it.
    void setNote(const QString& note, Tone tone = Tone::Neutral);
    /// A tile that is pressable toggles `checked`: the page filters its table to what the figure counts.
    void setPressable(bool pressable);
    [[nodiscard]] bool isChecked() const { return m_checked; }
    void setChecked(bool checked);

Q_SIGNALS:
    void toggled(bool checked);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void nameItself();

    QLabel* m_label;
    QLabel* m_figure;
    QLabel* m_note;
    bool m_pressable = false;
    bool m_checked = false;
};

} // namespace ms::app
