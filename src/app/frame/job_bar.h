// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <memory>

namespace Ui {
class JobBar;
}

namespace ms::app {

class JobList;

/// The line at the bottom: the job that runs, how far it is, how long it still takes, Cancel; at the right what was
/// last done, and the version. A job shorter than a third of a second is not shown: nothing should flash.
class JobBar : public QFrame {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);
    ~JobBar() override;
    void watch(JobList* jobs);
    void say(const QString& sentence);

private:
    void refresh();

    std::unique_ptr<Ui::JobBar> m_ui;
    JobList* m_jobs = nullptr;
    QTimer m_pulse;
};

} // namespace ms::app
