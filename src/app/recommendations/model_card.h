// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/recommend_preview.h"

#include <QWidget>

#include <memory>

namespace Ui {
class ModelCard;
}

namespace ms::app {

class FileDialogs;

/// One line of a card.
struct CardFact {
    QString name;
    QString value;
};

/// The tab Model: what was learnt, from what, how it went.
class ModelCard final : public QWidget {
    Q_OBJECT
public:
    explicit ModelCard(FileDialogs& dialogs, QWidget* parent = nullptr);
    ~ModelCard() override;

    void show(const workflow::PreviewData& shop, const workflow::PreviewModel& model);

private:
    void draw(const workflow::PreviewModel& model);

    std::unique_ptr<Ui::ModelCard> m_ui;
    RowTableModel<CardFact> m_facts;
};

} // namespace ms::app
