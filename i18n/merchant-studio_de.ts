<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>HeaderBar</name>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fresh the data is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection to the shop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Page title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this page shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>heart, !heart, = Heart, empty, or paste a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; 2011-06-01, 2011-01-01..2011-03-31, empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; 20, &lt;= 5, 10..50, empty, !empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Merchant Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your sales to a forecast, an order, a price and a recommendation, with the reason beside each number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app</name>
    <message>
        <source>About Merchant Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant Studio %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecasts, stock, prices and recommendations for people who run shops.

Free software under the GNU General Public License, version 3 or later.

It stands on Qt %1 (Widgets, Charts, Svg, Network, HttpServer), SQLite and SQLiteCpp, Eigen, Boost.Math, LibTorch and OpenBLAS, CLI11, nlohmann-json, tl-expected, OpenSSL and zlib.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::ChartDataDialog</name>
    <message>
        <source>Data of the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::ChartView</name>
    <message>
        <source>Chart menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy, export, data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::ColumnFilterPopup</name>
    <message>
        <source>Filter on %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::CommandPalette</name>
    <message>
        <source>Search or command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a SKU, a customer, a page or a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::FilterBar</name>
    <message>
        <source>Search, or paste a list of SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search this table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::HeaderBar</name>
    <message>
        <source>Merchant Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::JobBar</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::MainWindow</name>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompute this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Merchant Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Merchant Studio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::Page</name>
    <message>
        <source>Recompute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::PlotView</name>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::StateOverlay</name>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::TableFooter</name>
    <message>
        <source>Totals of the rows shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::TableView</name>
    <message>
        <source>Sort ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter this column…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove its filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As designed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::WelcomePage</name>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces (*.studio);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ms::app::format</name>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value does not fit the rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little history for a number that could be defended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not answer right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not allowed with the present credentials or rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else changed it or keeps it locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
