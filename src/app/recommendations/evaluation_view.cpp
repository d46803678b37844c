// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recommendations/evaluation_view.h"

#include "app/format.h"
#include "ui_evaluation_view.h"

#include <array>

namespace ms::app {

EvaluationView::EvaluationView(FileDialogs& dialogs, QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::EvaluationView>()), m_models(comparisonColumns()),
      m_winners(winnerColumns())
{
    m_ui->setupUi(this);
    m_ui->modelsView->setModel(&m_models);
    m_ui->modelsView->setFooterVisible(false);
    m_ui->winnersView->setModel(&m_winners);
    m_ui->winnersView->setFooterVisible(false);
    m_ui->measuresChart->setFileDialogs(&dialogs);
    m_ui->measuresChart->setExportName(QStringLiteral("recommendation-models"));
    m_ui->sentenceLabel->setProperty("tone", "muted");
    m_ui->sentenceLabel->setText(tr("The last visit of up to 5,000 customers is held out; each model learns from the "
                                    "rest and is measured on what was bought then, over the whole catalogue."));
    connect(m_ui->measureButton, &QPushButton::clicked, this, &EvaluationView::requested);
    connect(m_ui->splitBox, &QComboBox::currentIndexChanged, this, &EvaluationView::requested);
}

EvaluationView::~EvaluationView() = default;

workflow::TrialSplit EvaluationView::split() const
{
    return m_ui->splitBox->currentIndex() == 1 ? workflow::TrialSplit::LastWeeks : workflow::TrialSplit::LastVisits;
}

void EvaluationView::showWorking()
{
    m_ui->measureButton->setEnabled(false);
    m_ui->sentenceLabel->setText(tr("Measuring every model on held-out visits…"));
}

void EvaluationView::showFailure(const Error& error)
{
    m_ui->measureButton->setEnabled(true);
    m_ui->sentenceLabel->setText(
        tr("Nothing was measured. %1 %2").arg(format::sentence(error), QString::fromStdString(error.detail)));
}

void EvaluationView::show(const workflow::ModelComparison& comparison, const QString& span)
{
    m_ui->measureButton->setEnabled(true);
    m_ui->measureButton->setText(tr("Measure again"));
    const workflow::ComparedModel& best = comparison.models.front();
    const QString best10 =
        comparison.split == workflow::TrialSplit::LastWeeks
            ? tr("%1 is best on the last four weeks, for %2 customers: %3 of them bought something from their list of "
                 "ten.")
            : tr("%1 is best on the last visits of %2 customers: %3 of them bought something from their list of ten.");
    m_ui->sentenceLabel->setText(best10.arg(modelTitle(best.model),
                                            format::count(static_cast<qint64>(comparison.customers)),
                                            format::percent(best.measures.hr)));
    m_models.setRows(comparison.models);
    m_winners.setRows(comparison.segments);
    m_ui->modelsView->selectFirstRow();
    draw(comparison, span);
}

void EvaluationView::draw(const workflow::ModelComparison& comparison, const QString& span)
{
    constexpr std::array inks{Ink::Forecast, Ink::Compared, Ink::Gain, Ink::Extra, Ink::Quiet};
    ChartView* const chart = m_ui->measuresChart;
    chart->setTitle(tr("Customers with a hit, by length of the list"));
    const QString what = comparison.split == workflow::TrialSplit::LastWeeks
                             ? tr("In the last four weeks of %2, %1 customers; models saw only what came before. %3")
                             : tr("On the last visits of %1 customers, %2; models saw only what came before. %3");
    chart->setCaption(what.arg(format::count(static_cast<qint64>(comparison.customers)), span,
                               comparison.showOwned ? tr("Lists may show what a customer has.")
                                                    : tr("What a customer has is left out.")));
    chart->begin({tr("Places in the list"), AxisKind::Number}, {tr("Customers with a hit, %"), AxisKind::Number, true});
    for (std::size_t i = 0; i < comparison.models.size(); ++i) {
        QList<QPointF> points;
        for (std::size_t places = 0; places < comparison.models[i].hrByPlaces.size(); ++places)
            points << QPointF(static_cast<double>(places) + 1, 100 * comparison.models[i].hrByPlaces[places]);
        chart->addLine(modelTitle(comparison.models[i].model), points, inks[i % inks.size()]);
    }
    chart->end();
}

} // namespace ms::app
