// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file_dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace ms::app {
namespace {

QFileDialog* newDialog(QWidget* parent, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void FileDialogs::openFiles(QWidget* parent, const QString& title, const QString& filter,
                            std::function<void(QStringList)> chosen)
{
    auto* dialog = newDialog(parent, title, filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(chosen));
    dialog->open();
}

void FileDialogs::openFile(QWidget* parent, const QString& title, const QString& filter,
                           std::function<void(QString)> chosen)
{
    auto* dialog = newDialog(parent, title, filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

void FileDialogs::saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                           std::function<void(QString)> chosen)
{
    auto* dialog = newDialog(parent, title, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suggestion.section(QLatin1Char('.'), -1));
    dialog->selectFile(suggestion);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

void FileDialogs::confirm(QWidget* parent, const QString& question, const QString& detail, const QString& action,
                          std::function<void()> confirmed)
{
    auto* box = new QMessageBox(QMessageBox::Question, QString(), question, QMessageBox::Cancel, parent);
    box->setInformativeText(detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* accept = box->addButton(action, QMessageBox::AcceptRole);
    QObject::connect(accept, &QPushButton::clicked, parent, std::move(confirmed));
    box->open();
}

} // namespace ms::app
