// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sha256.h"
#include "workspace/import_writer.h"
#include "workspace/product_repository.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

/// Fails the test with the error's own words.
#define MS_VERIFY_OK(...)                                                                                              \
    do {                                                                                                               \
        const auto& verified = (__VA_ARGS__);                                                                          \
        QVERIFY2(verified.has_value(), verified ? "" : verified.error().detail.c_str());                               \
    } while (false)

namespace ms::workspace::testing {

inline std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline void writeBytes(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline ShopTime at(const char* text)
{
    return *parseShopTime(text);
}

inline Day day(const char* text)
{
    return *parseDay(text);
}

/// A new workspace in a folder of its own, gone with the test.
class ScratchWorkspace {
public:
    ScratchWorkspace() : m_workspace(Workspace::create(path(), settings())) {}

    static Settings settings()
    {
        Settings s;
        s.shopName = "Gift shop";
        return s;
    }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path path() const { return folder() / "shop.studio"; }
    Workspace& operator*() { return *m_workspace; }
    Workspace* operator->() { return &*m_workspace; }
    void close() { m_workspace = failure(ErrorCode::NotFound, "closed"); }

private:
    QTemporaryDir m_folder;
    Result<Workspace> m_workspace;
};

/// The first number of the first row.
inline std::int64_t number(Workspace& workspace, const std::string& sql)
{
    Query query(workspace.connection(), sql);
    query.step();
    return query.integer(0);
}

/// Every row of every table as text, by table and primary key; `leaveOut` names tables.
inline std::string dump(Workspace& workspace, const std::vector<std::string>& leaveOut = {})
{
    Connection& connection = workspace.connection();
    std::vector<std::string> tables;
    {
        Query query(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
        while (query.step())
            tables.push_back(query.text(0));
    }
    std::string text;
    for (const std::string& table : tables) {
        if (std::find(leaveOut.begin(), leaveOut.end(), table) != leaveOut.end())
            continue;
        std::string columns;
        {
            Query query(connection, "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
            while (query.step())
                columns += (columns.empty() ? "quote(" : " || '|' || quote(") + query.text(0) + ")";
        }
        text += table + "\n";
        Query query(connection, "SELECT " + columns + " AS row FROM " + table + " ORDER BY row");
        while (query.step())
            text += query.text(0) + "\n";
    }
    return text;
}

} // namespace ms::workspace::testing
