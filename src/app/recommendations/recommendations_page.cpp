// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommendations/recommendations_page.h"

#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/format.h"
#include "app/recommendations/evaluation_view.h"
#include "app/recommendations/model_card.h"
#include "app/recommendations/rules_panel.h"
#include "ui_recommendations_page.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QUndoStack>

#include <algorithm>

namespace ms::app {

namespace {

constexpr int evaluationTab = 1;
constexpr int leastHeightForChart = 700; // below, the ten places of a list need the room; they have bars of their own

} // namespace

RecommendationsPage::RecommendationsPage(Session& session, QWidget* parent)
    : Page(session, QStringLiteral("recommendations"), tr("Recommendations"), parent),
      m_ui(std::make_unique<Ui::RecommendationsPage>()), m_customers(customerColumns()), m_purchases(purchaseColumns()),
      m_list(listColumns(false)), m_compared(listColumns(true)), m_load(session.jobs()), m_loadSecond(session.jobs()),
      m_learnPrices(session.jobs()), m_measure(session.jobs()), m_measureDiversity(session.jobs()),
      m_export(session.jobs()), m_forget(session.jobs())
{
    m_tabs = new QTabWidget(this);
    m_ui->setupUi(m_tabs);
    m_evaluation = new EvaluationView(session.dialogs());
    m_tabs->addTab(m_evaluation, tr("Evaluation"));
    m_card = new ModelCard(session.dialogs());
    m_tabs->addTab(m_card, tr("Model"));
    setContent(m_tabs);
    m_customersTile = addTile(tr("Customers"));
    m_itemsTile = addTile(tr("Products"));
    m_modelTile = addTile(tr("Model"));
    m_hitsTile = addTile(tr("Customers with a hit"));
    createActions();
    createControls();
    connectViews();
}

RecommendationsPage::~RecommendationsPage() = default;

void RecommendationsPage::createActions()
{
    const auto action = [this](const QString& text, auto slot) {
        auto* made = new QAction(text, this);
        connect(made, &QAction::triggered, this, slot);
        return made;
    };
    m_removeAction = action(tr("Remove"), &RecommendationsPage::toggleRemoved);
    m_removeAction->setToolTip(tr("What if the customer had never bought it?"));
    m_pinAction = action(tr("Pin to the top"), &RecommendationsPage::pinCurrent);
    m_excludeAction = action(tr("Never show"), &RecommendationsPage::excludeCurrent);
    m_brandAction = action(tr("Pin the brand"), &RecommendationsPage::togglePinnedBrand);
    m_brandAction->setToolTip(tr("What if the three best products of this brand stood first?"));
    m_resetAction = action(tr("Clear what if"), [this] { change(tr("Clear what if"), {}); });
    m_forgetAction = action(tr("Forget this customer…"), &RecommendationsPage::forgetCustomer);
    m_exportAction = action(tr("Export all lists…"), &RecommendationsPage::exportAll);
    addSecondaryAction(m_excludeAction);
    addSecondaryAction(m_pinAction);
    addSecondaryAction(m_resetAction);
    setPrimaryAction(m_exportAction);
    m_ui->removeButton->setAction(m_removeAction);
    m_ui->purchasesView->addRowAction(m_removeAction);
    m_ui->customersView->addRowAction(m_forgetAction);
    m_ui->listView->addRowAction(m_pinAction);
    m_ui->listView->addRowAction(m_excludeAction);
    m_ui->listView->addRowAction(m_brandAction);
    m_ui->brandButton->setAction(m_brandAction);
}

void RecommendationsPage::createControls()
{
    m_ui->customersView->setModel(&m_customers);
    m_ui->purchasesView->setModel(&m_purchases);
    m_ui->listView->setModel(&m_list);
    m_ui->compareView->setModel(&m_compared);
    for (TableView* table : {m_ui->customersView, m_ui->purchasesView, m_ui->listView, m_ui->compareView})
        table->setFooterVisible(false);
    for (QLabel* label : {m_ui->changesLabel, m_ui->reasonLabel, m_ui->priceNote})
        label->setProperty("tone", "muted");
    m_ui->strengthChart->setFileDialogs(&session().dialogs());
    m_modelBox = new QComboBox;
    m_modelBox->setAccessibleName(tr("Model"));
    for (const recommend::ModelName& model : recommend::modelNames())
        m_modelBox->addItem(modelTitle(model.name), QString::fromStdString(std::string(model.name)));
    m_ownedBox = new QCheckBox(tr("Show what they have"));
    m_ownedBox->setToolTip(tr("For goods that are bought again: lists may show what the customer has"));
    filterBar()->setPlaceholder(tr("Search a customer"));
    filterBar()->bind(m_ui->customersView);
    filterBar()->addControl(m_modelBox);
    filterBar()->addControl(m_ownedBox);
    fillCompareBox();
    remember(m_ui->splitter, QStringLiteral("splitter"));
    remember(m_ui->customerSplitter, QStringLiteral("customers-splitter"));
    for (const auto& [pane, share] : {std::pair(0, 3), std::pair(1, 9), std::pair(2, 5)})
        m_ui->splitter->setStretchFactor(pane, share);
}

void RecommendationsPage::fillCompareBox()
{
    m_ui->compareBox->addItem(tr("What if"), QString());
    for (const recommend::ModelName& model : recommend::modelNames())
        if (model.name != "auto")
            m_ui->compareBox->addItem(tr("Model: %1").arg(modelTitle(model.name)),
                                      QString::fromStdString(std::string(model.name)));
}

void RecommendationsPage::connectViews()
{
    connect(m_ui->customersView, &TableView::currentRowChanged, this, &RecommendationsPage::showCustomerRow);
    connect(m_ui->purchasesView, &TableView::rowActivated, this, &RecommendationsPage::toggleRemoved);
    connect(m_ui->purchasesView, &TableView::currentRowChanged, this, [this](int row) {
        m_removeAction->setEnabled(row >= 0);
        const bool back = row >= 0 && (m_purchases.row(row).removed || m_purchases.row(row).added);
        m_removeAction->setText(back ? tr("Put back") : tr("Remove"));
    });
    connect(m_ui->listView, &TableView::currentRowChanged, this, [this](int row) {
        m_pinAction->setEnabled(row >= 0 && !m_segment);
        m_excludeAction->setEnabled(row >= 0 && !m_segment);
        if (row >= 0)
            sayReason(m_list.row(row));
        chooseProduct(row >= 0 ? std::optional(m_list.row(row).ranked.item) : std::nullopt);
    });
    connect(m_ui->compareView, &TableView::currentRowChanged, this, [this](int row) {
        if (row < 0 || !m_ui->compareView->table()->hasFocus())
            return; // a reset of the list, not a hand
        sayReason(m_compared.row(row));
        chooseProduct(m_compared.row(row).ranked.item);
    });
    connect(m_ui->priceSpin, &QDoubleSpinBox::valueChanged, this, &RecommendationsPage::tryPrice);
    connect(m_ui->cartEdit, &QLineEdit::returnPressed, this, [this] { addToCart(m_ui->cartEdit->text()); });
    connect(m_ui->compareBox, &QComboBox::currentIndexChanged, this, [this] {
        if (comparesModels())
            loadSecondModel();
        else
            refreshLists();
    });
    const auto trainAgain = [this] {
        m_measured = false;
        if (m_data)
            train(tr("Training %1").arg(m_modelBox->currentText()), m_data);
    };
    connect(m_modelBox, &QComboBox::currentIndexChanged, this, trainAgain);
    connect(m_ownedBox, &QCheckBox::toggled, this, trainAgain);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == evaluationTab && !m_measured)
            measureModels();
    });
    connect(m_evaluation, &EvaluationView::requested, this, &RecommendationsPage::measureModels);
    connect(m_ui->rulesPanel, &RulesPanel::changed, this, [this] {
        refreshLists();
        measureDiversity();
    });
}

void RecommendationsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_ui->strengthChart->setVisible(height() >= leastHeightForChart);
}

void RecommendationsPage::reload()
{
    m_measured = false;
    train(tr("Learning what customers buy"), nullptr);
}

/// Reads the workspace unless it is known already, and fits the model that is chosen.
void RecommendationsPage::train(const QString& jobName, std::shared_ptr<const workflow::PreviewData> known)
{
    showWorking();
    const std::string model = m_modelBox->currentData().toString().toStdString();
    m_load.start(
        jobName,
        [path = workspacePath().toStdString(), model, owned = m_ownedBox->isChecked(),
         known](Progress& progress) -> Result<Loaded> {
            Loaded loaded{known, {}};
            if (!loaded.data) {
                auto read = workflow::loadPreview(path, progress);
                if (!read)
                    return tl::unexpected(read.error());
                loaded.data = std::move(*read);
            }
            auto fitted = workflow::fitPreview(*loaded.data, model, owned, progress);
            if (!fitted)
                return tl::unexpected(fitted.error());
            loaded.model = std::move(*fitted);
            return loaded;
        },
        [this](Result<Loaded> loaded) { take(std::move(loaded)); });
}

void RecommendationsPage::take(Result<Loaded> loaded)
{
    if (!loaded && loaded.error().code == ErrorCode::NotEnoughData) {
        showEmpty(tr("Recommendations need sales that name their customer."));
        return;
    }
    if (!loaded) {
        showError(loaded.error(), tr("Choose another model, or press F5 to try again."));
        return;
    }
    const bool fresh = m_data != loaded->data;
    m_data = std::move(loaded->data);
    m_model = std::move(loaded->model);
    m_shownFor.reset();
    if (fresh) {
        m_whatIfs.clear();
        undoStack()->clear();
        m_second = {};
        m_learnPrices.cancel();
        m_responses.reset();
        m_product.reset();
        m_customer.reset();
        m_segments = workflow::segmentsOf(*m_data);
        m_segment.reset();
        m_customers.setRows(customerRows(*m_data, m_segments));
        m_ui->rulesPanel->setData(*m_data);
        QStringList products;
        for (const workflow::PreviewItem& item : m_data->items)
            products << searchText(item);
        auto* completer = new QCompleter(products, m_ui->cartEdit);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        m_ui->cartEdit->setCompleter(completer); // deletes the one before
    }
    // an empty column would take the room that titles and reasons need
    m_list.setHiddenByDefault(QStringLiteral("stock"), m_data->countedItems == 0);
    setSubtitle(tr("Learnt from purchases of known customers, %1").arg(format::range(m_data->span)));
    showTiles();
    m_card->show(*m_data, m_model);
    m_measureDiversity.cancel();
    m_ui->rulesPanel->setCosts({});
    showContent();
    if (!m_wanted.isEmpty())
        showCustomer(CustomerId{std::exchange(m_wanted, {}).toStdString()});
    else if (fresh)
        m_ui->customersView->selectRow(static_cast<int>(m_segments.size()) + 1); // the first customer
    if (comparesModels())
        loadSecondModel();
    refreshLists();
    measureDiversity();
    if (m_tabs->currentIndex() == evaluationTab && !m_measured)
        measureModels();
}

void RecommendationsPage::showTiles()
{
    m_customersTile->setFigure(format::count(static_cast<qint64>(m_data->customers.size())));
    m_customersTile->setNote(tr("with purchases"));
    m_itemsTile->setFigure(format::count(static_cast<qint64>(m_data->items.size())));
    m_itemsTile->setNote(m_data->countedItems == 0 ? tr("stock never counted")
                                                   : tr("%1 out of stock")
                                                         .arg(format::count(std::count(m_data->outOfStock.begin(),
                                                                                       m_data->outOfStock.end(), 1))));
    m_modelTile->setFigure(modelTitle(m_model.ranker->name()));
    m_modelTile->setNote(m_model.asked == "auto" ? tr("chosen on held-out visits")
                                                 : tr("trained in %1").arg(format::duration(m_model.seconds)));
    const auto popular = std::find_if(m_model.trial.begin(), m_model.trial.end(),
                                      [](const recommend::TrialScore& score) { return score.model == "popular"; });
    m_hitsTile->setFigure(m_model.trial.empty() ? QString() : format::percent(m_model.trial.front().hr));
    m_hitsTile->setNote(popular == m_model.trial.end()
                            ? tr("see Evaluation")
                            : tr("in 10 places; popular %1").arg(format::percent(popular->hr)),
                        m_model.trial.empty() ? Tile::Tone::Neutral : Tile::Tone::Good);
}

void RecommendationsPage::loadSecondModel()
{
    const std::string model = m_ui->compareBox->currentData().toString().toStdString();
    if (!m_data || model.empty())
        return;
    m_ui->compareView->setEnabled(false);
    m_loadSecond.start(
        tr("Training %1").arg(modelTitle(model)),
        [data = m_data, model, owned = m_ownedBox->isChecked()](Progress& progress) {
            return workflow::fitPreview(*data, model, owned, progress);
        },
        [this](Result<workflow::PreviewModel> fitted) {
            m_ui->compareView->setEnabled(true);
            if (fitted) {
                m_second = std::move(*fitted);
                refreshLists();
                return;
            }
            m_second = {};
            m_ui->compareBox->setCurrentIndex(0);
            m_ui->changesLabel->setText(format::sentence(fitted.error()) + QLatin1Char(' ') +
                                        QString::fromStdString(fitted.error().detail));
        });
}

void RecommendationsPage::measureModels()
{
    if (!m_data)
        return;
    m_evaluation->showWorking();
    m_measure.start(
        tr("Measuring the models"),
        [data = m_data, split = m_evaluation->split(), owned = m_ownedBox->isChecked()](Progress& progress) {
            return workflow::compareModels(*data, split, owned, progress);
        },
        [this](Result<workflow::ModelComparison> comparison) {
            if (!comparison) {
                m_evaluation->showFailure(comparison.error());
                return;
            }
            m_measured = true;
            m_evaluation->show(*comparison, format::range(m_data->span));
        });
}

/// What the diversity that is turned up costs the model that is shown; once a model.
void RecommendationsPage::measureDiversity()
{
    if (!m_data || !m_model.ranker || !m_ui->rulesPanel->wantsCosts())
        return;
    m_ui->rulesPanel->setCosts({}, true);
    workflow::PreviewRules own;
    own.showOwned = m_ownedBox->isChecked();
    m_measureDiversity.start(
        tr("Measuring diversity"),
        [data = m_data, model = std::string(m_model.ranker->name()), own](Progress& progress) {
            return workflow::measureDiversity(*data, model, own, progress);
        },
        [this](Result<std::vector<workflow::DiversityCost>> costs) {
            m_ui->rulesPanel->setCosts(costs ? std::move(*costs) : std::vector<workflow::DiversityCost>());
        });
}

void RecommendationsPage::showCustomer(const CustomerId& customer)
{
    const QString id = QString::fromStdString(customer.text);
    for (int row = 0; row < m_customers.rowCount(); ++row) {
        if (m_customers.row(row).id != id)
            continue;
        filterBar()->clear();
        m_ui->customersView->selectRow(row);
        return;
    }
    m_wanted = id;
}

void RecommendationsPage::exportAll()
{
    if (!m_data)
        return;
    session().dialogs().saveFile(
        this, tr("Export all lists"), QStringLiteral("recommendations.csv"), tr("CSV (*.csv);;JSON lines (*.jsonl)"),
        [this](const QString& path) {
            m_export.start(
                tr("Exporting the lists of %1 customers")
                    .arg(format::count(static_cast<qint64>(m_data->customers.size()))),
                [data = m_data, ranker = m_model.ranker, rules = rules(), path = path.toStdString()](
                    Progress& progress) { return workflow::exportLists(*data, *ranker, rules, path, progress); },
                [this, path](Result<workflow::ExportedLists> exported) {
                    if (!exported) {
                        session().say(tr("Nothing was exported. %1").arg(format::sentence(exported.error())));
                        return;
                    }
                    session().say(
                        exported->shortLists == 0
                            ? tr("%1 places for %2 customers are in %3")
                                  .arg(format::count(exported->rows), format::count(exported->customers), path)
                            : tr("%1 places for %2 customers are in %3; rules left %4 lists short")
                                  .arg(format::count(exported->rows), format::count(exported->customers), path,
                                       format::count(exported->shortLists)));
                });
        });
}

} // namespace ms::app
