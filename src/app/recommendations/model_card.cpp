// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommendations/model_card.h"

#include "app/format.h"
#include "app/recommendations/list_rows.h"
#include "core/version.h"
#include "ui_model_card.h"

#include <algorithm>

namespace ms::app {

namespace {

std::vector<Column<CardFact>> factColumns(const QString& fact, const QString& value)
{
    const auto column = [](const QString& id, const QString& title, QString CardFact::*member) {
        ColumnInfo info;
        info.id = id;
        info.title = title;
        return Column<CardFact>{info, [member](const CardFact& row) { return row.*member; }, nullptr, nullptr};
    };
    return {column(QStringLiteral("fact"), fact, &CardFact::name),
            column(QStringLiteral("value"), value, &CardFact::value)};
}

QList<QPointF> steps(const std::vector<double>& values)
{
    QList<QPointF> points;
    for (std::size_t i = 0; i < values.size(); ++i)
        points << QPointF(static_cast<double>(i) + 1, values[i]);
    return points;
}

} // namespace

ModelCard::ModelCard(FileDialogs& dialogs, QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ModelCard>()), m_facts(factColumns(tr("Card"), tr("Value")))
{
    m_ui->setupUi(this);
    m_ui->factsView->setModel(&m_facts);
    m_ui->factsView->setFooterVisible(false);
    m_ui->learntChart->setFileDialogs(&dialogs);
    m_ui->learntChart->setExportName(QStringLiteral("recommendation-model"));
}

ModelCard::~ModelCard() = default;

void ModelCard::show(const workflow::PreviewData& shop, const workflow::PreviewModel& model)
{
    const auto count = [](std::size_t number) { return format::count(static_cast<qint64>(number)); };
    std::vector<CardFact> facts{
        {tr("Model"), modelTitle(model.ranker->name())},
        {tr("Chosen"), model.asked == "auto" ? tr("automatically, on held-out last visits") : tr("by hand")},
        {tr("Learnt from"),
         tr("%1 purchases by %2 customers").arg(count(shop.interactions.events.size()), count(shop.customers.size()))},
        {tr("Products"), count(shop.items.size())},
        {tr("Time"), format::range(shop.span)},
        {tr("Trained in"), format::duration(model.seconds)},
        {tr("Seed"), QString::number(shop.seed)},
        {tr("Engine"), QString::fromStdString(std::string(version()))}};
    for (const recommend::TrialScore& score : model.trial)
        facts.push_back(
            {tr("NDCG@10 of %1").arg(modelTitle(score.model)),
             tr("%1, customers with a hit %2").arg(format::number(score.ndcg, 4), format::percent(score.hr))});
    for (const workflow::PartWeight& part : model.parts)
        facts.push_back({tr("Weight of %1").arg(modelTitle(part.model)), format::number(part.weight, 2)});
    if (!model.training.loss.empty()) {
        facts.push_back({tr("Passes over the data"), count(model.training.loss.size())});
        facts.push_back(
            {tr("Best validation NDCG"),
             format::number(*std::max_element(model.training.validation.begin(), model.training.validation.end()), 4)});
    }
    m_facts.setRows(std::move(facts));
    draw(model);
}

void ModelCard::draw(const workflow::PreviewModel& model)
{
    ChartView* const chart = m_ui->learntChart;
    if (!model.training.loss.empty()) {
        chart->setTitle(tr("Validation by pass over the data"));
        chart->setCaption(
            tr("NDCG over the whole catalogue on last purchases that were not trained on; the best pass is kept. The "
               "loss fell "
               "from %1 to %2.")
                .arg(format::number(model.training.loss.front(), 3), format::number(model.training.loss.back(), 3)));
        chart->begin({tr("Pass"), AxisKind::Number}, {tr("NDCG"), AxisKind::Number, true});
        chart->addLine(modelTitle(model.ranker->name()), steps(model.training.validation), Ink::Forecast);
        chart->end();
        return;
    }
    chart->setTitle(tr("What was tried"));
    chart->setCaption(model.trial.empty()
                          ? tr("This model was chosen by hand; see Evaluation for how it does.")
                          : tr("NDCG@10 on held-out last visits, best first, in the order of the card"));
    chart->begin({tr("Model, by rank"), AxisKind::Number}, {tr("NDCG@10"), AxisKind::Number, true});
    for (std::size_t i = 0; i < model.trial.size(); ++i)
        chart->addBars(modelTitle(model.trial[i].model), {QPointF(static_cast<double>(i) + 1, model.trial[i].ndcg)},
                       i == 0 ? Ink::Forecast : Ink::Quiet, 0.6);
    chart->end();
}

} // namespace ms::app
