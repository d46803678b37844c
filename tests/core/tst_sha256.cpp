// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <QTest>

using namespace ms;

class TestSha256 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesThePublishedHashes() // NIST, Cryptographic Standards and Guidelines, SHA-256 examples
    {
        QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    }
    void piecesGiveTheHashOfTheWhole()
    {
        Sha256 hash;
        hash.add("ab").add("").add("c");
        QCOMPARE(hash.finish(), sha256("abc"));
    }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
