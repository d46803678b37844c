// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_feed.h"

#include "app/session.h"

namespace ms::app {

StatusFeed::StatusFeed(Session& session) : m_session(session), m_job(session.jobs()) {}

void StatusFeed::refresh()
{
    m_job.cancel();
    m_reading = !m_session.workspacePath().isEmpty();
    if (!m_reading) {
        m_latest.reset();
        m_error.reset();
        Q_EMIT changed();
        return;
    }
    workflow::StatusRequest request;
    request.workspace = m_session.workspacePath().toStdString();
    request.now = m_session.clock().now();
    m_job.start(
        tr("Reading the workspace"),
        [request](Progress& progress) { return workflow::workspaceStatus(request, progress); },
        [this](Result<workflow::Status> result) {
            m_reading = false;
            m_latest.reset();
            m_error.reset();
            if (result)
                m_latest = std::move(*result);
            else
                m_error = result.error();
            Q_EMIT changed();
        });
}

} // namespace ms::app
