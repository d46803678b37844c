// SPDX-License-Identifier: GPL-3.0-or-later
// A customer who is forgotten leaves no byte behind, no model sees them again, and no total moves.
#include "workflow/audit.h"
#include "workflow/demo_shop.h"
#include "workflow/forget_customer.h"
#include "workflow/people.h"
#include "workflow/recommend_preview.h"
#include "workspace/customer_repository.h"
#include "workspace/order_repository.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ms;
using namespace ms::workflow;

class TestForgetCustomer : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path m_shop;
    NoProgress m_none;

    bool fileHolds(const char* suffix, const std::string& text) const
    {
        QFile file(QString::fromStdString(m_shop.string() + suffix));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(QByteArray::fromStdString(text));
    }
    std::shared_ptr<const PreviewData> preview() { return loadPreview(m_shop, m_none).value(); }
    static bool knows(const PreviewData& data, const CustomerId& id)
    {
        return std::any_of(data.customers.begin(), data.customers.end(),
                           [&](const PreviewCustomer& customer) { return customer.id == id; });
    }

private Q_SLOTS:
    void init()
    {
        m_shop = m_folder.filePath("shop.studio").toStdString();
        std::filesystem::remove(m_shop);
        DemoRequest request;
        request.workspace = m_shop;
        request.size.products = 20;
        request.size.weeks = 30;
        request.size.customers = 60;
        QVERIFY(createDemoShop(request, m_none).has_value());
        auto shop = workspace::Workspace::open(m_shop, workspace::OpenMode::ReadWrite);
        workspace::CustomerRepository customers(*shop);
        auto renamed = customers.byId(preview()->customers.front().id).value();
        renamed.id = CustomerId{"jane-doe-marker"};
        QVERIFY(customers.update(renamed).has_value());
    }

    void nothingOfTheCustomerStays()
    {
        const CustomerId jane{"jane-doe-marker"};
        const auto before = preview();
        QVERIFY(knows(*before, jane));
        QVERIFY(fileHolds("", jane.text) || fileHolds("-wal", jane.text));
        const auto gone = forgetCustomer({m_shop, jane, "Root", 1'700'000'000});
        QVERIFY2(gone.has_value(), gone ? "" : gone.error().detail.c_str());
        QVERIFY(gone->orders > 0);
        QVERIFY(gone->bytesGone);
        QVERIFY(!fileHolds("", jane.text));
        QVERIFY(!fileHolds("-wal", jane.text));
        const auto after = preview();
        QVERIFY(!knows(*after, jane));
        QCOMPARE(after->customers.size(), before->customers.size() - 1);
        QVERIFY(after->interactions.events.size() < before->interactions.events.size());
        QCOMPARE(forgetCustomer({m_shop, jane, "Root", 0}).error().code, ErrorCode::NotFound);
    }
    void totalsStayAndTheAuditNamesNobody()
    {
        const auto lines = [&] {
            auto shop = workspace::Workspace::open(m_shop, workspace::OpenMode::ReadOnly);
            return workspace::OrderRepository(*shop).span()->orders;
        };
        const auto before = lines();
        QVERIFY(forgetCustomer({m_shop, CustomerId{"jane-doe-marker"}, "Root", 1'700'000'000}).has_value());
        QCOMPARE(lines(), before);
        const auto entries = readAudit(m_shop).value();
        QCOMPARE(entries.back().action, std::string("forget"));
        QVERIFY(entries.back().subject.find("jane") == std::string::npos);
        QVERIFY(entries.back().detail.find("jane") == std::string::npos);
        QVERIFY(!verifyAudit(m_shop, m_none)->broken);
    }
    void onlyAnAdminForgetsWhereRolesWereGiven()
    {
        QVERIFY(giveRole(m_shop, "Root", "Root", approvals::Role::Admin).has_value());
        QVERIFY(giveRole(m_shop, "Root", "Ada", approvals::Role::Editor).has_value());
        const CustomerId jane{"jane-doe-marker"};
        QCOMPARE(forgetCustomer({m_shop, jane, "Ada", 0}).error().code, ErrorCode::Permission);
        QVERIFY(knows(*preview(), jane));
        QVERIFY(forgetCustomer({m_shop, jane, "Root", 0}).has_value());
    }
    void copiesThatStillNameTheCustomerAreListed()
    {
        const std::filesystem::path copy = m_shop.string() + ".v3.bak";
        std::filesystem::copy_file(m_shop, copy, std::filesystem::copy_options::overwrite_existing);
        const auto gone = forgetCustomer({m_shop, CustomerId{"jane-doe-marker"}, "Root", 0});
        QCOMPARE(gone->copies, std::vector<std::filesystem::path>{copy});
        std::filesystem::remove(copy);
    }
};

QTEST_APPLESS_MAIN(TestForgetCustomer)
#include "tst_forget_customer.moc"
