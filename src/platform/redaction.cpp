// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/redaction.h"

#include "platform/request_text.h"

#include <QByteArray>

#include <algorithm>

namespace ms::platform {
namespace {

constexpr std::size_t fewest = 4;      // bytes; shorter ones would take half of a text with them
constexpr std::size_t certainly = 12;  // bytes; shorter ones may be words of a shop's own data
constexpr int firstError = 300;        // HTTP status
constexpr const char* instead = "***"; // fits into JSON

void takeOut(std::string& text, const std::string& form)
{
    for (auto at = text.find(form); at != std::string::npos; at = text.find(form, at + 3))
        text.replace(at, form.size(), instead);
}

std::string withEscapedSlashes(const std::string& text)
{
    std::string escaped;
    for (const char c : text)
        escaped += c == '/' ? std::string("\\/") : std::string(1, c);
    return escaped;
}

/// Without the padding, which a shop may have left out.
std::string base64Of(const std::string& text)
{
    return QByteArray::fromStdString(text).toBase64(QByteArray::OmitTrailingEquals).toStdString();
}

} // namespace

void Redaction::addForms(const std::string& secret)
{
    const std::string inJson = bytesOf(secret);
    for (const std::string& form : {secret, base64Of(secret), inJson.substr(1, inJson.size() - 2)}) {
        for (const std::string& one : {form, percentEncoded(form), withEscapedSlashes(form)}) {
            if (one.size() >= fewest && std::find(m_forms.begin(), m_forms.end(), one) == m_forms.end())
                m_forms.push_back(one);
        }
    }
    std::stable_sort(m_forms.begin(), m_forms.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

void Redaction::add(const std::string& secret)
{
    addForms(secret);
    for (auto colon = secret.find(':'); colon != std::string::npos; colon = secret.find(':', colon + 1))
        addForms(secret.substr(colon + 1));
}

void Redaction::add(const Header& header)
{
    const std::size_t blank = header.second.find(' ');
    const std::string value = blank == std::string::npos ? header.second : header.second.substr(blank + 1);
    addForms(value);
    if (header.second.starts_with("Basic ")) {
        std::string plain = QByteArray::fromBase64(QByteArray::fromStdString(value)).toStdString();
        if (plain.ends_with(':'))
            plain.pop_back(); // a key without a password
        add(plain);
    }
}

void Redaction::apply(Answer& answer) const
{
    for (const std::string& form : m_forms) {
        if (answer.status < firstError && form.size() < certainly)
            continue;
        for (std::string* text : {&answer.body, &answer.etag, &answer.link})
            takeOut(*text, form);
    }
}

void Redaction::apply(std::string& text) const
{
    for (const std::string& form : m_forms)
        takeOut(text, form);
}

} // namespace ms::platform
