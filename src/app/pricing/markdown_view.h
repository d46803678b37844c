// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pricing/pricing_columns.h"

#include <QWidget>

#include <memory>

namespace Ui {
class MarkdownView;
}

namespace ms::app {

/// The price ladder that clears one SKU's stock by a date: what is wished for, what it comes to, and a row a week.
/// It asks for a plan only while it is looked at.
class MarkdownView : public QWidget {
    Q_OBJECT
public:
    explicit MarkdownView(QWidget* parent = nullptr);
    ~MarkdownView() override;

    /// Another SKU: its plan is asked for when it is seen.
    void setSku(std::shared_ptr<const workflow::PriceStudy> study, std::size_t row);
    void showPlan(const Result<pricing::MarkdownPlan>& plan);

Q_SIGNALS:
    void planWanted(const ms::workflow::MarkdownWish& wish);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    [[nodiscard]] QString amount(double value) const;

    std::unique_ptr<Ui::MarkdownView> m_ui;
    RowTableModel<MarkdownRow> m_rows;
    std::shared_ptr<const workflow::PriceStudy> m_study;
    std::size_t m_row = 0;
    bool m_stale = true; ///< what is shown is not of this SKU
};

} // namespace ms::app
