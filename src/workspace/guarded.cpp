// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/guarded.h"

#include <SQLiteCpp/Exception.h>

#include <new>
#include <sqlite3.h>

namespace ms::workspace {
namespace {

Error errorOf(const SQLite::Exception& exception)
{
    const std::string said = exception.what();
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Conflict, "the workspace is locked by another program (" + said + ")"};
    case SQLITE_READONLY:
        return {ErrorCode::Permission, "the workspace is read-only (" + said + ")"};
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::Permission, "the workspace may not be opened (" + said + ")"};
    case SQLITE_FULL:
        return {ErrorCode::ReadWrite, "the disk is full; nothing was changed (" + said + ")"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::ReadWrite, "the workspace is damaged (" + said + ")"};
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return {ErrorCode::ReadWrite, "the workspace cannot be read or written (" + said + ")"};
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
        return {ErrorCode::InvalidInput, "the workspace refused a value (" + said + ")"};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Canceled, "stopped"};
    default:
        return {ErrorCode::ReadWrite, "the workspace failed (" + said + ")"};
    }
}

} // namespace

Error currentError()
{
    try {
        throw;
    } catch (const SQLite::Exception& exception) {
        return errorOf(exception);
    } catch (const std::bad_alloc&) {
        return {ErrorCode::ReadWrite, "out of memory"};
    } catch (const std::exception& exception) {
        return {ErrorCode::ReadWrite, exception.what()};
    }
}

} // namespace ms::workspace
