// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace ms::test {

/// resources/platform-api/openapi.json as a contract: what there is, and whether a document fits its schema. Knows the
/// few words of JSON Schema that the description uses.
class ApiDescription {
public:
    ApiDescription() { std::ifstream(MS_SOURCE_DIR "/resources/platform-api/openapi.json") >> m_document; }

    struct Response {
        std::string method; // "PATCH"
        std::string path;   // "/v1/prices"
        int status = 0;
        [[nodiscard]] std::string name() const { return method + " " + path + " " + std::to_string(status); }
    };

    [[nodiscard]] std::vector<Response> responses() const
    {
        std::vector<Response> all;
        for (const auto& [path, operations] : m_document.at("paths").items()) {
            for (const auto& [method, operation] : operations.items()) {
                for (const auto& [status, response] : operation.at("responses").items())
                    all.push_back({upper(method), path, std::stoi(status)});
            }
        }
        return all;
    }

    [[nodiscard]] nlohmann::json operation(const std::string& method, const std::string& path) const
    {
        return m_document.at("paths").at(path).at(lower(method));
    }

    [[nodiscard]] nlohmann::json response(const Response& wanted) const
    {
        return resolved(operation(wanted.method, wanted.path).at("responses").at(std::to_string(wanted.status)));
    }

    /// The template that a concrete path belongs to ("/v1/products/A" to "/v1/products/{sku}"), or an empty text.
    [[nodiscard]] std::string templateOf(const std::string& method, std::string path) const
    {
        path = path.substr(0, path.find('?'));
        std::string best;
        for (const auto& [pattern, operations] : m_document.at("paths").items()) {
            if (!operations.contains(lower(method)))
                continue;
            if (pattern == path)
                return pattern;
            if (fits(path, pattern))
                best = pattern;
        }
        return best;
    }

    /// The schema of a request's body; null when it takes none.
    [[nodiscard]] nlohmann::json bodySchema(const std::string& method, const std::string& path) const
    {
        const nlohmann::json found = operation(method, path);
        return found.contains("requestBody") ? found["requestBody"]["content"]["application/json"]["schema"]
                                             : nlohmann::json();
    }

    /// The names of the headers that a request must carry.
    [[nodiscard]] std::vector<std::string> requiredHeaders(const std::string& method, const std::string& path) const
    {
        std::vector<std::string> names;
        for (const nlohmann::json& one : operation(method, path).value("parameters", nlohmann::json::array())) {
            const nlohmann::json parameter = resolved(one);
            if (parameter.at("in") == "header" && parameter.value("required", false))
                names.push_back(parameter.at("name"));
        }
        return names;
    }

    /// Why `value` does not fit `schema`, or an empty text.
    [[nodiscard]] std::string misfit(const nlohmann::json& value, const nlohmann::json& reference,
                                     const std::string& at = "$") const
    {
        const nlohmann::json schema = resolved(reference);
        if (schema.contains("enum"))
            return std::find(schema["enum"].begin(), schema["enum"].end(), value) != schema["enum"].end()
                       ? ""
                       : at + ": " + value.dump() + " is none of " + schema["enum"].dump();
        if (schema.contains("type") && !ofType(value, schema["type"]))
            return at + ": " + value.dump() + " is not " + schema["type"].dump();
        if (value.is_string() && value.get<std::string>().size() < schema.value("minLength", std::size_t(0)))
            return at + " is too short";
        if (value.is_string() && value.get<std::string>().size() > schema.value("maxLength", std::size_t(1) << 30U))
            return at + " is too long";
        if (value.is_string() && schema.contains("pattern") &&
            !QRegularExpression(text(schema["pattern"])).match(text(value)).hasMatch())
            return at + " does not match " + schema["pattern"].dump();
        if (value.is_number() && schema.contains("minimum") && value < schema["minimum"])
            return at + " is below its minimum";
        if (value.is_number() && schema.contains("exclusiveMinimum") && value <= schema["exclusiveMinimum"])
            return at + " is not above its minimum";
        for (const nlohmann::json& name : schema.value("required", nlohmann::json::array())) {
            if (!value.contains(name.get<std::string>()))
                return at + " lacks " + name.dump();
        }
        return misfitInside(value, schema, at);
    }

private:
    static QString text(const nlohmann::json& value) { return QString::fromStdString(value.get<std::string>()); }

    /// Whether "/v1/products/A" is one of "/v1/products/{sku}".
    static bool fits(const std::string& path, const std::string& pattern)
    {
        const QString segments = QString::fromStdString(pattern).replace(QRegularExpression("\\{[^}]+\\}"), "[^/]+");
        return QRegularExpression(QRegularExpression::anchoredPattern(segments))
            .match(QString::fromStdString(path))
            .hasMatch();
    }

    [[nodiscard]] std::string misfitInside(const nlohmann::json& value, const nlohmann::json& schema,
                                           const std::string& at) const
    {
        if (value.is_array()) {
            if (value.size() < schema.value("minItems", std::size_t(0)) ||
                value.size() > schema.value("maxItems", std::size_t(1) << 30U))
                return at + " has " + std::to_string(value.size()) + " items";
            for (std::size_t i = 0; i < value.size() && schema.contains("items"); ++i) {
                if (auto why = misfit(value[i], schema["items"], at + "/" + std::to_string(i)); !why.empty())
                    return why;
            }
        }
        if (value.is_object() && schema.contains("properties")) {
            for (const auto& [name, property] : value.items()) {
                if (!schema["properties"].contains(name))
                    return at + " has " + name + ", which is not described";
                if (auto why = misfit(property, schema["properties"][name], at + "/" + name); !why.empty())
                    return why;
            }
        }
        return {};
    }

    [[nodiscard]] nlohmann::json resolved(nlohmann::json node) const
    {
        while (node.is_object() && node.contains("$ref"))
            node = m_document.at(nlohmann::json::json_pointer(node["$ref"].get<std::string>().substr(1)));
        return node;
    }

    static bool ofType(const nlohmann::json& value, const nlohmann::json& type)
    {
        if (type.is_array())
            return std::any_of(type.begin(), type.end(), [&](const auto& one) { return ofType(value, one); });
        return (type == "string" && value.is_string()) || (type == "integer" && value.is_number_integer()) ||
               (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "null" && value.is_null()) || (type == "boolean" && value.is_boolean());
    }

    static std::string lower(std::string text)
    {
        std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
        return text;
    }
    static std::string upper(std::string text)
    {
        std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
        return text;
    }

    nlohmann::json m_document;
};

} // namespace ms::test
