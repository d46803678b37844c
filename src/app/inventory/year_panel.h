// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "workflow/inventory_year.h"

#include <QWidget>

#include <memory>

namespace Ui {
class YearPanel;
}

namespace ms::app {

/// What a year of all SKUs would be like under the plan, beside other ways to order.
class YearPanel final : public QWidget {
    Q_OBJECT
public:
    explicit YearPanel(QWidget* parent = nullptr);
    ~YearPanel() override;

    void setYear(const workflow::ShopYear& year, const Currency& currency);
    /// Nothing was simulated yet of what is planned now.
    void clear();
    /// While one is simulated, no other is asked for.
    void setBusy(bool busy);

Q_SIGNALS:
    void simulateAsked();

private:
    std::unique_ptr<Ui::YearPanel> m_ui;
};

} // namespace ms::app
