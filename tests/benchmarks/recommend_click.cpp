// SPDX-License-Identifier: GPL-3.0-or-later
// Page Recommendations under the hand: time from the click on a customer to the painted lists, with reasons, and from a
// purchase that is taken out to the painted what-if.
//   recommend_click WORKSPACE [CLICKS]         target: 50 ms
// Runs offscreen unless QT_QPA_PLATFORM says otherwise.
#include "app/recommendations/recommendations_page.h"
#include "app/table/table_view.h"
#include "page_gestures.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace ms;
using namespace ms::app;

namespace {

void clickThrough(RecommendationsPage& page, int clicks)
{
    auto* const customers = page.findChild<TableView*>("customersView");
    auto* const purchases = page.findChild<TableView*>("purchasesView");
    auto* const remove = page.findChild<QPushButton*>("removeButton");
    const int rows = customers->table()->model()->rowCount();
    const int first = rows / 20; // below the visitor and the segments
    std::printf("%s; %d rows of customers\n", qPrintable(page.findChild<QLabel*>("listLabel")->text()), rows);
    test::GestureTimes click, removed;
    for (int i = 0; i < clicks; ++i) {
        const int row = first + static_cast<int>(static_cast<long long>(rows - first) * ((i * 37) % 101) / 101);
        click.take(page, [&] { customers->selectRow((row + i) % rows); });
        purchases->selectFirstRow();
        if (remove->isEnabled())
            removed.take(page, [&] { remove->click(); });
    }
    click.print("click on a customer to painted lists");
    removed.print("purchase taken out to painted what-if");
}

} // namespace

int main(int argc, char** argv)
{
    return test::onPage<RecommendationsPage>(argc, argv, 500, clickThrough);
}
