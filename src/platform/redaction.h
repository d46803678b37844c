// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/types.h"

#include <string>
#include <vector>

namespace ms::platform {

/// Takes secrets out of what a shop says, before anybody can show it or keep it: some shops repeat a request's header
/// in an error. Knows a secret as it is, its base64 (RFC 4648), its percent and JSON escapes, and the password in
/// "user:password". What is shorter than twelve bytes may be a common word, so it is taken out of errors alone.
/// What a shop hides on purpose, as letter by letter, it does not find.
class Redaction {
public:
    /// A secret in the form that its kind of shop wants.
    void add(const std::string& secret);
    /// The header that carries one: "Bearer ...", "Basic ...", or nothing but the secret.
    void add(const Header& header);

    void apply(Answer& answer) const;
    void apply(std::string& text) const; ///< a text for a person

private:
    void addForms(const std::string& secret);

    std::vector<std::string> m_forms; ///< the longest first
};

} // namespace ms::platform
