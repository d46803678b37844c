// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace ms::app {

/// Loads the studio's own texts and Qt's in the locale's language, as far as they are there; English needs nothing.
/// The translators belong to `application`. Call before the first widget.
void loadTranslations(QCoreApplication& application, const QLocale& locale);

} // namespace ms::app
