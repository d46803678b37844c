// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_target.h"

#include "platform/connector.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/evidence_sentences.h"
#include "workflow/push.h"
#include "workflow/push_ledger.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <QUrl>

#include <nlohmann/json.hpp>

namespace ms::workflow {
namespace {

QUrl shopUrl(const std::string& address)
{
    QUrl url = QUrl(QString::fromStdString(address), QUrl::StrictMode)
                   .adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    if (url.path() == QLatin1String("/"))
        url.setPath({});
    return url;
}

} // namespace

bool sameShop(const std::string& a, const std::string& b)
{
    return a == b || shopUrl(a) == shopUrl(b);
}

bool mayGoTo(const PushTarget& approved, const PushTarget& target)
{
    if (approved.url.empty() || sameShop(approved.url, target.url))
        return true;
    return !approved.production && !target.production;
}

Result<PushTarget> pushTargetOf(workspace::Workspace& workspace, const PushRequest& request)
{
    const auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    if (!settings->baseUrl.empty() && !sameShop(settings->baseUrl, request.shop.baseUrl))
        return failure(ErrorCode::Permission, evidence_sentence::nothingSent.with({evidence_sentence::notConnected.with(
                                                  {settings->baseUrl, request.shop.baseUrl})}));
    // Without its name no production shop is pushed to.
    return PushTarget{request.shop.baseUrl, !request.productionName.empty()};
}

Result<void> recordPushTarget(workspace::Workspace& workspace, const PushRequest& request,
                              const platform::ShopInfo& shop, std::size_t changes)
{
    auto transaction = patientBegin(workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const nlohmann::json detail{{"url", request.shop.baseUrl},
                                {"kind", platform::toText(request.kind)},
                                {"production", shop.production},
                                {"changes", changes}};
    const std::string text = detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (auto kept = recordAudit(workspace, request.actor, "begin push", shop.name, text, unixNow()); !kept)
        return kept;
    return transaction->commit();
}

} // namespace ms::workflow
