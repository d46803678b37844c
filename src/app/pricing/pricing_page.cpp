// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pricing/pricing_page.h"

#include "ui_pricing_page.h"

#include "app/controls/filter_bar.h"
#include "app/controls/tile.h"
#include "app/format.h"
#include "app/table/filter_proxy_model.h"
#include "app/theme.h"

#include <QAction>
#include <QShortcut>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

constexpr int totalsDelay = 60; // ms without an edit, so that a burst is counted once
constexpr int storeDelay = 400; // ms

} // namespace

PricingPage::PricingPage(Session& session, QWidget* parent)
    : Page(session, QStringLiteral("pricing"), tr("Pricing"), parent), m_ui(std::make_unique<Ui::PricingPage>()),
      m_skus(PricingColumns::skus()), m_book(undoStack(), this), m_load(session.jobs()), m_totals(session.jobs()),
      m_store(session.jobs()), m_propose(session.jobs()), m_markdown(session.jobs()), m_test(session.jobs()),
      m_cross(session.jobs())
{
    auto* content = new QWidget(this);
    m_ui->setupUi(content);
    setContent(content);
    m_ui->skusView->setModel(&m_skus);
    m_ui->skusView->setMultiSelection(true);
    m_ui->detail->setFileDialogs(&session.dialogs());
    m_ui->scenarioBar->setBook(&m_book);
    m_ui->detail->setBook(&m_book);
    m_ui->splitter->setSizes({606, 590});
    m_ui->skusView->sortBy(QStringLiteral("gain"), Qt::DescendingOrder);
    createTiles();
    createActions();
    connectViews();
    remember(m_ui->splitter, QStringLiteral("splitter"));
    remember(m_ui->skusView, QStringLiteral("skus"));
}

PricingPage::~PricingPage() = default;

void PricingPage::createTiles()
{
    m_elasticityTile = addTile(tr("Elasticity known"));
    m_suggestionTile = addTile(tr("Suggestions"));
    m_suggestionTile->setPressable(true);
    m_gainTile = addTile(tr("Gain of all suggestions"));
    m_scenarioTile = addTile(tr("This scenario"));
    m_scenarioTile->setPressable(true);
    connect(m_suggestionTile, &Tile::toggled, this, [this](bool only) {
        if (only)
            m_scenarioTile->setChecked(false);
        m_ui->skusView->proxy()->setCondition(
            only ? [this](int row) { return m_skus.row(row).sku().suggestionMinor.has_value(); }
                 : std::function<bool(int)>());
    });
    connect(m_scenarioTile, &Tile::toggled, this, [this](bool only) {
        if (only)
            m_suggestionTile->setChecked(false);
        m_ui->skusView->proxy()->setCondition(only ? [this](int row) { return m_skus.row(row).triedMinor.has_value(); }
                                                   : std::function<bool(int)>());
    });
}

void PricingPage::createActions()
{
    m_proposeAction = new QAction(lineIconOnAccent(QStringLiteral("check")), tr("Add to proposals"), this);
    m_proposeAction->setToolTip(tr("Put the prices of this scenario into the approval queue"));
    connect(m_proposeAction, &QAction::triggered, this, &PricingPage::propose);
    setPrimaryAction(m_proposeAction);
    m_takeAction = new QAction(tr("Take shown suggestions"), this);
    m_takeAction->setToolTip(tr("Every suggested price that the table shows becomes part of the scenario"));
    connect(m_takeAction, &QAction::triggered, this, &PricingPage::takeSuggestions);
    addSecondaryAction(m_takeAction);
    for (const auto& [page, text] :
         {std::pair("demand", tr("Show in Demand")), std::pair("inventory", tr("Show in Inventory"))}) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, this, [this, id = QString::fromLatin1(page)] {
            if (const int row = m_ui->skusView->currentRow(); row >= 0)
                Q_EMIT skuRequested(id, m_skus.row(row).sku().sku);
        });
        m_ui->skusView->addRowAction(action);
    }
}

void PricingPage::connectViews()
{
    filterBar()->bind(m_ui->skusView);
    filterBar()->setPlaceholder(tr("SKU or title"));
    filterBar()->addChoice(tr("Category"), QStringLiteral("category"));
    filterBar()->addChoice(tr("Status"), QStringLiteral("status"));
    connect(m_ui->skusView, &TableView::currentRowChanged, this, &PricingPage::showDetail);
    connect(m_ui->detail, &PriceDetail::priceChosen, this, &PricingPage::choosePrice);
    connect(m_ui->detail, &PriceDetail::neighbourRequested, this, &PricingPage::showSku);
    connect(m_ui->detail, &PriceDetail::markdownWanted, this, &PricingPage::planMarkdown);
    connect(m_ui->detail, &PriceDetail::testWanted, this, &PricingPage::planTest);
    connect(m_ui->detail, &PriceDetail::testKept, this, &PricingPage::keepTest);
    connect(m_ui->detail, &PriceDetail::crossWanted, this, &PricingPage::findCross);
    connect(m_ui->scenarioBar, &ScenarioBar::moveRequested, this, &PricingPage::moveShownPrices);
    connect(m_ui->detail, &PriceDetail::said, &session(), &Session::say);
    connect(&m_book, &ScenarioBook::changed, this, &PricingPage::followBook);
    connect(&m_book, &ScenarioBook::copiedInstead, this, [this](const QString& locked, const QString& copy) {
        session().say(tr("“%1” is locked: this went into its copy “%2”.").arg(locked, copy));
    });
    m_totalsTimer.setSingleShot(true);
    m_totalsTimer.setInterval(totalsDelay);
    connect(&m_totalsTimer, &QTimer::timeout, this, &PricingPage::computeTotals);
    m_storeTimer.setSingleShot(true);
    m_storeTimer.setInterval(storeDelay);
    connect(&m_storeTimer, &QTimer::timeout, this, &PricingPage::storeScenarios);
}

void PricingPage::showSku(const Sku& sku)
{
    m_wanted = sku;
    if (state() == State::Content)
        selectSku();
}

void PricingPage::reload()
{
    showWorking();
    m_load.start(
        tr("Studying prices"),
        [path = workspacePath().toStdString()](Progress& progress) -> Result<Loaded> {
            auto study = workflow::PriceStudy::make({.workspace = path, .threads = 0}, progress);
            if (!study)
                return tl::unexpected(study.error());
            auto scenarios = workflow::readPriceScenarios(path, progress);
            if (!scenarios)
                return tl::unexpected(scenarios.error());
            auto ledger = workflow::priceLedger(path, std::nullopt, progress);
            if (!ledger)
                return tl::unexpected(ledger.error());
            return Loaded{std::move(*study), std::move(*scenarios),
                          std::make_shared<const workflow::PriceLedger>(std::move(*ledger))};
        },
        [this](Result<Loaded> loaded) { show(std::move(loaded)); });
}

void PricingPage::show(Result<Loaded> loaded)
{
    if (!loaded && loaded.error().code == ErrorCode::NotEnoughData) {
        m_skus.setRows({});
        return showEmpty(tr("There are no sales with a price yet. Import an export of your shop on page Data."));
    }
    if (!loaded)
        return showError(loaded.error(), tr("Nothing was changed. Press F5 to read again."));
    if (const int row = m_ui->skusView->currentRow(); m_wanted.text.empty() && row >= 0 && row < m_skus.rowCount())
        m_wanted = m_skus.row(row).sku().sku;
    m_study = std::move(loaded->study);
    std::vector<PricingRow> rows;
    for (std::size_t i = 0; i < m_study->rows().size(); ++i)
        rows.push_back({m_study, i, {}});
    m_skus.setRows(std::move(rows), m_study->currency());
    m_ui->detail->setStudy(m_study);
    m_ui->detail->setLedger(std::move(loaded->ledger));
    rememberLocked(loaded->scenarios);
    m_book.load(std::move(loaded->scenarios));
    const DayRange span = m_study->span();
    setSubtitle(tr("%1 · weekly · effects over the next %2 weeks")
                    .arg(format::range(span))
                    .arg(workflow::PriceStudy::horizonWeeks));
    showTiles();
    showContent();
    selectSku();
}

void PricingPage::showTiles()
{
    int known = 0;
    int refused = 0;
    int suggestions = 0;
    double gain = 0;
    for (const workflow::PricedSku& sku : m_study->rows()) {
        const bool own =
            sku.source == workflow::ElasticitySource::Own || sku.source == workflow::ElasticitySource::Shrunk;
        (own ? known : refused) += 1;
        suggestions += sku.suggestionMinor.has_value();
        gain += sku.gainMinor;
    }
    m_elasticityTile->setFigure(format::count(known));
    m_elasticityTile->setNote(tr("of %1 SKUs").arg(format::count(known + refused)));
    m_suggestionTile->setFigure(format::count(suggestions));
    m_suggestionTile->setNote(tr("press to see them"));
    m_gainTile->setFigure(format::roundMoney({std::llround(gain), m_study->currency()}));
    m_gainTile->setNote(tr("expected a week"));
    m_takeAction->setEnabled(suggestions > 0);
}

void PricingPage::selectSku()
{
    const auto row = m_study ? m_study->rowOf(m_wanted) : std::nullopt;
    m_wanted = {};
    if (row)
        m_ui->skusView->selectRow(static_cast<int>(*row));
    else
        m_ui->skusView->selectFirstRow();
    showDetail();
}

void PricingPage::showDetail()
{
    const int row = m_ui->skusView->currentRow();
    if (!m_study || row < 0 || row >= m_skus.rowCount())
        return;
    m_ui->detail->showSku(m_study, m_skus.row(row).at, m_skus.row(row).triedMinor);
}

void PricingPage::followBook(bool edited)
{
    if (!m_study)
        return;
    refreshTried();
    showDetail();
    m_totalsTimer.start();
    if (edited) {
        noteUnlocked();
        m_storeTimer.start();
    }
}

void PricingPage::refreshTried()
{
    const auto& prices = m_book.prices();
    m_ui->detail->setTrial(trialOf(prices));
    int changed = 0;
    for (int i = 0; i < m_skus.rowCount(); ++i) {
        const PricingRow& row = m_skus.row(i);
        const auto tried = prices.find(row.sku().sku);
        const std::optional<std::int64_t> minor = tried == prices.end() ? std::nullopt : std::optional(tried->second);
        changed += minor.has_value();
        if (minor != row.triedMinor)
            m_skus.setRow(i, {row.study, row.at, minor});
    }
    m_proposeAction->setEnabled(changed > 0);
    m_proposeAction->setText(changed > 0 ? tr("Add %n price(s) to proposals", nullptr, changed)
                                         : tr("Add to proposals"));
}

void PricingPage::choosePrice(qint64 minor)
{
    const int row = m_ui->skusView->currentRow();
    if (row < 0)
        return;
    const workflow::PricedSku& sku = m_skus.row(row).sku();
    m_book.setPrice(sku.sku, minor == sku.priceMinor ? std::nullopt : std::optional<std::int64_t>(minor));
}

void PricingPage::takeSuggestions()
{
    std::map<Sku, std::int64_t> prices;
    for (const int row : m_ui->skusView->shownRows()) {
        const workflow::PricedSku& sku = m_skus.row(row).sku();
        if (sku.suggestionMinor)
            prices[sku.sku] = *sku.suggestionMinor;
    }
    if (prices.empty())
        return session().say(tr("None of the SKUs shown has a suggestion."));
    m_book.setPrices(prices, tr("%n suggestion(s)", nullptr, static_cast<int>(prices.size())));
}

void PricingPage::moveShownPrices(double share)
{
    std::map<Sku, std::int64_t> prices;
    for (const int row : m_ui->skusView->shownRows()) {
        const workflow::PricedSku& sku = m_skus.row(row).sku();
        const auto moved = std::llround(static_cast<double>(sku.priceMinor) * (1 + share));
        if (moved > 0 && moved != sku.priceMinor)
            prices[sku.sku] = moved;
    }
    if (!prices.empty())
        m_book.setPrices(prices, tr("%n price(s) moved", nullptr, static_cast<int>(prices.size())));
}

workflow::TrialPrices PricingPage::trialOf(const std::map<Sku, std::int64_t>& prices) const
{
    workflow::TrialPrices trial;
    for (const auto& [sku, minor] : prices) {
        if (const auto row = m_study->rowOf(sku))
            trial[*row] = minor;
    }
    return trial;
}

} // namespace ms::app
