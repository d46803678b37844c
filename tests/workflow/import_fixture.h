// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/random.h"
#include "workflow/import_file.h"
#include "workspace/customer_repository.h"
#include "workspace/import_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/stock_repository.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>

namespace ms::workflow::testing {

using namespace ms::workspace;

inline const QByteArray header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

class CanceledAfter final : public Progress {
public:
    explicit CanceledAfter(int looks) : m_looks(looks) {}
    [[nodiscard]] bool canceled() const override { return m_looks.fetch_sub(1) <= 0; }

private:
    mutable std::atomic<int> m_looks;
};

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A larger file: `orders` orders of three lines.
inline QByteArray manyOrders(int orders, int first = 0)
{
    QByteArray text = header;
    for (int i = first; i < first + orders; ++i) {
        for (int line = 0; line < 3; ++line)
            text += QByteArray::number(500000 + i) + ',' + QByteArray::number(20000 + (i * 7 + line) % 90) + ",THING," +
                    QByteArray::number(1 + line) + ",2011-0" + QByteArray::number(1 + i % 9) + "-11T10:00,2.5" +
                    QByteArray::number(line) + ',' + QByteArray::number(12000 + i % 50) + ",France\n";
    }
    return text;
}

/// A test that brings text into a workspace of its own.
class ImportFixture {
protected:
    QTemporaryDir m_folder;
    int m_number = 0;
    QString m_workspace;

    QString path(const QString& name) { return m_folder.filePath(name); }

    ImportRequest request(const QByteArray& text)
    {
        QFile file(path("input.csv"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        ImportRequest result;
        result.file = path("input.csv").toStdString();
        result.workspace = m_workspace.toStdString();
        result.now = *parseShopTime("2026-11-22T10:00");
        return result;
    }
    Result<ImportSummary> import(const QByteArray& text)
    {
        NoProgress progress;
        return importFile(request(text), progress);
    }
    Workspace opened() { return *Workspace::open(m_workspace.toStdString(), OpenMode::ReadOnly); }

    /// Everything that sales make, as one text.
    QByteArray contents()
    {
        QByteArray all;
        auto workspace = opened();
        (void)OrderRepository(workspace).forEachOrder([&](const Order& order) {
            all += QByteArray::fromStdString(order.id.text + ' ' + toIsoText(order.orderedAt)) +
                   (order.isReturn ? " R" : "") + (order.customer ? "" : " guest") + '\n';
        });
        (void)OrderRepository(workspace).forEachLine([&](const OrderLine& line) {
            for (const std::int64_t value :
                 {line.order.value, line.line, line.product.value, line.units, line.netMinor})
                all += QByteArray::number(static_cast<qint64>(value)) + ' ';
            all += '\n';
        });
        (void)ProductRepository(workspace).forEach([&](const Product& product) {
            all += QByteArray::fromStdString(product.sku.text + '|' + product.title) + '|' +
                   QByteArray::number(static_cast<qint64>(product.priceMinor.value_or(-1))) +
                   (product.goods ? "" : "|no") + '\n';
        });
        (void)PriceRepository(workspace).forEachPrice([&](const PricePoint& price) {
            all += QByteArray::fromStdString(toIsoText(price.day)) + ' ' +
                   QByteArray::number(static_cast<qint64>(price.priceMinor)) + '\n';
        });
        return all + QByteArray::number(ImportRepository(workspace).all()->size());
    }

    /// The next test writes into a workspace that is not there yet.
    void takeNewWorkspace() { m_workspace = path(QString("w%1.studio").arg(++m_number)); }
};

} // namespace ms::workflow::testing
