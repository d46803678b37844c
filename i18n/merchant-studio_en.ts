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
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
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
        <source>%Ln SKU(s) hold %1 beyond the level to order up to and %2 days of demand.</source>
        <translation>
            <numerusform>%Ln SKU holds %1 beyond the level to order up to and %2 days of demand.</numerusform>
            <numerusform>%Ln SKUs hold %1 beyond the level to order up to and %2 days of demand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them nobody buys.</source>
        <translation>
            <numerusform>%Ln of them nobody buys.</numerusform>
            <numerusform>%Ln of them nobody buys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln markdown(s) in Pricing</source>
        <translation>
            <numerusform>Try %Ln markdown in Pricing</numerusform>
            <numerusform>Try %Ln markdowns in Pricing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::InventoryPage</name>
    <message numerus="yes">
        <source>Planning %Ln SKU(s)</source>
        <translation>
            <numerusform>Planning %Ln SKU</numerusform>
            <numerusform>Planning %Ln SKUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s), %1 units</source>
        <translation>
            <numerusform>%Ln SKU, %1 units</numerusform>
            <numerusform>%Ln SKUs, %1 units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s) overstocked</source>
        <translation>
            <numerusform>%Ln SKU overstocked</numerusform>
            <numerusform>%Ln SKUs overstocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Propose %Ln order(s)</source>
        <translation>
            <numerusform>Propose %Ln order</numerusform>
            <numerusform>Propose %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proposing %Ln order(s)</source>
        <translation>
            <numerusform>Proposing %Ln order</numerusform>
            <numerusform>Proposing %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) wait for approval.</source>
        <translation>
            <numerusform>%Ln order waits for approval.</numerusform>
            <numerusform>%Ln orders wait for approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln order(s) cut by a limit</source>
        <translation>
            <numerusform>, %Ln order cut by a limit</numerusform>
            <numerusform>, %Ln orders cut by a limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the orders have no volume and count as the mean of the others.</source>
        <translation>
            <numerusform>%Ln of the orders has no volume and counts as the mean of the others.</numerusform>
            <numerusform>%Ln of the orders have no volume and count as the mean of the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proposing %Ln transfer(s)</source>
        <translation>
            <numerusform>Proposing %Ln transfer</numerusform>
            <numerusform>Proposing %Ln transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer(s) wait for approval.</source>
        <translation>
            <numerusform>%Ln transfer waits for approval.</numerusform>
            <numerusform>%Ln transfers wait for approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s) without a price above the unit cost keep the service level.</source>
        <translation>
            <numerusform>%Ln SKU without a price above the unit cost keeps the service level.</numerusform>
            <numerusform>%Ln SKUs without a price above the unit cost keep the service level.</numerusform>
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
        <source>%Ln kit(s), never ordered themselves: their demand is in that of their components.</source>
        <translation>
            <numerusform>%Ln kit, never ordered itself: its demand is in that of its components.</numerusform>
            <numerusform>%Ln kits, never ordered themselves: their demand is in that of their components.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will more likely run out than not.</source>
        <translation>
            <numerusform>%Ln will more likely run out than not.</numerusform>
            <numerusform>%Ln will more likely run out than not.</numerusform>
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
        <source>%Ln order(s) overdue</source>
        <translation>
            <numerusform>%Ln order overdue</numerusform>
            <numerusform>%Ln orders overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dear %1 team, %Ln of our orders is overdue, the oldest by %2 days (%3 units: %4). When will they arrive?</source>
        <translation>
            <numerusform>Dear %1 team, %Ln of our orders is overdue, the oldest by %2 days (%3 units: %4). When will it arrive?</numerusform>
            <numerusform>Dear %1 team, %Ln of our orders are overdue, the oldest by %2 days (%3 units: %4). When will they arrive?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ask about %Ln line(s)</source>
        <translation>
            <numerusform>ask about %Ln line</numerusform>
            <numerusform>ask about %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of orders to come</source>
        <translation>
            <numerusform>%Ln order line to come</numerusform>
            <numerusform>%Ln order lines to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::TransferPanel</name>
    <message numerus="yes">
        <source>Move %Ln unit(s) before ordering: %1 fewer units go short, %2 of sales. Orders count the stock of all locations together.</source>
        <translation>
            <numerusform>Move %Ln unit before ordering: %1 fewer units go short, %2 of sales. Orders count the stock of all locations together.</numerusform>
            <numerusform>Move %Ln units before ordering: %1 fewer units go short, %2 of sales. Orders count the stock of all locations together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Propose %Ln transfer(s)</source>
        <translation>
            <numerusform>Propose %Ln transfer</numerusform>
            <numerusform>Propose %Ln transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::YearPanel</name>
    <message numerus="yes">
        <source>%Ln cannot be planned.</source>
        <translation>
            <numerusform>%Ln cannot be planned.</numerusform>
            <numerusform>%Ln cannot be planned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Means of %1 years of %Ln SKU(s).</source>
        <translation>
            <numerusform>Means of %1 years of %Ln SKU.</numerusform>
            <numerusform>Means of %1 years of %Ln SKUs.</numerusform>
        </translation>
    </message>
</context>
</TS>
