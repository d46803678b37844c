// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/sheet_file.h"

#include "workflow/csv_file.h"

#include <xlsxwriter.h>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string_view>

namespace ms::workflow {
namespace {

constexpr std::size_t workbookRows = 1'048'575; // below the header
constexpr std::size_t sheetNameLength = 31;
constexpr std::size_t rowsBetweenLooks = 1024;
constexpr std::int64_t workbookEpoch = 25'569; // day number of 1970-01-01 in a workbook

Result<void> look(Progress& progress, std::size_t done, std::size_t total)
{
    if (done % rowsBetweenLooks != 0)
        return {};
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "the export was canceled");
    progress.report(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
    return {};
}

Result<std::int64_t> writeCsv(const std::string& path, const Sheet& sheet, Progress& progress)
{
    std::vector<std::string_view> header;
    for (const SheetColumn& column : sheet.columns)
        header.emplace_back(column.title);
    auto file = CsvFile::create(path, header);
    if (!file)
        return tl::unexpected(file.error());
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        if (auto going = look(progress, i, sheet.rows.size()); !going)
            return tl::unexpected(going.error());
        for (const SheetCell& cell : sheet.rows[i]) {
            if (const auto* words = std::get_if<std::string>(&cell))
                file->cell(*words);
            else if (const auto* figure = std::get_if<double>(&cell))
                file->cell(*figure);
            else if (const auto* day = std::get_if<Day>(&cell))
                file->cell(toIsoText(*day));
            else
                file->emptyCell();
        }
        file->endRow();
    }
    return file->commit().map([&file] { return file->rows(); });
}

/// The library wants a name without the signs that a workbook forbids.
std::string sheetName(const std::string& wanted)
{
    std::string name;
    for (const char c : wanted.substr(0, sheetNameLength))
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xC0U) == 0x80U && name.size() < wanted.size())
        name.pop_back(); // a letter of several bytes that the cut went through
    return name.empty() ? "Table" : name;
}

/// One workbook on its way to a temporary name.
class Workbook {
public:
    explicit Workbook(const std::string& path)
        : m_path(path), m_temporary(path + ".part-" + std::to_string(::getpid())),
          m_book(workbook_new(m_temporary.c_str()))
    {
        m_header = workbook_add_format(m_book);
        format_set_bold(m_header);
        format_set_bottom(m_header, LXW_BORDER_THIN);
        m_day = workbook_add_format(m_book);
        format_set_num_format(m_day, "yyyy-mm-dd");
        m_twoDecimals = workbook_add_format(m_book);
        format_set_num_format(m_twoDecimals, "#,##0.00");
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook()
    {
        if (m_book)
            lxw_workbook_free(m_book);
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
    }

    Result<void> fill(const Sheet& sheet, Progress& progress)
    {
        m_sheet = workbook_add_worksheet(m_book, sheetName(sheet.name).c_str());
        for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
            const auto column = static_cast<lxw_col_t>(c);
            worksheet_write_string(m_sheet, 0, column, sheet.columns[c].title.c_str(), m_header);
            worksheet_set_column(m_sheet, column, column, widthOf(sheet, c), nullptr);
        }
        for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
            if (auto going = look(progress, r, sheet.rows.size()); !going)
                return going;
            for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
                write(static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), sheet.rows[r][c],
                      sheet.columns[c].format);
        }
        worksheet_freeze_panes(m_sheet, 1, 1);
        if (!sheet.columns.empty())
            worksheet_autofilter(m_sheet, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()),
                                 static_cast<lxw_col_t>(sheet.columns.size() - 1));
        return {};
    }

    Result<void> commit()
    {
        const lxw_error error = workbook_close(m_book); // frees it, whatever it returns
        m_book = nullptr;
        if (error != LXW_NO_ERROR)
            return failure(ErrorCode::ReadWrite, m_path + ": cannot be written: " + lxw_strerror(error));
        std::error_code failed;
        std::filesystem::rename(m_temporary, m_path, failed);
        if (failed)
            return failure(ErrorCode::ReadWrite, m_path + ": cannot be written: " + failed.message());
        return {};
    }

private:
    static double widthOf(const Sheet& sheet, std::size_t column)
    {
        constexpr std::size_t rowsSeen = 200;
        std::size_t longest = sheet.columns[column].title.size() + 3; // room for the filter's button
        for (std::size_t r = 0; r < std::min(rowsSeen, sheet.rows.size()); ++r) {
            if (const auto* words = std::get_if<std::string>(&sheet.rows[r][column]))
                longest = std::max(longest, words->size() + 1);
        }
        return static_cast<double>(std::clamp<std::size_t>(longest, 8, 60));
    }

    void write(lxw_row_t row, lxw_col_t column, const SheetCell& cell, SheetFormat format)
    {
        if (const auto* words = std::get_if<std::string>(&cell))
            worksheet_write_string(m_sheet, row, column, words->c_str(), nullptr);
        else if (const auto* figure = std::get_if<double>(&cell); figure && std::isfinite(*figure))
            worksheet_write_number(m_sheet, row, column, *figure,
                                   format == SheetFormat::TwoDecimals ? m_twoDecimals : nullptr);
        else if (const auto* day = std::get_if<Day>(&cell))
            worksheet_write_number(m_sheet, row, column, static_cast<double>(dayNumber(*day) + workbookEpoch), m_day);
    }

    std::string m_path;
    std::string m_temporary;
    lxw_workbook* m_book;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_header = nullptr;
    lxw_format* m_day = nullptr;
    lxw_format* m_twoDecimals = nullptr;
};

Result<std::int64_t> writeWorkbook(const std::string& path, const Sheet& sheet, Progress& progress)
{
    if (sheet.rows.size() > workbookRows)
        return failure(ErrorCode::InvalidInput, path + ": " + std::to_string(sheet.rows.size()) +
                                                    " rows, and a workbook holds 1048575; export a .csv file");
    Workbook book(path);
    if (auto filled = book.fill(sheet, progress); !filled)
        return tl::unexpected(filled.error());
    return book.commit().map([&sheet] { return static_cast<std::int64_t>(sheet.rows.size()); });
}

} // namespace

Result<std::int64_t> writeSheet(const std::string& path, const Sheet& sheet, Progress& progress)
{
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending == ".xlsx")
        return writeWorkbook(path, sheet, progress);
    if (ending == ".csv")
        return writeCsv(path, sheet, progress);
    return failure(ErrorCode::InvalidInput, path + ": the ending '" + ending + "' is not known; use .xlsx or .csv");
}

} // namespace ms::workflow
