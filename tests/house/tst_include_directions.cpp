// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every #include under src/ and holds it against the arrows of src/README.md and what each room declared.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Room {
    QStringList uses;  // every header
    QStringList types; // types.h only
};

/// The arrows of the house: what a room may at most declare.
QMap<QString, Room> arrows()
{
    const QStringList engines{"forecast", "inventory", "pricing", "recommend", "customers", "experiments", "approvals"};
    QMap<QString, Room> house;
    house["core"] = {};
    house["stats"] = {{"core"}, {}};
    house["neural"] = {{"core", "stats"}, {}};
    for (const QString& engine : engines)
        house[engine] = {{"core", "stats"}, {}};
    house["inventory"].types = QStringList{"forecast"};
    house["pricing"].types = QStringList{"forecast"};
    house["forecast/neural"] = {{"core", "stats", "forecast", "neural"}, {}};
    house["recommend/neural"] = {{"core", "stats", "recommend", "neural"}, {}};
    house["pricing/neural"] = {{"core", "stats", "pricing", "neural"}, {}};
    house["workspace"] = {{"core"}, engines};
    house["features"] = {{"core", "stats", "workspace"}, engines};
    house["sources"] = {{"core"}, {}};
    house["platform"] = {{"core"}, {"approvals"}};
    const QStringList below = QStringList{"core", "stats", "workspace", "features", "sources", "platform"} + engines;
    house["workflow"] = {below, {}};
    house["app"] = {{"core", "workflow"}, below};
    house["cli"] = {{"core", "workflow"}, below};
    house["sandbox"] = {{"core"}, {}};
    house["cli"].types << "sandbox"; // `merchant sandbox` starts it; the two share no more than how it is opened
    return house;
}

QMap<QString, Room> declaredRooms()
{
    QMap<QString, Room> rooms;
    QFile file(QStringLiteral(MS_BINARY_DIR "/rooms.txt"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return rooms;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QStringList parts = QString::fromUtf8(line).split('|');
        if (parts.size() == 3)
            rooms[parts[0]] = {parts[1].split(' ', Qt::SkipEmptyParts), parts[2].split(' ', Qt::SkipEmptyParts)};
    }
    return rooms;
}

/// The room of a path below src/: the longest known room that it starts with.
QString roomOf(const QString& path, const QStringList& rooms)
{
    QString best;
    for (const QString& room : rooms) {
        if (path.startsWith(room + '/') && room.size() > best.size())
            best = room;
    }
    return best;
}

/// Why `file` in `room` may not include `included`, or an empty string.
QString objection(const QString& room, const QString& included, const QMap<QString, Room>& rooms)
{
    const QString other = roomOf(included, rooms.keys());
    if (other.isEmpty() || other == room)
        return {};
    if (rooms[room].uses.contains(other))
        return {};
    if (rooms[room].types.contains(other) && included == other + "/types.h")
        return {};
    return QStringLiteral("room %1 may not include \"%2\"").arg(room, included);
}

QStringList includesOf(const QString& path)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s+\"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QFile file(path);
    QStringList included;
    if (file.open(QIODevice::ReadOnly)) {
        auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            included << matches.next().captured(1);
    }
    return included;
}

} // namespace

class IncludeDirections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRoomDeclaresOnlyWhatTheHouseAllows()
    {
        const auto house = arrows();
        const auto rooms = declaredRooms();
        QVERIFY(!rooms.isEmpty());
        for (auto it = rooms.begin(); it != rooms.end(); ++it) {
            QVERIFY2(house.contains(it.key()), qPrintable("no such room: " + it.key()));
            for (const QString& used : it->uses)
                QVERIFY2(house[it.key()].uses.contains(used), qPrintable(it.key() + " may not use " + used));
            for (const QString& used : it->types)
                QVERIFY2(house[it.key()].types.contains(used) || house[it.key()].uses.contains(used),
                         qPrintable(it.key() + " may not use the types of " + used));
        }
    }

    void everyIncludeFollowsAnArrow()
    {
        const auto rooms = declaredRooms();
        const QString source = QStringLiteral(MS_SOURCE_DIR "/src");
        int files = 0;
        QStringList objections;
        QDirIterator it(source, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            const QString relative = QDir(source).relativeFilePath(path);
            const QString room = roomOf(relative, rooms.keys());
            if (room.isEmpty())
                continue; // a room that this build leaves out
            ++files;
            for (const QString& included : includesOf(path)) {
                const QString why = objection(room, included, rooms);
                if (!why.isEmpty())
                    objections << relative + ": " + why;
            }
        }
        QVERIFY(files > 0);
        QVERIFY2(objections.isEmpty(), qPrintable(objections.join('\n')));
    }

    void anArrowUpwardsIsFound()
    {
        const auto house = arrows();
        QVERIFY(!objection("core", "stats/normal.h", house).isEmpty());
        QVERIFY(!objection("forecast", "inventory/types.h", house).isEmpty());
        QVERIFY(!objection("inventory", "forecast/theta.h", house).isEmpty());
        QVERIFY(objection("inventory", "forecast/types.h", house).isEmpty());
        QVERIFY(objection("workflow", "platform/client.h", house).isEmpty());
    }
};

QTEST_APPLESS_MAIN(IncludeDirections)
#include "tst_include_directions.moc"
