// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/import_preview.h"

#include <QComboBox>
#include <QObject>

#include <vector>

class QGridLayout;

namespace ms::app {

/// Which column of an unknown file means what: one choice for each field that sales need or can use.
class ColumnMapping : public QObject {
    Q_OBJECT
public:
    explicit ColumnMapping(QGridLayout* layout, QObject* parent = nullptr);

    /// Offers the file's headers, with what was guessed already chosen.
    void offer(const workflow::FileInspection& file);
    /// As workflow::ImportChoices::map wants it: "order_id=Bestellung,sku=Artikel".
    [[nodiscard]] QString map() const;
    /// The fields that are needed and not chosen yet, as a person reads them; empty: complete.
    [[nodiscard]] QStringList missing() const;

Q_SIGNALS:
    void changed();

private:
    struct Field {
        workflow::ImportField field;
        QString name;
        bool needed;
        QComboBox* box;
    };
    void addField(QGridLayout* layout, workflow::ImportField field, const QString& name, bool needed);

    std::vector<Field> m_fields;
};

} // namespace ms::app
