// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of one customer and what the user changes in them; the other half of RecommendationsPage.
#include "app/format.h"
#include "app/recommendations/recommendations_page.h"
#include "app/recommendations/rules_panel.h"
#include "app/recommendations/what_if_command.h"
#include "ui_recommendations_page.h"
#include "workflow/clock.h"

#include <QAction>
#include <QCheckBox>
#include <QUndoStack>

#include <algorithm>

namespace ms::app {

namespace {

void erase(std::vector<recommend::ItemIndex>& items, recommend::ItemIndex item)
{
    std::erase_if(items, [&](recommend::ItemIndex other) { return other.value == item.value; });
}

bool holds(const std::vector<recommend::ItemIndex>& items, recommend::ItemIndex item)
{
    return std::any_of(items.begin(), items.end(),
                       [&](recommend::ItemIndex other) { return other.value == item.value; });
}

std::optional<std::uint32_t> keyOf(std::optional<recommend::UserIndex> customer)
{
    return customer ? std::optional(customer->value) : std::nullopt;
}

/// Bars of a list's strength, one a place, `shift` to the side.
QList<QPointF> strengths(const std::vector<recommend::RankedItem>& list, double shift)
{
    QList<QPointF> points;
    for (std::size_t i = 0; i < list.size(); ++i)
        points << QPointF(static_cast<double>(i) + 1 + shift, list[i].score);
    return points;
}

} // namespace

workflow::PreviewRules RecommendationsPage::rules() const
{
    workflow::PreviewRules rules = m_ui->rulesPanel->rules();
    rules.showOwned = m_ownedBox->isChecked();
    return rules;
}

bool RecommendationsPage::comparesModels() const
{
    return !m_ui->compareBox->currentData().toString().isEmpty();
}

QString RecommendationsPage::customerName() const
{
    if (m_segment)
        return segmentTitle(m_segments[*m_segment]);
    return m_customer ? tr("customer %1").arg(QString::fromStdString(m_data->customers[*m_customer].id.text))
                      : tr("an anonymous visitor");
}

const workflow::WhatIf& RecommendationsPage::whatIf() const
{
    static const workflow::WhatIf none;
    const auto found = m_whatIfs.find(keyOf(m_customer));
    return found == m_whatIfs.end() ? none : found->second;
}

void RecommendationsPage::showCustomerRow(int row)
{
    if (!m_data || row < 0)
        return;
    m_customer = m_customers.row(row).customer;
    m_segment = m_customers.row(row).segmentIndex;
    m_forgetAction->setEnabled(m_customer.has_value());
    refreshLists();
}

void RecommendationsPage::refreshLists()
{
    if (!m_data || !m_model.ranker)
        return;
    m_ui->cartEdit->setEnabled(!m_segment);
    if (m_segment)
        return refreshSegment();
    showPurchases();
    const ShownFor wanted{m_model.ranker.get(), keyOf(m_customer), rules()};
    if (m_shownFor != wanted) {
        m_shown = workflow::previewList(*m_data, *m_model.ranker, m_customer, {}, rules());
        m_shownFor = wanted;
    }
    if (comparesModels() && m_second.ranker)
        m_beside = workflow::previewList(*m_data, *m_second.ranker, m_customer, {}, rules());
    else if (whatIf().empty())
        m_beside = m_shown;
    else
        m_beside = workflow::previewList(*m_data, *m_model.ranker, m_customer, whatIf(), rules(), m_responses.get());
    m_list.setRows(listRows(*m_data, m_shown, nullptr), m_data->currency);
    auto beside = listRows(*m_data, m_beside, &m_shown);
    if (!comparesModels())
        explainMoves(beside, *m_data, m_shown, whatIf(), m_responses.get());
    m_compared.setRows(std::move(beside), m_data->currency);
    m_ui->listLabel->setText(tr("Recommended for %1 by %2").arg(customerName(), modelTitle(m_model.ranker->name())));
    m_pinAction->setEnabled(m_ui->listView->currentRow() >= 0);
    m_excludeAction->setEnabled(m_ui->listView->currentRow() >= 0);
    m_resetAction->setEnabled(!whatIf().empty());
    chooseProduct(m_product);
    drawStrengths();
    sayChanges();
}

/// What a segment would be shown, and beside it the same by a second model.
void RecommendationsPage::refreshSegment()
{
    const workflow::PreviewSegment& segment = m_segments[*m_segment];
    m_purchases.setRows({});
    m_ui->purchasesLabel->setText(
        tr("Customers in the segment: %1").arg(format::count(static_cast<qint64>(segment.customers.size()))));
    const auto shown = workflow::segmentList(*m_data, *m_model.ranker, segment, rules());
    const bool second = comparesModels() && m_second.ranker;
    const auto beside = second ? workflow::segmentList(*m_data, *m_second.ranker, segment, rules()) : shown;
    m_shown = shown.list;
    m_shownFor.reset();
    m_beside = beside.list;
    m_list.setRows(segmentRows(*m_data, shown, nullptr), m_data->currency);
    m_compared.setRows(segmentRows(*m_data, beside, &m_shown), m_data->currency);
    m_ui->listLabel->setText(tr("Recommended for %1 by %2").arg(customerName(), modelTitle(m_model.ranker->name())));
    for (QAction* action : {m_pinAction, m_excludeAction, m_resetAction, m_removeAction})
        action->setEnabled(false);
    chooseProduct(std::nullopt);
    drawStrengths();
    sayChanges();
}

void RecommendationsPage::showPurchases()
{
    const auto purchases = workflow::purchasesOf(*m_data, m_customer, whatIf());
    m_purchases.setRows(purchaseRows(*m_data, purchases));
    m_ui->purchasesLabel->setText((m_customer ? tr("Products bought before: %1") : tr("Products in the cart: %1"))
                                      .arg(format::count(static_cast<qint64>(purchases.size()))));
    if (!m_customer && purchases.empty())
        m_ui->purchasesLabel->setText(tr("The cart is empty: add a product below."));
    m_removeAction->setEnabled(m_ui->purchasesView->currentRow() >= 0);
}

void RecommendationsPage::drawStrengths()
{
    ChartView* const chart = m_ui->strengthChart;
    const bool beside = comparesModels() || (!m_segment && !whatIf().empty());
    chart->setTitle(tr("Strength by place"));
    chart->setCaption(tr("Share of all recommendations in this shop that are weaker, for %1").arg(customerName()));
    chart->setExportName(QStringLiteral("recommendations"));
    chart->begin({tr("Place in the list"), AxisKind::Number}, {tr("Strength, %"), AxisKind::Number, true});
    chart->addBars(modelTitle(m_model.ranker->name()), strengths(m_shown, beside ? -0.2 : 0), Ink::Forecast,
                   beside ? 0.38 : 0.6);
    if (beside)
        chart->addBars(comparesModels() && m_second.ranker ? modelTitle(m_second.ranker->name()) : tr("What if"),
                       strengths(m_beside, 0.2), Ink::Compared, 0.38);
    chart->end();
}

void RecommendationsPage::sayChanges()
{
    const auto before = workflow::placesBefore(m_beside, m_shown);
    QStringList gone;
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (!before[i] && comparesModels())
            gone << titleOf(m_data->items[m_shown[i].item]);
        else if (!before[i])
            gone << tr("%1 (%2)").arg(titleOf(m_data->items[m_shown[i].item]),
                                      leavingReason(*m_data, m_shown[i], whatIf(), m_responses.get()));
    constexpr qsizetype named = 3; // the others are in the tip
    m_ui->changesLabel->setToolTip(gone.join(QLatin1Char('\n')));
    if (gone.size() > named + 1)
        gone = gone.first(named) << tr("%1 more").arg(gone.size() - named);
    if (m_segment && !comparesModels())
        m_ui->changesLabel->setText(tr("Choose a second model above to see what it would show this segment."));
    else if (!comparesModels() && whatIf().empty())
        m_ui->changesLabel->setText(tr("Remove a purchase, add a product to the cart, pin or exclude one, or try a "
                                       "price: this list moves, and says what changed."));
    else if (gone.isEmpty())
        m_ui->changesLabel->setText(tr("The same products stand in both lists."));
    else
        m_ui->changesLabel->setText(tr("Not in this list any more: %1").arg(QLocale().createSeparatedList(gone)));
}

void RecommendationsPage::change(const QString& text, workflow::WhatIf after, int gesture)
{
    if (!m_data)
        return;
    m_ui->compareBox->setCurrentIndex(0); // what was changed should be seen
    undoStack()->push(new WhatIfCommand(
        text, m_customer, whatIf(), std::move(after),
        [this](std::optional<recommend::UserIndex> customer, const workflow::WhatIf& whatIf) {
            m_whatIfs[keyOf(customer)] = whatIf;
            if (keyOf(customer) == keyOf(m_customer))
                refreshLists();
        },
        gesture));
}

void RecommendationsPage::toggleRemoved()
{
    const int row = m_ui->purchasesView->currentRow();
    if (row < 0)
        return;
    const PurchaseRow purchase = m_purchases.row(row);
    workflow::WhatIf after = whatIf();
    if (purchase.added)
        erase(after.added, purchase.item);
    else if (purchase.removed)
        erase(after.removed, purchase.item);
    else
        after.removed.push_back(purchase.item);
    change(purchase.removed || purchase.added ? tr("Put %1 back").arg(purchase.title)
                                              : tr("Remove %1").arg(purchase.title),
           std::move(after));
    m_ui->purchasesView->selectRow(std::min(row, m_purchases.rowCount() - 1));
}

void RecommendationsPage::addToCart(const QString& text)
{
    if (!m_data || text.trimmed().isEmpty())
        return;
    const auto wanted = std::find_if(m_data->items.begin(), m_data->items.end(), [&](const auto& item) {
        return searchText(item) == text || QString::fromStdString(item.sku.text) == text.trimmed();
    });
    if (wanted == m_data->items.end()) {
        m_ui->changesLabel->setText(tr("No product is called %1. Choose one of those that are offered.").arg(text));
        return;
    }
    m_ui->cartEdit->clear();
    const recommend::ItemIndex item(wanted - m_data->items.begin());
    workflow::WhatIf after = whatIf();
    if (holds(after.added, item))
        return;
    after.added.push_back(item);
    change(tr("Add %1 to the cart").arg(titleOf(*wanted)), std::move(after));
}

void RecommendationsPage::pinCurrent()
{
    const int row = m_ui->listView->currentRow();
    if (row < 0)
        return;
    workflow::WhatIf after = whatIf();
    const recommend::ItemIndex item = m_list.row(row).ranked.item;
    erase(after.pinned, item);
    erase(after.excluded, item);
    after.pinned.push_back(item);
    change(tr("Pin %1").arg(m_list.row(row).title), std::move(after));
}

void RecommendationsPage::excludeCurrent()
{
    const int row = m_ui->listView->currentRow();
    if (row < 0)
        return;
    workflow::WhatIf after = whatIf();
    const recommend::ItemIndex item = m_list.row(row).ranked.item;
    erase(after.pinned, item);
    erase(after.excluded, item);
    after.excluded.push_back(item);
    change(tr("Never show %1").arg(m_list.row(row).title), std::move(after));
}

void RecommendationsPage::forgetCustomer()
{
    if (!m_data || !m_customer)
        return;
    const CustomerId customer = m_data->customers[*m_customer].id;
    const QString name = QString::fromStdString(customer.text);
    session().dialogs().confirm(
        window(), tr("Forget customer %1?").arg(name),
        tr("The name is taken out of this workspace and cannot be brought back. Orders stay without a customer, so "
           "that "
           "no total changes."),
        tr("Forget"), [this, customer, name] {
            const std::string actor = qEnvironmentVariable("USER", QStringLiteral("merchant-studio")).toStdString();
            m_forget.start(
                tr("Forgetting customer %1").arg(name),
                [path = workspacePath().toStdString(), customer, actor, at = workflow::unixNow()](Progress&) {
                    return workflow::forgetCustomer({path, customer, actor, at});
                },
                [this](Result<workflow::ForgottenCustomer> forgotten) { sayForgotten(forgotten); });
        });
}

void RecommendationsPage::sayForgotten(const Result<workflow::ForgottenCustomer>& forgotten)
{
    if (!forgotten) {
        session().say(tr("Nothing was changed. %1").arg(format::sentence(forgotten.error())));
        return;
    }
    const QString copies = forgotten->copies.empty()
                               ? QString()
                               : QLatin1Char(' ') + tr("%n older copy(s) of the workspace still name the customer.",
                                                       nullptr, static_cast<int>(forgotten->copies.size()));
    session().say(tr("The customer is forgotten; %n order(s) stay without a name.", nullptr,
                     static_cast<int>(forgotten->orders)) +
                  copies);
    session().noteDataChanged();
}

} // namespace ms::app
