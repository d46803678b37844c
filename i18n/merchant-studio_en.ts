<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>PriceWords</name>
    <message numerus="yes">
        <source>A price 1 % higher sells %1 % fewer units (elasticity %2, 95 % interval %3 to %4), measured in %n week(s) of its own</source>
        <translation>
            <numerusform>A price 1 % higher sells %1 % fewer units (elasticity %2, 95 % interval %3 to %4), measured in %n week of its own</numerusform>
            <numerusform>A price 1 % higher sells %1 % fewer units (elasticity %2, 95 % interval %3 to %4), measured in %n weeks of its own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> with %n price change(s).</source>
        <translation>
            <numerusform> with %n price change.</numerusform>
            <numerusform> with %n price changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lowest competitor price: %1, at most %n day(s) old.</source>
        <translation>
            <numerusform>Lowest competitor price: %1, at most %n day old.</numerusform>
            <numerusform>Lowest competitor price: %1, at most %n days old.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n competitor price(s) are not believed: absurd, far from the others, or too old.</source>
        <translation>
            <numerusform>%n competitor price is not believed: absurd, far from the others, or too old.</numerusform>
            <numerusform>%n competitor prices are not believed: absurd, far from the others, or too old.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app</name>
    <message numerus="yes">
        <source>day(s)</source>
        <translation><numerusform>day</numerusform><numerusform>days</numerusform></translation>
    </message>
</context>
<context>
    <name>ms::app::CausePanel</name>
    <message numerus="yes">
        <source>%n cause(s) move demand. In the weeks to come causes add %1 units in all; tab &quot;Why&quot; has them week by week.</source>
        <translation>
            <numerusform>%n cause moves demand. In the weeks to come causes add %1 units in all; tab &quot;Why&quot; has them week by week.</numerusform>
            <numerusform>%n causes move demand. In the weeks to come causes add %1 units in all; tab &quot;Why&quot; has them week by week.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::DemandChart</name>
    <message numerus="yes">
        <source>Error as MASE at %n earlier moment(s): %1, %2. The first was nearer by %3.</source>
        <translation>
            <numerusform>Error as MASE at %n earlier moment: %1, %2. The first was nearer by %3.</numerusform>
            <numerusform>Error as MASE at %n earlier moments: %1, %2. The first was nearer by %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is the sum of the forecasts of %Ln SKU(s), so that every level has the same total.</source>
        <translation>
            <numerusform>It is the forecast of %Ln SKU, so that every level has the same total.</numerusform>
            <numerusform>It is the sum of the forecasts of %Ln SKUs, so that every level has the same total.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::DemandColumns</name>
    <message numerus="yes">
        <source>%Ln SKU(s)</source>
        <translation>
            <numerusform>%Ln SKU</numerusform>
            <numerusform>%Ln SKUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::ExcessPanel</name>
    <message numerus="yes">
        <source>%n SKU(s) hold %1 beyond the level to order up to and %2 days of demand.</source>
        <translation>
            <numerusform>%n SKU holds %1 beyond the level to order up to and %2 days of demand.</numerusform>
            <numerusform>%n SKUs hold %1 beyond the level to order up to and %2 days of demand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them nobody buys.</source>
        <translation>
            <numerusform>%n of them nobody buys.</numerusform>
            <numerusform>%n of them nobody buys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n markdown(s) in Pricing</source>
        <translation>
            <numerusform>Try %n markdown in Pricing</numerusform>
            <numerusform>Try %n markdowns in Pricing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::InventoryPage</name>
    <message numerus="yes">
        <source>Planning %n SKU(s)</source>
        <translation>
            <numerusform>Planning %n SKU</numerusform>
            <numerusform>Planning %n SKUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SKU(s), %1 units</source>
        <translation>
            <numerusform>%n SKU, %1 units</numerusform>
            <numerusform>%n SKUs, %1 units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SKU(s) overstocked</source>
        <translation>
            <numerusform>%n SKU overstocked</numerusform>
            <numerusform>%n SKUs overstocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Propose %n order(s)</source>
        <translation>
            <numerusform>Propose %n order</numerusform>
            <numerusform>Propose %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proposing %n order(s)</source>
        <translation>
            <numerusform>Proposing %n order</numerusform>
            <numerusform>Proposing %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait for approval.</source>
        <translation>
            <numerusform>%n order waits for approval.</numerusform>
            <numerusform>%n orders wait for approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n order(s) cut by a limit</source>
        <translation>
            <numerusform>, %n order cut by a limit</numerusform>
            <numerusform>, %n orders cut by a limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the orders have no volume and count as the mean of the others.</source>
        <translation>
            <numerusform>%n of the orders has no volume and counts as the mean of the others.</numerusform>
            <numerusform>%n of the orders have no volume and count as the mean of the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proposing %n transfer(s)</source>
        <translation>
            <numerusform>Proposing %n transfer</numerusform>
            <numerusform>Proposing %n transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) wait for approval.</source>
        <translation>
            <numerusform>%n transfer waits for approval.</numerusform>
            <numerusform>%n transfers wait for approval.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::JobBar</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::KitPanel</name>
    <message numerus="yes">
        <source>%n kit(s), never ordered themselves: their demand is in that of their components.</source>
        <translation>
            <numerusform>%n kit, never ordered itself: its demand is in that of its components.</numerusform>
            <numerusform>%n kits, never ordered themselves: their demand is in that of their components.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n will more likely run out than not.</source>
        <translation>
            <numerusform>%n will more likely run out than not.</numerusform>
            <numerusform>%n will more likely run out than not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::LaunchPanel</name>
    <message numerus="yes">
        <source>%n week(s) of its own.</source>
        <translation>
            <numerusform>%n week of its own.</numerusform>
            <numerusform>%n weeks of its own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::PricingPage</name>
    <message numerus="yes">
        <source>Add %n price(s) to proposals</source>
        <translation>
            <numerusform>Add %n price to proposals</numerusform>
            <numerusform>Add %n prices to proposals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %n price(s) to proposals</source>
        <translation>
            <numerusform>Adding %n price to proposals</numerusform>
            <numerusform>Adding %n prices to proposals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) wait for approval.</source>
        <translation>
            <numerusform>%n price waits for approval.</numerusform>
            <numerusform>%n prices wait for approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused, %1: %2</source>
        <translation>
            <numerusform>%n refused, %1: %2</numerusform>
            <numerusform>%n refused, %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) moved</source>
        <translation>
            <numerusform>%n price moved</numerusform>
            <numerusform>%n prices moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::Rail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::RecommendationsPage</name>
    <message numerus="yes">
        <source>%n older copy(s) of the workspace still name the customer.</source>
        <translation>
            <numerusform>%n older copy of the workspace still names the customer.</numerusform>
            <numerusform>%n older copies of the workspace still name the customer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The customer is forgotten; %n order(s) stay without a name.</source>
        <translation>
            <numerusform>The customer is forgotten; %n order stays without a name.</numerusform>
            <numerusform>The customer is forgotten; %n orders stay without a name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::ShopTestView</name>
    <message numerus="yes">
        <source>%n SKU(s) of its category</source>
        <translation>
            <numerusform>%n SKU of its category</numerusform>
            <numerusform>%n SKUs of its category</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2 in turn for %n weeks: elasticity to within ±%3</source>
        <translation>
            <numerusform>%1 and %2 in turn for %n week: elasticity to within ±%3</numerusform>
            <numerusform>%1 and %2 in turn for %n weeks: elasticity to within ±%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lower and higher in turn for %n weeks: common elasticity to within ±%2</source>
        <translation>
            <numerusform>%1 lower and higher in turn for %n week: common elasticity to within ±%2</numerusform>
            <numerusform>%1 lower and higher in turn for %n weeks: common elasticity to within ±%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::SupplierPanel</name>
    <message numerus="yes">
        <source>%n order(s) overdue</source>
        <translation>
            <numerusform>%n order overdue</numerusform>
            <numerusform>%n orders overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dear %1 team, %n of our orders is overdue, the oldest by %2 days (%3 units: %4). When will they arrive?</source>
        <translation>
            <numerusform>Dear %1 team, %n of our orders is overdue, the oldest by %2 days (%3 units: %4). When will it arrive?</numerusform>
            <numerusform>Dear %1 team, %n of our orders are overdue, the oldest by %2 days (%3 units: %4). When will they arrive?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ask about %n line(s)</source>
        <translation>
            <numerusform>ask about %n line</numerusform>
            <numerusform>ask about %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of orders to come</source>
        <translation>
            <numerusform>%n order line to come</numerusform>
            <numerusform>%n order lines to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::TransferPanel</name>
    <message numerus="yes">
        <source>Move %n unit(s) before ordering: %1 fewer units go short, %2 of sales. Orders count the stock of all locations together.</source>
        <translation>
            <numerusform>Move %n unit before ordering: %1 fewer units go short, %2 of sales. Orders count the stock of all locations together.</numerusform>
            <numerusform>Move %n units before ordering: %1 fewer units go short, %2 of sales. Orders count the stock of all locations together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Propose %n transfer(s)</source>
        <translation>
            <numerusform>Propose %n transfer</numerusform>
            <numerusform>Propose %n transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::YearPanel</name>
    <message numerus="yes">
        <source>%n cannot be planned.</source>
        <translation>
            <numerusform>%n cannot be planned.</numerusform>
            <numerusform>%n cannot be planned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Means of %1 years of %n SKU(s); ± is what chance leaves open, at 95 %. Stock is at cost. Orders are sized as planned: days of cover, packs, smallest orders, price breaks; budget, room, suppliers&apos; minimums and the order day are left out.</source>
        <translation>
            <numerusform>Means of %1 years of %n SKU; ± is what chance leaves open, at 95 %. Stock is at cost. Orders are sized as planned: days of cover, packs, smallest orders, price breaks; budget, room, suppliers&apos; minimums and the order day are left out.</numerusform>
            <numerusform>Means of %1 years of %n SKUs; ± is what chance leaves open, at 95 %. Stock is at cost. Orders are sized as planned: days of cover, packs, smallest orders, price breaks; budget, room, suppliers&apos; minimums and the order day are left out.</numerusform>
        </translation>
    </message>
</context>
</TS>
