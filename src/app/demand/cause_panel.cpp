// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/cause_panel.h"

#include "ui_cause_panel.h"

#include "app/demand/demand_columns.h"
#include "app/format.h"

#include <algorithm>
#include <utility>

namespace ms::app {

using workspace::ForecastCause;

CausePanel::CausePanel(QWidget* parent) : QWidget(parent), m_ui(std::make_unique<Ui::CausePanel>()), m_causes(columns())
{
    m_ui->setupUi(this);
    m_ui->causesView->setModel(&m_causes);
    m_ui->causesView->setFooterVisible(false);
}

CausePanel::~CausePanel() = default;

std::vector<Column<ForecastCause>> CausePanel::columns()
{
    using Kind = ColumnKind;
    std::vector<Column<ForecastCause>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const ForecastCause&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"cause", tr("Cause")}, [](const ForecastCause& cause) { return DemandColumns::causeName(cause); });
    add({"effect", tr("Effect, %"), Kind::Percent, 0, Total::None, tr("By how much demand changes")},
        [](const ForecastCause& cause) { return DemandColumns::effectOf(cause).value; });
    add({"range", tr("95 %, between"), Kind::Text, 0, Total::None,
         tr("The effect lies between both in 95 of 100 cases")},
        [](const ForecastCause& cause) {
            const auto effect = DemandColumns::effectOf(cause);
            return tr("%1 to %2").arg(format::change(100 * effect.low95), format::change(100 * effect.high95));
        });
    columns.push_back(
        {{"verdict", tr("Verdict"), Kind::Status, 0, Total::None,
          tr("No effect found: the interval holds 0. Of twenty causes that do nothing, one is taken for "
             "more by chance")},
         [](const ForecastCause& cause) {
             return workflow::movesDemand(cause) ? tr("Moves demand") : tr("No effect found");
         },
         [](const ForecastCause& cause) { return workflow::movesDemand(cause) ? Tone::Info : Tone::Neutral; }});
    add({"added", tr("Adds, units"), Kind::Number, 1, Total::None,
         tr("In the weeks to come, against weeks as they usually are; empty where the forecast leaves causes out")},
        [](const ForecastCause& cause) { return cause.used ? QVariant(cause.added) : QVariant(); });
    return columns;
}

QString CausePanel::words(const workflow::DemandDetail& detail)
{
    if (detail.causes.empty())
        return detail.series.regressors.empty()
                   ? tr("No price, promotion, holiday or event changed while it was sold, so nothing can be said of "
                        "causes.")
                   : tr("Too few weeks with sales to tell what causes do.");
    const auto moving = std::count_if(detail.causes.begin(), detail.causes.end(), workflow::movesDemand);
    const bool used = std::any_of(detail.causes.begin(), detail.causes.end(), [](const auto& one) { return one.used; });
    if (moving == 0)
        return used ? tr("No effect found of any single cause; past forecasts were nearer with them all the same.")
                    : tr("No effect found.");
    if (!used)
        return tr(
            "The forecast leaves these causes out: past forecasts were no nearer with them, or nothing is planned "
            "of them.");
    double added = 0;
    for (const ForecastCause& cause : detail.causes)
        added += cause.added;
    return tr("%n cause(s) move demand. In the weeks to come causes add %1 units in all; tab \"Why\" has them week by "
              "week.",
              nullptr, static_cast<int>(moving))
        .arg(format::change(added, 1));
}

void CausePanel::show(const workflow::DemandDetail& detail)
{
    std::vector<ForecastCause> causes = detail.causes;
    std::stable_partition(causes.begin(), causes.end(), workflow::movesDemand);
    m_causes.setRows(std::move(causes));
    m_ui->causeLabel->setText(words(detail));
}

} // namespace ms::app
