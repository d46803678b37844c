// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/kit_edit.h"
#include "workflow/kit_review.h"

#include <QStringListModel>
#include <QWidget>

#include <memory>

namespace Ui {
class KitPanel;
}

namespace ms::app {

class TableView;

/// Kits with their components: how many can be built, which component is scarcest, what is ordered for them. Components
/// are added, changed and taken out here.
class KitPanel final : public QWidget {
    Q_OBJECT
public:
    explicit KitPanel(QWidget* parent = nullptr);
    ~KitPanel() override;

    void setKits(std::vector<workflow::KitReview> kits);
    /// Turns to that kit, or to the first one that it goes into.
    void showSku(const Sku& sku);
    /// What can be typed as a kit or a component.
    void setSkus(const QStringList& skus);
    /// After a component was stored: the next one can be typed.
    void clearEdit();
    [[nodiscard]] int count() const { return m_kits.rowCount(); }
    [[nodiscard]] TableView* kitsView() const;
    [[nodiscard]] TableView* partsView() const;

public Q_SLOTS:
    /// The components of the current kit; says whose they are when the user turned to it.
    void showCurrent();

Q_SIGNALS:
    /// The user turned to that SKU.
    void skuChosen(const ms::Sku& sku);
    /// The user wants a kit changed like this.
    void editAsked(const ms::workflow::KitEdit& edit);

private:
    void chooseComponent();
    void connectEdit();
    void updateEdit();
    void addComponent();
    void removeComponent();
    [[nodiscard]] const workflow::KitReview* currentKit() const;

    std::unique_ptr<Ui::KitPanel> m_ui;
    RowTableModel<workflow::KitReview> m_kits;
    RowTableModel<workflow::KitComponent> m_parts;
    QStringListModel m_skus;
    bool m_quiet = false; ///< while the page, not the user, turns to a kit
};

} // namespace ms::app
