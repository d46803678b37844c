<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>ms::app::JobBar</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation><numerusform>%1 and %n more</numerusform><numerusform>%1 and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>ms::app::Rail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation><numerusform>%1, %n waiting</numerusform><numerusform>%1, %n waiting</numerusform></translation>
    </message>
</context>
</TS>
