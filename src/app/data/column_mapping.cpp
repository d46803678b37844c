// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/column_mapping.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace ms::app {

using workflow::ImportField;

ColumnMapping::ColumnMapping(QGridLayout* layout, QObject* parent) : QObject(parent)
{
    addField(layout, ImportField::OrderId, tr("Order number"), true);
    addField(layout, ImportField::OrderTime, tr("Date"), true);
    addField(layout, ImportField::Sku, tr("SKU"), true);
    addField(layout, ImportField::Quantity, tr("Quantity"), true);
    addField(layout, ImportField::UnitPrice, tr("Unit price"), true);
    addField(layout, ImportField::Title, tr("Title"), false);
    addField(layout, ImportField::Customer, tr("Customer"), false);
    addField(layout, ImportField::Category, tr("Category"), false);
    addField(layout, ImportField::Country, tr("Country"), false);
}

void ColumnMapping::addField(QGridLayout* layout, ImportField field, const QString& name, bool needed)
{
    constexpr int fieldsPerRow = 3;
    const int at = static_cast<int>(m_fields.size());
    auto* label = new QLabel(needed ? name + QStringLiteral(" *") : name);
    auto* box = new QComboBox;
    box->setAccessibleName(tr("Column that holds: %1").arg(name));
    box->setMinimumContentsLength(12);
    label->setBuddy(box);
    layout->addWidget(label, at / fieldsPerRow, at % fieldsPerRow * 2);
    layout->addWidget(box, at / fieldsPerRow, at % fieldsPerRow * 2 + 1);
    m_fields.push_back({field, name, needed, box});
    connect(box, &QComboBox::currentIndexChanged, this, &ColumnMapping::changed);
}

void ColumnMapping::offer(const workflow::FileInspection& file)
{
    for (const Field& field : m_fields) {
        const QSignalBlocker blocker(field.box);
        field.box->clear();
        field.box->addItem(tr("– none –"));
        for (const std::string& header : file.header)
            field.box->addItem(QString::fromStdString(header));
        if (file.columns.has(field.field))
            field.box->setCurrentIndex(static_cast<int>(file.columns[field.field]) + 1);
    }
    Q_EMIT changed();
}

QString ColumnMapping::map() const
{
    QStringList parts;
    for (const Field& field : m_fields) {
        if (field.box->currentIndex() > 0) {
            const auto name = workflow::fieldName(field.field);
            parts << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())) + QLatin1Char('=') +
                         field.box->currentText();
        }
    }
    return parts.join(QLatin1Char(','));
}

QStringList ColumnMapping::missing() const
{
    QStringList names;
    for (const Field& field : m_fields) {
        if (field.needed && field.box->currentIndex() <= 0)
            names << field.name;
    }
    return names;
}

} // namespace ms::app
