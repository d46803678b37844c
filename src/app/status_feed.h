// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "workflow/status.h"

#include <QObject>

#include <optional>

namespace ms::app {

class Session;

/// What the open workspace holds and what needs attention, read once for the header and the Data page.
class StatusFeed : public QObject {
    Q_OBJECT
public:
    explicit StatusFeed(Session& session);

    /// Reads again in the background; forgets everything when no workspace is open.
    void refresh();
    /// Until the answer is here: a worker that is done has not told it yet.
    [[nodiscard]] bool reading() const { return m_reading; }
    /// None before the first reading, after a failure, and while no workspace is open.
    [[nodiscard]] const std::optional<workflow::Status>& latest() const { return m_latest; }
    /// Why latest() is none, after a failure.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    /// latest() or error() changed.
    void changed();

private:
    Session& m_session;
    Job<workflow::Status> m_job;
    bool m_reading = false;
    std::optional<workflow::Status> m_latest;
    std::optional<Error> m_error;
};

} // namespace ms::app
