// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/kit_panel.h"

#include "ui_kit_panel.h"

#include "app/format.h"
#include "app/table/known.h"

#include <QCompleter>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace ms::app {

using workflow::KitComponent;
using workflow::KitReview;

namespace {

/// Whether the kits that are there last: the component that stops building them first.
QString scarcestOf(const KitReview& kit)
{
    return kit.scarcest < kit.components.size() && kit.canBuild ? textOf(kit.components[kit.scarcest].sku.text)
                                                                : QString();
}

std::vector<Column<KitReview>> kitColumns()
{
    using Kind = ColumnKind;
    std::vector<Column<KitReview>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const KitReview&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"kit", KitPanel::tr("Kit")}, [](const KitReview& one) { return textOf(one.sku.text); });
    add({"build", KitPanel::tr("Can be built"), Kind::Number, 0, Total::None,
         KitPanel::tr("From what is on hand of the components, each kit as if it were alone; blank: a component was "
                      "never counted")},
        [](const KitReview& one) { return known(one.canBuild); });
    add({"assembled", KitPanel::tr("Assembled"), Kind::Number},
        [](const KitReview& one) { return known(one.assembled); });
    add({"scarcest", KitPanel::tr("Scarcest component")}, [](const KitReview& one) { return scarcestOf(one); });
    add({"demand", KitPanel::tr("Demand a day"), Kind::Number, 1}, [](const KitReview& one) { return one.demandADay; });
    add({"stockout", KitPanel::tr("Stockout, %"), Kind::Percent, 0, Total::None,
         KitPanel::tr("Probability of running out until goods of the next review arrive")},
        [](const KitReview& one) { return known(one.stockoutProbability); });
    add({"title", KitPanel::tr("Title")}, [](const KitReview& one) { return textOf(one.title); });
    return columns;
}

std::vector<Column<KitComponent>> partColumns()
{
    using Kind = ColumnKind;
    std::vector<Column<KitComponent>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const KitComponent&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"component", KitPanel::tr("Component")}, [](const KitComponent& one) { return textOf(one.sku.text); });
    ColumnInfo units{"units", KitPanel::tr("In a kit"), Kind::Number};
    units.editable = true;
    add(std::move(units), [](const KitComponent& one) { return one.unitsAKit; });
    add({"on_hand", KitPanel::tr("On hand"), Kind::Number}, [](const KitComponent& one) { return known(one.onHand); });
    add({"enough", KitPanel::tr("Makes kits"), Kind::Number},
        [](const KitComponent& one) { return known(one.enoughFor); });
    add({"order", KitPanel::tr("Order, units"), Kind::Number},
        [](const KitComponent& one) { return known(one.ordered); });
    add({"for_kits", KitPanel::tr("For kits"), Kind::Number, 0, Total::None,
         KitPanel::tr("Of the order, by share of demand: what kits ask for")},
        [](const KitComponent& one) { return known(one.forKits); });
    add({"on_order", KitPanel::tr("On order"), Kind::Number}, [](const KitComponent& one) { return one.onOrder; });
    add({"title", KitPanel::tr("Title")}, [](const KitComponent& one) { return textOf(one.title); });
    return columns;
}

QString sumOf(const std::vector<KitReview>& kits)
{
    if (kits.empty())
        return KitPanel::tr("There are no kits. Enter the first one below, or import a file with the columns kit, "
                            "component and units on page Data.");
    const auto runningOut =
        std::ranges::count_if(kits, [](const KitReview& kit) { return kit.stockoutProbability.value_or(0) > 0.5; });
    QString sum = KitPanel::tr("%Ln kit(s), never ordered themselves: their demand is in that of their components.",
                               nullptr, static_cast<int>(kits.size()));
    if (runningOut > 0)
        sum += QLatin1Char(' ') +
               KitPanel::tr("%Ln will more likely run out than not.", nullptr, static_cast<int>(runningOut));
    return sum;
}

} // namespace

KitPanel::KitPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::KitPanel>()), m_kits(kitColumns()), m_parts(partColumns())
{
    m_ui->setupUi(this);
    m_ui->kitsView->setModel(&m_kits);
    m_ui->kitsView->setFooterVisible(false);
    m_ui->kitPartsView->setModel(&m_parts);
    m_ui->kitPartsView->setFooterVisible(false); // units of different things
    connect(m_ui->kitsView, &TableView::currentRowChanged, this, &KitPanel::showCurrent);
    connect(m_ui->kitsView->table(), &QTableView::clicked, this, &KitPanel::showCurrent);
    connect(m_ui->kitPartsView, &TableView::rowActivated, this, &KitPanel::chooseComponent);
    connect(m_ui->kitPartsView->table(), &QTableView::clicked, this, &KitPanel::chooseComponent);
    connectEdit();
    setKits({});
}

void KitPanel::connectEdit()
{
    for (QLineEdit* edit : {m_ui->kitSkuEdit, m_ui->kitComponentEdit}) {
        auto* completer = new QCompleter(&m_skus, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        edit->setCompleter(completer);
        connect(edit, &QLineEdit::textChanged, this, &KitPanel::updateEdit);
    }
    connect(m_ui->kitComponentEdit, &QLineEdit::returnPressed, m_ui->kitAddButton, &QPushButton::click);
    connect(m_ui->kitAddButton, &QPushButton::clicked, this, &KitPanel::addComponent);
    connect(m_ui->kitRemoveButton, &QPushButton::clicked, this, &KitPanel::removeComponent);
    connect(m_ui->kitPartsView, &TableView::currentRowChanged, this, &KitPanel::updateEdit);
    connect(&m_parts, &TableModelBase::edited, this, [this](int row, const QString&, const QVariant& units) {
        const auto* kit = currentKit();
        if (kit == nullptr || row < 0 || row >= m_parts.rowCount() || units.toDouble() == m_parts.row(row).unitsAKit)
            return;
        const auto whole = units.isValid() ? std::optional(Quantity{std::llround(units.toDouble())}) : std::nullopt;
        Q_EMIT editAsked({kit->sku, m_parts.row(row).sku, whole});
    });
}

KitPanel::~KitPanel() = default;

TableView* KitPanel::kitsView() const
{
    return m_ui->kitsView;
}

TableView* KitPanel::partsView() const
{
    return m_ui->kitPartsView;
}

void KitPanel::setKits(std::vector<KitReview> kits)
{
    const int row = m_ui->kitsView->currentRow();
    const Sku kept = row >= 0 && row < m_kits.rowCount() ? m_kits.row(row).sku : Sku{};
    const QScopedValueRollback quiet(m_quiet, true);
    m_ui->kitSumLabel->setText(sumOf(kits));
    m_kits.setRows(std::move(kits));
    const bool any = m_kits.rowCount() > 0;
    for (QWidget* widget : {static_cast<QWidget*>(m_ui->kitsView), static_cast<QWidget*>(m_ui->kitPartsLabel),
                            static_cast<QWidget*>(m_ui->kitPartsView)})
        widget->setVisible(any);
    m_ui->panelLayout->setStretch(m_ui->panelLayout->count() - 1, any ? 0 : 1);
    m_ui->panelLayout->setAlignment(m_ui->kitEditLayout, any ? Qt::Alignment() : Qt::AlignTop);
    showSku(kept);
    if (any && m_ui->kitsView->currentRow() < 0)
        m_ui->kitsView->selectFirstRow();
    showCurrent();
}

void KitPanel::showSku(const Sku& sku)
{
    const auto rows = m_kits.rows();
    const int now = m_ui->kitsView->currentRow();
    if (now >= 0 && now < m_kits.rowCount() &&
        std::ranges::find(m_kits.row(now).components, sku, &KitComponent::sku) != m_kits.row(now).components.end())
        return; // one of its components
    const QScopedValueRollback quiet(m_quiet, true);
    auto found = std::ranges::find(rows, sku, &KitReview::sku);
    if (found == rows.end())
        found = std::ranges::find_if(rows, [&](const KitReview& kit) {
            return std::ranges::find(kit.components, sku, &KitComponent::sku) != kit.components.end();
        });
    if (found != rows.end())
        m_ui->kitsView->selectRow(static_cast<int>(found - rows.begin()));
}

void KitPanel::showCurrent()
{
    const int row = m_ui->kitsView->currentRow();
    const bool there = row >= 0 && row < m_kits.rowCount();
    if (there)
        m_ui->kitSkuEdit->setText(textOf(m_kits.row(row).sku.text));
    m_parts.setRows(there ? m_kits.row(row).components : std::vector<KitComponent>());
    m_ui->kitPartsLabel->setText(there ? tr("Components of %1").arg(textOf(m_kits.row(row).sku.text)) : QString());
    updateEdit();
    if (there && !m_quiet)
        Q_EMIT skuChosen(m_kits.row(row).sku);
}

void KitPanel::setSkus(const QStringList& skus)
{
    m_skus.setStringList(skus);
}

void KitPanel::clearEdit()
{
    m_ui->kitComponentEdit->clear();
    m_ui->kitUnitsSpin->setValue(1);
}

const KitReview* KitPanel::currentKit() const
{
    const int row = m_ui->kitsView->currentRow();
    return row >= 0 && row < m_kits.rowCount() ? &m_kits.row(row) : nullptr;
}

void KitPanel::updateEdit()
{
    m_ui->kitAddButton->setEnabled(!m_ui->kitSkuEdit->text().trimmed().isEmpty() &&
                                   !m_ui->kitComponentEdit->text().trimmed().isEmpty());
    const int row = m_ui->kitPartsView->currentRow();
    m_ui->kitRemoveButton->setEnabled(row >= 0 && row < m_parts.rowCount());
}

void KitPanel::addComponent()
{
    const auto sku = [](const QLineEdit* edit) { return Sku{edit->text().trimmed().toStdString()}; };
    Q_EMIT editAsked({sku(m_ui->kitSkuEdit), sku(m_ui->kitComponentEdit), Quantity{m_ui->kitUnitsSpin->value()}});
}

void KitPanel::removeComponent()
{
    const auto* kit = currentKit();
    const int row = m_ui->kitPartsView->currentRow();
    if (kit != nullptr && row >= 0 && row < m_parts.rowCount())
        Q_EMIT editAsked({kit->sku, m_parts.row(row).sku, std::nullopt});
}

void KitPanel::chooseComponent()
{
    const int row = m_ui->kitPartsView->currentRow();
    if (row >= 0 && row < m_parts.rowCount())
        Q_EMIT skuChosen(m_parts.row(row).sku);
}

} // namespace ms::app
