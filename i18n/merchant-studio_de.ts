<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ApprovalsPage</name>
    <message>
        <source>Type the shop&apos;s name to push to it</source>
        <translation>Namen des Shops eingeben, um dorthin zu übertragen</translation>
    </message>
    <message>
        <source>The production shop&apos;s name, to confirm a push</source>
        <translation>Name des Produktionsshops, zur Bestätigung der Übertragung</translation>
    </message>
    <message>
        <source>Deciding as</source>
        <translation>Entscheidet als</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your name, for the audit log</source>
        <translation>Ihr Name, für das Protokoll</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why you approve or reject</source>
        <translation>Warum Sie freigeben oder ablehnen</translation>
    </message>
    <message>
        <source>Proposed changes and their way to the shop</source>
        <translation>Vorgeschlagene Änderungen und ihr Weg zum Shop</translation>
    </message>
    <message>
        <source>About the selected change</source>
        <translation>Zur gewählten Änderung</translation>
    </message>
    <message>
        <source>This change</source>
        <translation>Diese Änderung</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Who did what, newest first</source>
        <translation>Wer was tat, Neuestes zuerst</translation>
    </message>
    <message>
        <source>What the changes add up to</source>
        <translation>Was die Änderungen zusammen ergeben</translation>
    </message>
</context>
<context>
    <name>CausePanel</name>
    <message>
        <source>What moves the demand of the selected SKU</source>
        <translation>Was die Nachfrage des gewählten Artikels bewegt</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect a shop</source>
        <translation>Shop verbinden</translation>
    </message>
    <message>
        <source>Kind of shop</source>
        <translation>Art des Shops</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of the shop</source>
        <translation>Adresse des Shops</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Secret of the shop</source>
        <translation>Geheimnis des Shops</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Your name, for the log</source>
        <translation>Ihr Name, für das Protokoll</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>CorrectionPanel</name>
    <message>
        <source>Weeks of the selected SKU whose sales are not its demand</source>
        <translation>Wochen des gewählten Artikels, deren Absatz nicht die Nachfrage ist</translation>
    </message>
    <message>
        <source>Week to correct</source>
        <translation>Zu berichtigende Woche</translation>
    </message>
    <message>
        <source>Demand of the week, units</source>
        <translation>Nachfrage der Woche, Stück</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>This many units count as demand of the week</source>
        <translation>So viele Stück gelten als Nachfrage der Woche</translation>
    </message>
    <message>
        <source>Keep as sold</source>
        <translation>Absatz gilt</translation>
    </message>
    <message>
        <source>What was sold is what demand was</source>
        <translation>Was verkauft wurde, war die Nachfrage</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The forecast decides again</source>
        <translation>Die Prognose entscheidet wieder</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>What to mend first</source>
        <translation>Was zuerst zu beheben ist</translation>
    </message>
    <message>
        <source>Problems in the data, the dearest first</source>
        <translation>Probleme in den Daten, die teuersten zuerst</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>History of imports, newest first</source>
        <translation>Bisherige Importe, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Rows that were not imported</source>
        <translation>Zeilen, die nicht importiert wurden</translation>
    </message>
</context>
<context>
    <name>DemandDetailView</name>
    <message>
        <source>Demand and forecast of the selected SKU</source>
        <translation>Bedarf und Prognose des gewählten Artikels</translation>
    </message>
    <message>
        <source>About the selected forecast</source>
        <translation>Zur gewählten Prognose</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>What was sold and what is expected, period by period</source>
        <translation>Was verkauft wurde und was erwartet wird, Zeitraum für Zeitraum</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Rücktest</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>Vergleichen &amp;mit</translation>
    </message>
    <message>
        <source>Method to compare with</source>
        <translation>Verfahren zum Vergleich</translation>
    </message>
    <message>
        <source>Draws what a second method says, and measures both at the same earlier moments</source>
        <translation>Zeichnet, was ein zweites Verfahren sagt, und misst beide an denselben früheren Zeitpunkten</translation>
    </message>
    <message>
        <source>Methods at the backtest origins</source>
        <translation>Verfahren an den Zeitpunkten der Rückrechnung</translation>
    </message>
    <message>
        <source>What each week of the forecast is made of</source>
        <translation>Woraus jede Woche der Prognose besteht</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>What was said of each week then and now, and what came</source>
        <translation>Was damals und heute über jede Woche gesagt wurde, und was kam</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Bereinigung</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Lock the method</source>
        <translation>Verfahren festlegen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>DemandPage</name>
    <message>
        <source>SKUs and their forecasts</source>
        <translation>Artikel und ihre Prognosen</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>This text helps somebody to find what is wrong. It is all that is saved, and nothing is sent: read it before you pass it on. Secrets, customers, people, goods, prices and addresses are left out; values in sentences are shown as …</source>
        <translation>Dieser Text hilft, einen Fehler zu finden. Nur er wird gespeichert, gesendet wird nichts: vor der Weitergabe lesen. Geheimnisse, Kunden, Personen, Waren, Preise und Adressen fehlen; Werte in Sätzen stehen als … da.</translation>
    </message>
    <message>
        <source>What would be saved</source>
        <translation>Was gespeichert würde</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>Scenario to compare with</source>
        <translation>Szenario zum Vergleichen</translation>
    </message>
    <message>
        <source>Take its prices</source>
        <translation>Preise übernehmen</translation>
    </message>
    <message>
        <source>The selected SKUs get the other scenario&apos;s prices in this one; all of them if none is selected. Undo takes it back.</source>
        <translation>Die gewählten Artikel erhalten hier die Preise des anderen Szenarios; alle, wenn keiner gewählt ist. Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>SKUs whose prices differ, winners first</source>
        <translation>Artikel mit abweichenden Preisen, Gewinner zuerst</translation>
    </message>
</context>
<context>
    <name>EvaluationView</name>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Measure the models</source>
        <translation>Modelle messen</translation>
    </message>
    <message>
        <source>Measures of the models</source>
        <translation>Messwerte der Modelle</translation>
    </message>
    <message>
        <source>Customers with a hit by length of the list</source>
        <translation>Kunden mit Treffer nach Länge der Liste</translation>
    </message>
    <message>
        <source>What is held out</source>
        <translation>Was zurückgehalten wird</translation>
    </message>
    <message>
        <source>Last visit of each customer</source>
        <translation>Letzter Besuch jedes Kunden</translation>
    </message>
    <message>
        <source>Last four weeks of the shop</source>
        <translation>Letzte vier Wochen des Ladens</translation>
    </message>
    <message>
        <source>Best model by segment</source>
        <translation>Bestes Modell je Segment</translation>
    </message>
</context>
<context>
    <name>EventPanel</name>
    <message>
        <source>Whose holidays count</source>
        <translation>Wessen Feiertage zählen</translation>
    </message>
    <message>
        <source>Holidays that the next forecasts reckon with, of all SKUs. Each must have come twice while a SKU was sold.</source>
        <translation>Feiertage, mit denen die nächsten Prognosen aller Artikel rechnen. Jeder muss zweimal gewesen sein, während ein Artikel verkauft wurde.</translation>
    </message>
    <message>
        <source>Events that people named</source>
        <translation>Ereignisse, die jemand benannt hat</translation>
    </message>
    <message>
        <source>Name of the event</source>
        <translation>Name des Ereignisses</translation>
    </message>
    <message>
        <source>Name an event</source>
        <translation>Ereignis benennen</translation>
    </message>
    <message>
        <source>Something that moves demand on some days: a fair, a newsletter, a campaign. Give the same name each time, past and to come; what it does can be told once it came twice.</source>
        <translation>Etwas, das an manchen Tagen die Nachfrage bewegt: eine Messe, ein Rundbrief, eine Kampagne. Geben Sie jedes Mal denselben Namen, für Vergangenes und Kommendes; was es bewirkt, lässt sich sagen, wenn es zweimal war.</translation>
    </message>
    <message>
        <source>First day of the event</source>
        <translation>Erster Tag des Ereignisses</translation>
    </message>
    <message>
        <source>Days of the event</source>
        <translation>Tage des Ereignisses</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Add event</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Forget event</source>
        <translation>Ereignis vergessen</translation>
    </message>
    <message>
        <source>The next forecasts no longer reckon with the selected event</source>
        <translation>Die nächsten Prognosen rechnen nicht mehr mit dem ausgewählten Ereignis</translation>
    </message>
    <message>
        <source>Category whose SKUs the event speaks of</source>
        <translation>Kategorie, von deren SKUs das Ereignis spricht</translation>
    </message>
    <message>
        <source>The SKUs that the event speaks of: all of them, or those of one category</source>
        <translation>Von welchen SKUs das Ereignis spricht: von allen oder denen einer Kategorie</translation>
    </message>
    <message>
        <source>How much of the event</source>
        <translation>Wie viel vom Ereignis</translation>
    </message>
    <message>
        <source>How much of it there was against others of its name: what a campaign cost, how many letters were sent. Leave 1 where it is always alike.</source>
        <translation>Wie viel es davon gab, verglichen mit anderen gleichen Namens: was eine Kampagne kostete, wie viele Briefe verschickt wurden. Bei 1 lassen, wo es immer gleich ist.</translation>
    </message>
    <message>
        <source>How much: </source>
        <translation>Wie viel: </translation>
    </message>
</context>
<context>
    <name>ExcessPanel</name>
    <message>
        <source>What is too much</source>
        <translation>Was zu viel ist</translation>
    </message>
    <message>
        <source>Excess and dead stock</source>
        <translation>Überbestand und Ladenhüter</translation>
    </message>
    <message>
        <source>Why this markdown</source>
        <translation>Warum dieser Abschlag</translation>
    </message>
    <message>
        <source>Try in Pricing</source>
        <translation>In Preise erproben</translation>
    </message>
    <message>
        <source>Makes a price scenario of the markdowns of the selected rows, or of all shown, and opens it on page Pricing</source>
        <translation>Macht aus den Abschlägen der gewählten oder aller gezeigten Zeilen ein Preisszenario und öffnet es auf der Seite Preise</translation>
    </message>
</context>
<context>
    <name>GovernanceDialog</name>
    <message>
        <source>Limits and people</source>
        <translation>Grenzen und Personen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>For the log</source>
        <translation>Für das Protokoll</translation>
    </message>
    <message>
        <source>Your name, for the log</source>
        <translation>Ihr Name, für das Protokoll</translation>
    </message>
    <message>
        <source>What one approval, and one day, may let through</source>
        <translation>Was eine Freigabe und ein Tag durchlassen</translation>
    </message>
    <message>
        <source>Authors approve their own price changes up to</source>
        <translation>Eigene Preisänderungen freigeben bis</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Largest price change</source>
        <translation>Größte Preisänderung</translation>
    </message>
    <message>
        <source>Largest price change in per cent</source>
        <translation>Größte Preisänderung in Prozent</translation>
    </message>
    <message>
        <source>Largest price change in money</source>
        <translation>Größte Preisänderung in Geld</translation>
    </message>
    <message>
        <source>Margin that a lower price leaves</source>
        <translation>Marge, die ein kleinerer Preis lässt</translation>
    </message>
    <message>
        <source>Share of the new price that stays after unit cost, where the cost is known</source>
        <translation>Anteil des neuen Preises, der nach den Stückkosten bleibt, wo die Kosten bekannt sind</translation>
    </message>
    <message>
        <source>Largest order of one SKU</source>
        <translation>Größte Bestellung einer SKU</translation>
    </message>
    <message>
        <source>Largest order of one SKU in money</source>
        <translation>Größte Bestellung einer SKU in Geld</translation>
    </message>
    <message>
        <source>Changes in one approval</source>
        <translation>Änderungen je Freigabe</translation>
    </message>
    <message>
        <source>An approval is good for</source>
        <translation>Eine Freigabe gilt</translation>
    </message>
    <message>
        <source>Days that an approval is good for</source>
        <translation>Tage, die eine Freigabe gilt</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Prices a day</source>
        <translation>Preise am Tag</translation>
    </message>
    <message>
        <source>Prices let through a day</source>
        <translation>Preise, die an einem Tag durchgehen</translation>
    </message>
    <message>
        <source>Share of the catalogue a day</source>
        <translation>Anteil des Sortiments am Tag</translation>
    </message>
    <message>
        <source>Sum of price moves a day</source>
        <translation>Summe der Preisänderungen am Tag</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>Grenzen setzen</translation>
    </message>
    <message>
        <source>They hold for every approval from now on</source>
        <translation>Sie gelten von jetzt an für jede Freigabe</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Wer was darf</translation>
    </message>
    <message>
        <source>People with a role</source>
        <translation>Personen mit einer Rolle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Name of the person who gets a role</source>
        <translation>Name der Person, die eine Rolle bekommt</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Takes the role of the selected person away</source>
        <translation>Nimmt der gewählten Person die Rolle</translation>
    </message>
    <message>
        <source>Give role</source>
        <translation>Rolle geben</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsmappe</translation>
    </message>
    <message>
        <source>How fresh the data is</source>
        <translation>Wie aktuell die Daten sind</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Suche oder Befehl</translation>
    </message>
    <message>
        <source>Connection to the shop</source>
        <translation>Verbindung zum Shop</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>GBP</source>
        <translation>GBP</translation>
    </message>
    <message>
        <source>Currency, three letters</source>
        <translation>Währung, drei Buchstaben</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Decimal mark of the file</source>
        <translation>Dezimalzeichen der Datei</translation>
    </message>
    <message>
        <source>as the file shows</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>1,234.50</source>
        <translation>1,234.50</translation>
    </message>
    <message>
        <source>1.234,50</source>
        <translation>1.234,50</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumsangaben</translation>
    </message>
    <message>
        <source>Order of day and month in the file</source>
        <translation>Reihenfolge von Tag und Monat in der Datei</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>Tag zuerst</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>Monat zuerst</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Die ersten Zeilen der Datei</translation>
    </message>
    <message>
        <source>How much of the file is imported</source>
        <translation>Wie viel der Datei importiert ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>InventoryPage</name>
    <message>
        <source>Reorder review</source>
        <translation>Bestellprüfung</translation>
    </message>
    <message>
        <source>Projected stock of the selected SKU</source>
        <translation>Künftiger Bestand des gewählten Artikels</translation>
    </message>
    <message>
        <source>Scenario and arithmetic</source>
        <translation>Szenario und Rechnung</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Arithmetic of the suggested order</source>
        <translation>Rechnung der vorgeschlagenen Bestellung</translation>
    </message>
    <message>
        <source>Frontier</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Stock against service</source>
        <translation>Bestand gegen Service</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Umlagerungen</translation>
    </message>
    <message>
        <source>Excess</source>
        <translation>Überbestand</translation>
    </message>
    <message>
        <source>Orders, transfers, excess, kits and suppliers</source>
        <translation>Bestellungen, Umlagerungen, Überbestand, Sets und Lieferanten</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Reason and arithmetic of the suggested order</source>
        <translation>Begründung und Rechenweg der vorgeschlagenen Bestellung</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress of the job</source>
        <translation>Fortschritt des Auftrags</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Auftrag abbrechen</translation>
    </message>
</context>
<context>
    <name>KitPanel</name>
    <message>
        <source>What kits need</source>
        <translation>Was Sets brauchen</translation>
    </message>
    <message>
        <source>Kits and how many can be built</source>
        <translation>Sets und wie viele gebaut werden können</translation>
    </message>
    <message>
        <source>Components of the selected kit</source>
        <translation>Teile des gewählten Sets</translation>
    </message>
    <message>
        <source>Kit (SKU)</source>
        <translation>Set (Artikelnr.)</translation>
    </message>
    <message>
        <source>SKU of the kit</source>
        <translation>Artikelnummer des Sets</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Units of the component in one kit</source>
        <translation>Stück des Teils in einem Set</translation>
    </message>
    <message>
        <source>Component (SKU)</source>
        <translation>Teil (Artikelnr.)</translation>
    </message>
    <message>
        <source>SKU of the component</source>
        <translation>Artikelnummer des Teils</translation>
    </message>
    <message>
        <source>Add component</source>
        <translation>Teil hinzufügen</translation>
    </message>
    <message>
        <source>Puts the component into the kit; a SKU that was none becomes a kit. F2 on &quot;In a kit&quot; changes its units</source>
        <translation>Nimmt das Teil in das Set auf; ein Artikel, der keines war, wird eines. F2 auf „Je Set“ ändert die Stückzahl</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes the selected component out of the kit</source>
        <translation>Nimmt das gewählte Teil aus dem Set</translation>
    </message>
</context>
<context>
    <name>LaunchPanel</name>
    <message>
        <source>What the new product sells like</source>
        <translation>Wonach sich der neue Artikel verkauft</translation>
    </message>
    <message>
        <source>SKU to add to those it sells like</source>
        <translation>Artikelnummer, die als Vorbild dazukommt</translation>
    </message>
    <message>
        <source>Add a SKU, Enter</source>
        <translation>Artikelnr. dazu, Eingabe</translation>
    </message>
    <message>
        <source>Multiplier of those it sells like</source>
        <translation>Faktor auf die Vorbilder</translation>
    </message>
    <message>
        <source>How many times their mean it will sell; its own first weeks suggest it</source>
        <translation>Wie oft ihr Mittel er sich verkaufen wird; die ersten eigenen Wochen legen es nahe</translation>
    </message>
    <message>
        <source>As they &amp;started</source>
        <translation>Wie ihr An&amp;lauf</translation>
    </message>
    <message>
        <source>Follows their first weeks, where the data show them, instead of how they sell now</source>
        <translation>Folgt ihren ersten Wochen, wo die Daten sie zeigen, statt dem heutigen Verkauf</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Goes back to the product&apos;s own forecast</source>
        <translation>Kehrt zur eigenen Prognose des Artikels zurück</translation>
    </message>
    <message>
        <source>Keeps this as the product&apos;s forecast, now and in every run to come</source>
        <translation>Behält dies als Prognose des Artikels, jetzt und in jedem künftigen Lauf</translation>
    </message>
    <message>
        <source>Save forecast</source>
        <translation>Prognose sichern</translation>
    </message>
</context>
<context>
    <name>MarkdownView</name>
    <message>
        <source>Weeks until the stock shall be gone</source>
        <translation>Wochen, bis der Bestand weg sein soll</translation>
    </message>
    <message>
        <source>Value of a unit that is left</source>
        <translation>Wert eines übrigen Stücks</translation>
    </message>
    <message>
        <source>Share of the stock to sell</source>
        <translation>Anteil des Bestands, der verkauft werden soll</translation>
    </message>
    <message>
        <source>any share</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Price of each week</source>
        <translation>Preis jeder Woche</translation>
    </message>
    <message>
        <source>Clear in</source>
        <translation>Räumen in</translation>
    </message>
    <message>
        <source>A unit left is</source>
        <translation>Rest je Stück</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Verkaufen</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>What was learnt</source>
        <translation>Was gelernt wurde</translation>
    </message>
    <message>
        <source>How training went</source>
        <translation>Wie das Lernen verlief</translation>
    </message>
</context>
<context>
    <name>OverridePanel</name>
    <message>
        <source>Week to override</source>
        <translation>Woche, die korrigiert wird</translation>
    </message>
    <message>
        <source>What the amount is</source>
        <translation>Was die Menge bedeutet</translation>
    </message>
    <message>
        <source>Amount of the override</source>
        <translation>Menge der Korrektur</translation>
    </message>
    <message>
        <source>Reason of the override</source>
        <translation>Grund der Korrektur</translation>
    </message>
    <message>
        <source>Author of the override</source>
        <translation>Wer korrigiert</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Lay this over the forecast of the week. The forecast itself stays. Points of the chart can be dragged as well.</source>
        <translation>Legt dies über die Prognose der Woche. Die Prognose selbst bleibt. Auch die Punkte im Diagramm lassen sich ziehen.</translation>
    </message>
    <message>
        <source>Overrides of the selected SKU and what they added</source>
        <translation>Korrekturen des gewählten Artikels und was sie gebracht haben</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Page title</source>
        <translation>Seitentitel</translation>
    </message>
    <message>
        <source>What this page shows</source>
        <translation>Was diese Seite zeigt</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Neu berechnen</translation>
    </message>
</context>
<context>
    <name>PriceBreakPanel</name>
    <message>
        <source>Price breaks of the selected SKU</source>
        <translation>Preisstaffel des gewählten Artikels</translation>
    </message>
</context>
<context>
    <name>PriceDetail</name>
    <message>
        <source>Units over price</source>
        <translation>Stück über dem Preis</translation>
    </message>
    <message>
        <source>Margin over price</source>
        <translation>Marge über dem Preis</translation>
    </message>
    <message>
        <source>Price to try</source>
        <translation>Preis zum Probieren</translation>
    </message>
    <message>
        <source>Price to try, as a slider</source>
        <translation>Preis zum Probieren, als Regler</translation>
    </message>
    <message>
        <source>Take suggestion</source>
        <translation>Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the current price</source>
        <translation>Zurück zum heutigen Preis</translation>
    </message>
    <message>
        <source>About this price</source>
        <translation>Zu diesem Preis</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>80 % band</source>
        <translation>80-%-Band</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Cover, weeks</source>
        <translation>Reichweite, Wochen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Other SKUs that this price may move</source>
        <translation>Andere Artikel, die dieser Preis bewegen kann</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Scenarios side by side</source>
        <translation>Szenarien nebeneinander</translation>
    </message>
    <message>
        <source>Cash in stock</source>
        <translation>Geld im Bestand</translation>
    </message>
    <message>
        <source>Cross elasticities of the SKU and its neighbours</source>
        <translation>Kreuzelastizitäten des Artikels und seiner Nachbarn</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Abschrift</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Prices that this SKU had</source>
        <translation>Preise, die dieser Artikel hatte</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Plan a price test</source>
        <translation>Preistest planen</translation>
    </message>
    <message>
        <source>The test that would give this SKU an elasticity of its own</source>
        <translation>Der Test, der diesem Artikel eine eigene Elastizität gäbe</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Probiert</translation>
    </message>
    <message>
        <source>Order today</source>
        <translation>Bestellung heute</translation>
    </message>
    <message>
        <source>As a matrix: what the price of each does to all of them</source>
        <translation>Als Matrix: was der Preis jedes Artikels mit allen macht</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Why this price</source>
        <translation>Warum dieser Preis</translation>
    </message>
    <message>
        <source>No other SKU is near enough in category and title, with a history that says what this price does to it.</source>
        <translation>Keine andere SKU ist in Kategorie und Titel nah genug, mit einer Vorgeschichte, die sagt, was dieser Preis mit ihr macht.</translation>
    </message>
</context>
<context>
    <name>PriceWords</name>
    <message>
        <source>Within the rules.</source>
        <translation>Innerhalb der Regeln.</translation>
    </message>
    <message>
        <source>The rules allow %1 at this time: a price may move only so far in one step.</source>
        <translation>Die Regeln erlauben im Augenblick %1: Ein Preis darf sich in einem Schritt nur so weit bewegen.</translation>
    </message>
    <message>
        <source>The rules allow %1: below it too little margin stays.</source>
        <translation>Die Regeln erlauben %1: Darunter bleibt zu wenig Marge.</translation>
    </message>
    <message>
        <source>The rules allow %1.</source>
        <translation>Die Regeln erlauben %1.</translation>
    </message>
    <message numerus="yes">
        <source>A price 1 % higher sells %1 % fewer units (elasticity %2, 95 % interval %3 to %4), measured in %n week(s) of its own</source>
        <translation>
            <numerusform>Ein um 1 % höherer Preis verkauft %1 % weniger Stück (Elastizität %2, 95-%-Intervall %3 bis %4), gemessen in %n eigenen Woche</numerusform>
            <numerusform>Ein um 1 % höherer Preis verkauft %1 % weniger Stück (Elastizität %2, 95-%-Intervall %3 bis %4), gemessen in %n eigenen Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> with %n price change(s).</source>
        <translation>
            <numerusform> mit %n Preisänderung.</numerusform>
            <numerusform> mit %n Preisänderungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Elasticity %1, 95 % interval %2 to %3.</source>
        <translation>Elastizität %1, 95-%-Intervall %2 bis %3.</translation>
    </message>
    <message>
        <source>The curves use the average of %1, %2 ± %3, which need not be true of this SKU.</source>
        <translation>Die Kurven verwenden den Mittelwert von %1, %2 ± %3, der für diesen Artikel nicht gelten muss.</translation>
    </message>
    <message>
        <source>all SKUs</source>
        <translation>allen Artikeln</translation>
    </message>
    <message>
        <source>No elasticity is known: units cannot be foreseen.</source>
        <translation>Keine Elastizität ist bekannt: Stückzahlen sind nicht vorhersehbar.</translation>
    </message>
    <message>
        <source>Prices are what customers paid a unit: where larger orders pay less, the elasticity looks larger than it is.</source>
        <translation>Preise sind, was Kunden je Stück zahlten: Wo größere Bestellungen weniger zahlen, erscheint die Elastizität größer, als sie ist.</translation>
    </message>
    <message>
        <source>The unit cost is not known: the margin rule cannot be held.</source>
        <translation>Die Stückkosten sind nicht bekannt: Die Margenregel lässt sich nicht einhalten.</translation>
    </message>
    <message>
        <source>No elasticity is known.</source>
        <translation>Keine Elastizität ist bekannt.</translation>
    </message>
    <message>
        <source>Hatched in the charts: prices outside the rules.</source>
        <translation>In den Diagrammen schraffiert: Preise außerhalb der Regeln.</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Poisson</source>
        <translation>Poisson</translation>
    </message>
    <message>
        <source>log-log</source>
        <translation>log-log</translation>
    </message>
    <message>
        <source>Elasticity %1 ± %2 · %3</source>
        <translation>Elastizität %1 ± %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>Lowest competitor price: %1, at most %n day(s) old.</source>
        <translation>
            <numerusform>Niedrigster Preis der Mitbewerber: %1, höchstens %n Tag alt.</numerusform>
            <numerusform>Niedrigster Preis der Mitbewerber: %1, höchstens %n Tage alt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n competitor price(s) are not believed: absurd, far from the others, or too old.</source>
        <translation>
            <numerusform>%n Preis eines Mitbewerbers gilt nicht: unsinnig, weit von den anderen entfernt oder zu alt.</numerusform>
            <numerusform>%n Preise von Mitbewerbern gelten nicht: unsinnig, weit von den anderen entfernt oder zu alt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules contradict each other; the tab Why lists them.</source>
        <translation>Die Regeln widersprechen einander; der Reiter Warum zählt sie auf.</translation>
    </message>
    <message>
        <source>Family %1 wants one price for %2 and %3.</source>
        <translation>Familie %1 verlangt einen Preis für %2 und %3.</translation>
    </message>
    <message>
        <source>Family %1 wants %2 to cost %3 to %4 times as much as %5.</source>
        <translation>Familie %1 verlangt, dass %2 das %3- bis %4-Fache von %5 kostet.</translation>
    </message>
</context>
<context>
    <name>PricingColumns</name>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Shrunk</source>
        <translation>Angenähert</translation>
    </message>
    <message>
        <source>Not identifiable</source>
        <translation>Nicht bestimmbar</translation>
    </message>
    <message>
        <source>No elasticity</source>
        <translation>Keine Elastizität</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Current price of a unit</source>
        <translation>Heutiger Preis je Stück</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Probiert</translation>
    </message>
    <message>
        <source>Price in this scenario</source>
        <translation>Preis in diesem Szenario</translation>
    </message>
    <message>
        <source>Margin, %</source>
        <translation>Marge, %</translation>
    </message>
    <message>
        <source>Share of the price that stays after unit cost</source>
        <translation>Anteil des Preises, der nach den Stückkosten bleibt</translation>
    </message>
    <message>
        <source>Elasticity</source>
        <translation>Elastizität</translation>
    </message>
    <message>
        <source>Per cent by which units change when the price rises by 1 %</source>
        <translation>Um wie viel Prozent sich die Stückzahl ändert, wenn der Preis um 1 % steigt</translation>
    </message>
    <message>
        <source>±</source>
        <translation>±</translation>
    </message>
    <message>
        <source>Half of the 95 % interval of the elasticity</source>
        <translation>Halbes 95-%-Intervall der Elastizität</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>A better price within the rules, where the gain is sure enough</source>
        <translation>Ein besserer Preis innerhalb der Regeln, wo der Gewinn sicher genug ist</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Cost of a unit</source>
        <translation>Kosten je Stück</translation>
    </message>
    <message>
        <source>Units a week</source>
        <translation>Stück je Woche</translation>
    </message>
    <message>
        <source>Mean of the last 13 weeks, at the current price</source>
        <translation>Mittel der letzten 13 Wochen, zum heutigen Preis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Cross elasticity</source>
        <translation>Kreuzelastizität</translation>
    </message>
    <message>
        <source>Per cent by which its units change when this price rises by 1 %; above 0: they stand for each other</source>
        <translation>Um wie viel Prozent sich seine Stückzahl ändert, wenn dieser Preis um 1 % steigt; über 0: Die Artikel vertreten einander</translation>
    </message>
    <message>
        <source>Change, units a week</source>
        <translation>Änderung, Stück je Woche</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Margin, 80 % low</source>
        <translation>Marge, 80 % unten</translation>
    </message>
    <message>
        <source>high</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>This price</source>
        <translation>Dieser Preis</translation>
    </message>
    <message>
        <source>Other price</source>
        <translation>Anderer Preis</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>Margin more than at the other price, over the next weeks; revenue where the unit cost is not known</source>
        <translation>Mehr Marge als beim anderen Preis, über die nächsten Wochen; Umsatz, wo die Stückkosten unbekannt sind</translation>
    </message>
    <message>
        <source>Units more</source>
        <translation>Mehr Stück</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>From the shop</source>
        <translation>Aus dem Shop</translation>
    </message>
    <message>
        <source>From sales</source>
        <translation>Aus Verkäufen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Lowest of 30 days</source>
        <translation>Niedrigster in 30 Tagen</translation>
    </message>
    <message>
        <source>The lowest price of the 30 days before: an announced reduction is measured from it</source>
        <translation>Der niedrigste Preis der 30 Tage davor: eine angekündigte Senkung wird von ihm aus gemessen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Units before</source>
        <translation>Stück davor</translation>
    </message>
    <message>
        <source>Sold a week, at most 8 weeks before</source>
        <translation>Je Woche verkauft, höchstens 8 Wochen davor</translation>
    </message>
    <message>
        <source>Foreseen</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Units a week that the proposal foresaw</source>
        <translation>Stück je Woche, die der Vorschlag vorhersah</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Eingetreten</translation>
    </message>
    <message>
        <source>Sold a week at this price, at most 8 whole weeks</source>
        <translation>Je Woche zu diesem Preis verkauft, höchstens 8 ganze Wochen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>Woche ab</translation>
    </message>
    <message>
        <source>if stock is at least</source>
        <translation>bei Bestand ab</translation>
    </message>
    <message>
        <source>With less stock at the start of the week the price stays higher</source>
        <translation>Bei weniger Bestand am Wochenanfang bleibt der Preis höher</translation>
    </message>
    <message>
        <source>Stock after</source>
        <translation>Bestand danach</translation>
    </message>
    <message>
        <source>Sold out, %</source>
        <translation>Ausverkauft, %</translation>
    </message>
    <message>
        <source>Probability that nothing is left then</source>
        <translation>Wahrscheinlichkeit, dass dann nichts mehr da ist</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Per cent by which the row&apos;s units change when the price of SKU no. %1 rises by 1 %</source>
        <translation>Prozent, um die sich die Menge der Zeile ändert, wenn der Preis von Artikel Nr. %1 um 1 % steigt</translation>
    </message>
    <message>
        <source>Margin that the suggestion is expected to gain a week</source>
        <translation>Marge, die der Vorschlag je Woche voraussichtlich bringt</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Prices that differ from the current ones</source>
        <translation>Preise, die von den jetzigen abweichen</translation>
    </message>
    <message>
        <source>Margin ±</source>
        <translation>Marge ±</translation>
    </message>
    <message>
        <source>Against the current prices</source>
        <translation>Gegenüber den jetzigen Preisen</translation>
    </message>
    <message>
        <source>Revenue ±</source>
        <translation>Umsatz ±</translation>
    </message>
    <message>
        <source>Order today</source>
        <translation>Bestellung heute</translation>
    </message>
    <message>
        <source>Cost of what page Inventory would order today if demand were that of this scenario, of the SKUs whose unit cost is known</source>
        <translation>Kosten dessen, was die Seite Bestand heute bestellen würde, wäre die Nachfrage die dieses Szenarios; von Artikeln, deren Stückkosten bekannt sind</translation>
    </message>
    <message>
        <source>Cash in stock</source>
        <translation>Geld im Bestand</translation>
    </message>
    <message>
        <source>At cost, at the end of the horizon, with the orders of today</source>
        <translation>Zu Einstandskosten, am Ende des Zeitraums, mit den Bestellungen von heute</translation>
    </message>
    <message>
        <source>Units ordered</source>
        <translation>Bestellte Stück</translation>
    </message>
    <message>
        <source>Run out</source>
        <translation>Gehen aus</translation>
    </message>
    <message>
        <source>SKUs that run out within the horizon without an order of today</source>
        <translation>Artikel, die ohne eine Bestellung von heute im Zeitraum ausgehen</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
</context>
<context>
    <name>PricingPage</name>
    <message>
        <source>SKUs and their prices</source>
        <translation>Artikel und ihre Preise</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>heart, !heart, = Heart, empty, or paste a list</source>
        <translation>Herz, !Herz, = Herz, empty oder eine Liste einfügen</translation>
    </message>
    <message>
        <source>&gt; 2011-06-01, 2011-01-01..2011-03-31, empty</source>
        <translation>&gt; 2011-06-01, 2011-01-01..2011-03-31, empty</translation>
    </message>
    <message>
        <source>&gt; 20, &lt;= 5, 10..50, empty, !empty</source>
        <translation>&gt; 20, &lt;= 5, 10..50, empty, !empty</translation>
    </message>
</context>
<context>
    <name>RecommendationsPage</name>
    <message>
        <source>Lists and evaluation</source>
        <translation>Listen und Auswertung</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Bought before</source>
        <translation>Früher gekauft</translation>
    </message>
    <message>
        <source>What the customer bought before</source>
        <translation>Was der Kunde früher gekauft hat</translation>
    </message>
    <message>
        <source>Add a product to the cart</source>
        <translation>Produkt in den Warenkorb legen</translation>
    </message>
    <message>
        <source>Product to add to the cart</source>
        <translation>Produkt für den Warenkorb</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Strength by place</source>
        <translation>Stärke nach Platz</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>What stands beside the list</source>
        <translation>Was neben der Liste steht</translation>
    </message>
    <message>
        <source>The list beside it</source>
        <translation>Die Liste daneben</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>Beside the list</source>
        <translation>Neben der Liste</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Why the selected product stands there</source>
        <translation>Warum das gewählte Produkt dort steht</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Price to try for the selected product</source>
        <translation>Preis, der für das gewählte Produkt versucht wird</translation>
    </message>
    <message>
        <source>What if the selected product cost this?</source>
        <translation>Was wäre, wenn das gewählte Produkt so viel kostete?</translation>
    </message>
    <message>
        <source>What the price does</source>
        <translation>Was der Preis bewirkt</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>Rules of every list</source>
        <translation>Regeln jeder Liste</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>Vielfalt</translation>
    </message>
    <message>
        <source>Diversity of the lists</source>
        <translation>Vielfalt der Listen</translation>
    </message>
    <message>
        <source>From the model&apos;s own order to products that are as different as the best hundred can be</source>
        <translation>Von der Reihenfolge des Modells bis zu Artikeln, die so verschieden sind, wie es die besten hundert zulassen</translation>
    </message>
    <message>
        <source>Most of a category</source>
        <translation>Höchstens je Kategorie</translation>
    </message>
    <message>
        <source>Most places of one category</source>
        <translation>Höchste Zahl der Plätze einer Kategorie</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Margin at least</source>
        <translation>Marge mindestens</translation>
    </message>
    <message>
        <source>Least margin</source>
        <translation>Kleinste Marge</translation>
    </message>
    <message>
        <source>Share of the price that is left after unit cost; products whose cost is not known stay</source>
        <translation>Anteil des Preises, der nach den Stückkosten bleibt; Artikel ohne bekannte Kosten bleiben</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Promoted places</source>
        <translation>Plätze für Aktionen</translation>
    </message>
    <message>
        <source>Share of places for products on promotion</source>
        <translation>Anteil der Plätze für Artikel in einer Aktion</translation>
    </message>
    <message>
        <source>Show again what is bought again</source>
        <translation>Wieder zeigen, was wieder gekauft wird</translation>
    </message>
    <message>
        <source>Products that a fifth of their customers or more bought in several visits</source>
        <translation>Artikel, die mindestens ein Fünftel ihrer Kunden bei mehreren Besuchen kaufte</translation>
    </message>
    <message>
        <source>What diversity costs</source>
        <translation>Was Vielfalt kostet</translation>
    </message>
</context>
<context>
    <name>ScenarioPanel</name>
    <message>
        <source>Service level</source>
        <translation>Servicegrad</translation>
    </message>
    <message>
        <source>Service level, per cent of order cycles without a stockout</source>
        <translation>Servicegrad, Prozent der Bestellzyklen ohne Fehlbestand</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Review every</source>
        <translation>Prüfen alle</translation>
    </message>
    <message>
        <source>Review period in days</source>
        <translation>Prüfabstand in Tagen</translation>
    </message>
    <message>
        <source>Review period</source>
        <translation>Prüfabstand</translation>
    </message>
    <message>
        <source>Days between two looks at the stock, which the stock has to bridge</source>
        <translation>Tage zwischen zwei Blicken auf den Bestand, die er überbrücken muss</translation>
    </message>
    <message>
        <source>Lead time for all</source>
        <translation>Lieferzeit für alle</translation>
    </message>
    <message>
        <source>Replaces the lead times of the suppliers</source>
        <translation>Ersetzt die Lieferzeiten der Lieferanten</translation>
    </message>
    <message>
        <source>Lead time in days</source>
        <translation>Lieferzeit in Tagen</translation>
    </message>
    <message>
        <source>Lead time</source>
        <translation>Lieferzeit</translation>
    </message>
    <message>
        <source>Days from order to shelf</source>
        <translation>Tage von der Bestellung bis ins Regal</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>The most that all orders together may cost</source>
        <translation>Was alle Bestellungen zusammen höchstens kosten dürfen</translation>
    </message>
    <message>
        <source>Assume stock of</source>
        <translation>Bestand annehmen für</translation>
    </message>
    <message>
        <source>SKUs that were never counted are taken to have so many days of demand on the shelf</source>
        <translation>Für nie gezählte Artikel gelten so viele Tage Bedarf als vorhanden</translation>
    </message>
    <message>
        <source>Assumed stock in days of demand</source>
        <translation>Angenommener Bestand in Tagen Bedarf</translation>
    </message>
    <message>
        <source>Assumed stock</source>
        <translation>Angenommener Bestand</translation>
    </message>
    <message>
        <source>For SKUs that were never counted only</source>
        <translation>Nur für nie gezählte Artikel</translation>
    </message>
    <message>
        <source>What the scenario changes</source>
        <translation>Was das Szenario ändert</translation>
    </message>
    <message>
        <source>Back to the saved settings</source>
        <translation>Zurück zu den gespeicherten Einstellungen</translation>
    </message>
    <message>
        <source>Spent on the orders that together take away most money at risk</source>
        <translation>Wird für die Bestellungen ausgegeben, die zusammen am meisten gefährdetes Geld sichern</translation>
    </message>
    <message>
        <source>Share of order cycles that pass without a stockout.</source>
        <translation>Anteil der Bestellzyklen, die ohne Fehlbestand vergehen.</translation>
    </message>
    <message>
        <source>Room for</source>
        <translation>Platz für</translation>
    </message>
    <message>
        <source>The most units that the warehouse can take in with all orders</source>
        <translation>So viele Stück nimmt das Lager mit allen Bestellungen höchstens auf</translation>
    </message>
    <message>
        <source>Room for orders</source>
        <translation>Platz für Bestellungen</translation>
    </message>
    <message>
        <source>Filled with the orders that together take away most money at risk</source>
        <translation>Wird mit den Bestellungen gefüllt, die zusammen das meiste gefährdete Geld sichern</translation>
    </message>
    <message>
        <source> units</source>
        <translation> Stück</translation>
    </message>
    <message>
        <source>Order only on</source>
        <translation>Bestellen nur am</translation>
    </message>
    <message>
        <source>Orders wait for that day of the week, which the stock has to bridge</source>
        <translation>Bestellungen warten auf diesen Wochentag; der Bestand muss bis dahin reichen</translation>
    </message>
    <message>
        <source>Order day</source>
        <translation>Bestelltag</translation>
    </message>
    <message>
        <source>Keep suppliers&apos; smallest orders</source>
        <translation>Mindestbestellwerte einhalten</translation>
    </message>
    <message>
        <source>A supplier below its smallest order is left out or topped up, whichever takes away more money at risk</source>
        <translation>Ein Lieferant unter seinem Mindestbestellwert wird ausgelassen oder aufgefüllt, je nachdem, was mehr gefährdetes Geld sichert</translation>
    </message>
    <message>
        <source>Measured on 891 promoted series, 52 weeks, 5 % promised: levels from past forecast errors, as here, ran out in 4.3 to 4.9 % of weeks; Z·σ·√L of demand in 10.9 to 12.3 %, as it leaves out the review period and the errors of the forecast.</source>
        <translation>Gemessen an 891 Reihen mit Aktionen, 52 Wochen, 5 % zugesagt: Sollbestände aus früheren Prognosefehlern, wie hier, gingen in 4,3 bis 4,9 % der Wochen aus; Z·σ·√L der Nachfrage in 10,9 bis 12,3 %, denn es lässt Prüfabstand und Prognosefehler aus.</translation>
    </message>
    <message>
        <source>Fill rate instead</source>
        <translation>Lieferbereitschaft</translation>
    </message>
    <message>
        <source>Plans every SKU for a share of units met from the shelf instead of a share of order cycles without a stockout</source>
        <translation>Plant jeden Artikel auf einen Anteil der Stück, die aus dem Bestand geliefert werden, statt auf einen Anteil der Bestellzyklen ohne Fehlbestand</translation>
    </message>
    <message>
        <source>Fill rate</source>
        <translation>Lieferbereitschaft (Menge)</translation>
    </message>
    <message>
        <source>Share of the units asked for that are met from the shelf</source>
        <translation>Anteil der nachgefragten Stück, die aus dem Bestand geliefert werden</translation>
    </message>
    <message>
        <source>Targets by class</source>
        <translation>Ziele je Klasse</translation>
    </message>
    <message>
        <source>Classes of SKUs with a target of their own, instead of the one for all: A, B, C by share of sales, X, Y, Z by steadiness of demand</source>
        <translation>Klassen von Artikeln mit eigenem Ziel statt des einen für alle: A, B, C nach Umsatzanteil, X, Y, Z nach Stetigkeit des Bedarfs</translation>
    </message>
    <message>
        <source>X, steady</source>
        <translation>X, stetig</translation>
    </message>
    <message>
        <source>Y, varying</source>
        <translation>Y, wechselnd</translation>
    </message>
    <message>
        <source>Z, erratic</source>
        <translation>Z, sprunghaft</translation>
    </message>
    <message>
        <source>Target of class AX</source>
        <translation>Ziel der Klasse AX</translation>
    </message>
    <message>
        <source>as all</source>
        <translation>wie alle</translation>
    </message>
    <message>
        <source>Target of class AY</source>
        <translation>Ziel der Klasse AY</translation>
    </message>
    <message>
        <source>Target of class AZ</source>
        <translation>Ziel der Klasse AZ</translation>
    </message>
    <message>
        <source>Target of class BX</source>
        <translation>Ziel der Klasse BX</translation>
    </message>
    <message>
        <source>Target of class BY</source>
        <translation>Ziel der Klasse BY</translation>
    </message>
    <message>
        <source>Target of class BZ</source>
        <translation>Ziel der Klasse BZ</translation>
    </message>
    <message>
        <source>Target of class CX</source>
        <translation>Ziel der Klasse CX</translation>
    </message>
    <message>
        <source>Target of class CY</source>
        <translation>Ziel der Klasse CY</translation>
    </message>
    <message>
        <source>Target of class CZ</source>
        <translation>Ziel der Klasse CZ</translation>
    </message>
    <message>
        <source>Save as settings</source>
        <translation>Als Einstellung speichern</translation>
    </message>
    <message>
        <source>Service level, review period and targets by class become those of the shop; budget, room and the rest stay a what-if</source>
        <translation>Servicegrad, Prüfabstand und Ziele je Klasse werden die des Shops; Budget, Platz und der Rest bleiben ein Versuch</translation>
    </message>
    <message>
        <source>Room in litres</source>
        <translation>Platz in Litern</translation>
    </message>
    <message>
        <source>The volume that the warehouse can take in. It needs the volume of a unit: column &quot;Volume, litres&quot; of the orders, or an import with sku and volume litres</source>
        <translation>Das Volumen, das das Lager aufnehmen kann. Es braucht das Volumen eines Stücks: Spalte „Volumen, Liter“ der Bestellungen oder ein Import mit sku und volume litres</translation>
    </message>
    <message>
        <source>Room for orders in litres</source>
        <translation>Platz für Bestellungen in Litern</translation>
    </message>
    <message>
        <source> l</source>
        <translation> l</translation>
    </message>
    <message>
        <source>Cover at least</source>
        <translation>Mindestens decken</translation>
    </message>
    <message>
        <source>An order that is due is large enough for so many days of demand</source>
        <translation>Eine fällige Bestellung reicht für den Bedarf so vieler Tage</translation>
    </message>
    <message>
        <source>Least cover of an order</source>
        <translation>Kleinste Reichweite einer Bestellung</translation>
    </message>
    <message>
        <source>With what is free and on order</source>
        <translation>Mit dem, was frei und bestellt ist</translation>
    </message>
    <message>
        <source>Cover at most</source>
        <translation>Höchstens decken</translation>
    </message>
    <message>
        <source>No order brings stock above so many days of demand</source>
        <translation>Keine Bestellung bringt den Bestand über den Bedarf so vieler Tage</translation>
    </message>
    <message>
        <source>Most cover of an order</source>
        <translation>Größte Reichweite einer Bestellung</translation>
    </message>
    <message>
        <source>Least cost instead</source>
        <translation>Stattdessen geringste Kosten</translation>
    </message>
    <message>
        <source>Plans every SKU for the service level at which a unit more costs as much to hold as the sales it saves earn, from its price and unit cost</source>
        <translation>Plant jeden Artikel mit dem Servicegrad, bei dem ein Stück mehr so viel Lagerkosten verursacht, wie die geretteten Verkäufe einbringen, aus Preis und Stückkosten</translation>
    </message>
</context>
<context>
    <name>ShopTestView</name>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>SKUs to test</source>
        <translation>Artikel im Test</translation>
    </message>
    <message>
        <source>to</source>
        <translation>auf</translation>
    </message>
    <message>
        <source>Precision of the elasticity that is wished for</source>
        <translation>Gewünschte Genauigkeit der Elastizität</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>Longest test, weeks</source>
        <translation>Längster Test, Wochen</translation>
    </message>
    <message>
        <source>Keep as scenarios</source>
        <translation>Als Szenarien behalten</translation>
    </message>
    <message>
        <source>Two locked scenarios, the prices of the odd and of the even weeks: each week one of them is added to proposals. Undo takes them back.</source>
        <translation>Zwei gesperrte Szenarien, die Preise der ungeraden und der geraden Wochen: Jede Woche kommt eines davon zu den Vorschlägen. Rückgängig nimmt sie zurück.</translation>
    </message>
    <message>
        <source>Price of each week of the test</source>
        <translation>Preis jeder Woche des Tests</translation>
    </message>
</context>
<context>
    <name>StockOverridePanel</name>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>What is overridden</source>
        <translation>Was vorgegeben wird</translation>
    </message>
    <message>
        <source>Units of the override</source>
        <translation>Stückzahl der Vorgabe</translation>
    </message>
    <message>
        <source> units</source>
        <translation> Stück</translation>
    </message>
    <message>
        <source>Until the end of</source>
        <translation>Bis Ende</translation>
    </message>
    <message>
        <source>Last day of the override</source>
        <translation>Letzter Tag der Vorgabe</translation>
    </message>
    <message>
        <source>Reason of the override</source>
        <translation>Grund der Vorgabe</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Author of the override</source>
        <translation>Verfasser der Vorgabe</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Vorgeben</translation>
    </message>
    <message>
        <source>Counts in every plan from now on, until its last day</source>
        <translation>Zählt ab jetzt in jedem Plan, bis zu ihrem letzten Tag</translation>
    </message>
    <message>
        <source>What the override does</source>
        <translation>Was die Vorgabe bewirkt</translation>
    </message>
</context>
<context>
    <name>SupplierPanel</name>
    <message>
        <source>Suppliers with their lead times and alerts</source>
        <translation>Lieferanten mit Lieferzeiten und Hinweisen</translation>
    </message>
    <message>
        <source>Drafted message</source>
        <translation>Entwurf einer Nachricht</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Open orders at the selected supplier</source>
        <translation>Offene Bestellungen beim gewählten Lieferanten</translation>
    </message>
    <message>
        <source>Units that came</source>
        <translation>Stück, die gekommen sind</translation>
    </message>
    <message>
        <source>Day on which the goods came</source>
        <translation>Tag, an dem die Ware kam</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>The units of the selected line came on that day: they are on hand from then on, until a count of that day or later has them</source>
        <translation>Die Stück der gewählten Zeile kamen an diesem Tag: von da an zählen sie zum Bestand, bis eine Zählung dieses Tages oder danach sie enthält</translation>
    </message>
    <message>
        <source>Whole order received</source>
        <translation>Ganze Bestellung erhalten</translation>
    </message>
    <message>
        <source>Everything that is open of the selected line&apos;s order came on that day</source>
        <translation>Alles, was von der Bestellung der gewählten Zeile offen ist, kam an diesem Tag</translation>
    </message>
    <message>
        <source>Take as lost</source>
        <translation>Als verloren buchen</translation>
    </message>
    <message>
        <source>No more will come of the selected line: plans order what is missing again</source>
        <translation>Von der gewählten Zeile kommt nichts mehr: Pläne bestellen neu, was fehlt</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>What can be moved before anything is ordered</source>
        <translation>Was umgelagert werden kann, bevor bestellt wird</translation>
    </message>
    <message>
        <source>Transfers between locations</source>
        <translation>Umlagerungen zwischen Standorten</translation>
    </message>
    <message>
        <source>Why the selected goods are moved</source>
        <translation>Warum die gewählte Ware umgelagert wird</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Days that moved goods are on the way</source>
        <translation>Tage, die umgelagerte Ware unterwegs ist</translation>
    </message>
    <message>
        <source>Propose transfers</source>
        <translation>Umlagerungen vorschlagen</translation>
    </message>
    <message>
        <source>Puts the selected transfers, or all shown, up for approval. Approved ones are reserved where the goods lie; page Approvals writes the note for the people who move them</source>
        <translation>Legt die gewählten oder alle gezeigten Umlagerungen zur Freigabe vor. Freigegebene sind dort reserviert, wo die Ware liegt; die Seite Freigaben schreibt den Umlagerungsschein für die, die sie bewegen</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Merchant Studio</source>
        <translation>Merchant Studio</translation>
    </message>
    <message>
        <source>From your sales to a forecast, an order, a price and a recommendation, with the reason beside each number.</source>
        <translation>Von Ihren Verkäufen zu Prognose, Bestellung, Preis und Empfehlung, mit dem Grund neben jeder Zahl.</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Arbeitsmappe öffnen …</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Erst einmal umsehen</translation>
    </message>
    <message>
        <source>A shop that never was: two years of orders, prices, promotions and stock, whose truths are known.</source>
        <translation>Ein erfundener Laden: zwei Jahre Bestellungen, Preise, Aktionen und Bestände, deren Wahrheit bekannt ist.</translation>
    </message>
    <message>
        <source>Open demo shop</source>
        <translation>Beispielladen öffnen</translation>
    </message>
    <message>
        <source>Start with your sales</source>
        <translation>Mit Ihren Verkäufen beginnen</translation>
    </message>
    <message>
        <source>An export of your shop as CSV. Many are recognised by their headers; for any other you say which column is what.</source>
        <translation>Ein Export Ihres Shops als CSV. Viele werden an ihren Spalten erkannt; bei allen anderen sagen Sie, welche Spalte was ist.</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Datei importieren …</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>A .studio file from before.</source>
        <translation>Eine .studio-Datei von früher.</translation>
    </message>
</context>
<context>
    <name>YearPanel</name>
    <message>
        <source>Simulate a year</source>
        <translation>Jahr simulieren</translation>
    </message>
    <message>
        <source>As planned, beside orders on any day that a SKU falls to its reorder point, and beside the safety stock Z·σ·√L of past demand</source>
        <translation>Wie geplant, neben Bestellungen an jedem Tag, an dem ein Artikel seinen Meldebestand erreicht, und neben dem Sicherheitsbestand Z·σ·√L der bisherigen Nachfrage</translation>
    </message>
    <message>
        <source>Service, stock and orders of a year, by way to order</source>
        <translation>Lieferbereitschaft, Bestand und Bestellungen eines Jahres, je nach Bestellweise</translation>
    </message>
    <message>
        <source>± is what chance leaves open, at 95 %. Stock is at cost, or at the price where no cost is known. Orders are sized as planned: days of cover, packs, smallest orders, price breaks; budget, room, suppliers&apos; minimums and the order day are left out.</source>
        <translation>± ist, was der Zufall offenlässt, mit 95 %. Bestand zu Einstandspreisen oder, wo die nicht bekannt sind, zu Verkaufspreisen. Bestellmengen wie im Plan: Tage der Reichweite, Packungen, Mindestmengen, Preisstaffeln; Budget, Platz, Mindestbestellwerte der Lieferanten und der Bestelltag bleiben außen vor.</translation>
    </message>
</context>
<context>
    <name>ms::app</name>
    <message>
        <source>About Merchant Studio</source>
        <translation>Über Merchant Studio</translation>
    </message>
    <message>
        <source>Merchant Studio %1</source>
        <translation>Merchant Studio %1</translation>
    </message>
    <message>
        <source>Forecasts, stock, prices and recommendations for people who run shops.

Free software under the GNU General Public License, version 3 or later.

It stands on Qt %1 (Widgets, Charts, Svg, Network, HttpServer), SQLite and SQLiteCpp, Eigen, Boost.Math, LibTorch and OpenBLAS, CLI11, nlohmann-json, tl-expected, OpenSSL and zlib.</source>
        <translation>Prognosen, Bestände, Preise und Empfehlungen für alle, die einen Laden führen.

Freie Software unter der GNU General Public License, Version 3 oder später.

Sie baut auf Qt %1 (Widgets, Charts, Svg, Network, HttpServer), SQLite und SQLiteCpp, Eigen, Boost.Math, LibTorch und OpenBLAS, CLI11, nlohmann-json, tl-expected, OpenSSL und zlib.</translation>
    </message>
    <message>
        <source>Lines sold at no price</source>
        <translation>Positionen ohne Preis</translation>
    </message>
    <message>
        <source>The same line twice in one order</source>
        <translation>Dieselbe Position zweimal in einer Bestellung</translation>
    </message>
    <message>
        <source>Orders dated after today</source>
        <translation>Bestellungen mit Datum in der Zukunft</translation>
    </message>
    <message>
        <source>Days without any order</source>
        <translation>Tage ohne Bestellung</translation>
    </message>
    <message>
        <source>Sold products without a title</source>
        <translation>Verkaufte Produkte ohne Bezeichnung</translation>
    </message>
    <message>
        <source>Sold products without a unit cost</source>
        <translation>Verkaufte Produkte ohne Stückkosten</translation>
    </message>
    <message>
        <source>Products that cost more than they sell for</source>
        <translation>Produkte, die mehr kosten als sie bringen</translation>
    </message>
    <message>
        <source>Products counted below zero</source>
        <translation>Produkte mit Bestand unter null</translation>
    </message>
    <message>
        <source>They are kept out of prices and demand. If they were samples or corrections, nothing is to be done; otherwise correct the price in the shop and import again.</source>
        <translation>Sie zählen nicht für Preise und Bedarf. Waren es Muster oder Korrekturen, ist nichts zu tun; sonst den Preis im Shop berichtigen und neu importieren.</translation>
    </message>
    <message>
        <source>They count as sold twice. If the till scans one by one this is right; otherwise undo the import and bring a file without the repeated lines.</source>
        <translation>Sie zählen als zweimal verkauft. Scannt die Kasse Stück für Stück, ist das richtig; sonst den Import rückgängig machen und eine Datei ohne die Wiederholungen importieren.</translation>
    </message>
    <message>
        <source>They wait until their day comes. Check the order of day and month in the file.</source>
        <translation>Sie warten, bis ihr Tag kommt. Prüfen Sie die Reihenfolge von Tag und Monat in der Datei.</translation>
    </message>
    <message>
        <source>Forecasts take these days as closed. If the shop was open, the export has a gap: bring the days in with another import.</source>
        <translation>Prognosen nehmen diese Tage als geschlossen. War der Laden offen, hat der Export eine Lücke: die Tage mit einem weiteren Import nachholen.</translation>
    </message>
    <message>
        <source>They sell but nobody can tell what they are. Import a product list with their titles.</source>
        <translation>Sie verkaufen sich, aber niemand weiß, was sie sind. Importieren Sie eine Produktliste mit Bezeichnungen.</translation>
    </message>
    <message>
        <source>Without a unit cost there is no margin, no order value and no profit curve. Import a product list with costs.</source>
        <translation>Ohne Stückkosten gibt es keine Marge, keinen Bestellwert und keine Gewinnkurve. Importieren Sie eine Produktliste mit Kosten.</translation>
    </message>
    <message>
        <source>Each unit sold loses money. Check the cost, then the price on the page Pricing.</source>
        <translation>Jedes verkaufte Stück kostet Geld. Prüfen Sie die Kosten, dann den Preis auf der Seite Preise.</translation>
    </message>
    <message>
        <source>A count below zero is a sale that was booked before its delivery. Count these products and import the stock list.</source>
        <translation>Ein Bestand unter null ist ein Verkauf, der vor seiner Lieferung gebucht wurde. Zählen Sie diese Produkte und importieren Sie die Bestandsliste.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Money that hangs on it</source>
        <translation>Geld, das daran hängt</translation>
    </message>
    <message>
        <source>For instance</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Time, s</source>
        <translation>Dauer, s</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Why it was not imported</source>
        <translation>Warum sie nicht importiert wurde</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Bedarf</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 Stück</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>%1 bestellen</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Reorder</source>
        <translation>Nachbestellung</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Old → new</source>
        <translation>Alt → neu</translation>
    </message>
    <message>
        <source>Change, %</source>
        <translation>Änderung, %</translation>
    </message>
    <message>
        <source>Order value</source>
        <translation>Bestellwert</translation>
    </message>
    <message>
        <source>Margin a week</source>
        <translation>Marge je Woche</translation>
    </message>
    <message>
        <source>Expected change of margin, a week</source>
        <translation>Erwartete Änderung der Marge je Woche</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden von</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>Alter Preis</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Neuer Preis</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Did</source>
        <translation>Tat</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Margin %1 a week</source>
        <translation>Marge %1 je Woche</translation>
    </message>
    <message>
        <source> (80 % between %1 and %2)</source>
        <translation> (80 % zwischen %1 und %2)</translation>
    </message>
    <message>
        <source>Revenue %1 a week</source>
        <translation>Umsatz %1 je Woche</translation>
    </message>
    <message>
        <source>Units %1 a week</source>
        <translation>Stück %1 je Woche</translation>
    </message>
    <message>
        <source>%1 of sales at risk without it</source>
        <translation>%1 Umsatz ohne sie gefährdet</translation>
    </message>
    <message>
        <source>No effect was worked out for it.</source>
        <translation>Dafür wurde keine Wirkung berechnet.</translation>
    </message>
    <message>
        <source>%1 → %2 (%3 %)</source>
        <translation>%1 → %2 (%3 %)</translation>
    </message>
    <message>
        <source>, margin after it %1</source>
        <translation>, Marge danach %1</translation>
    </message>
    <message>
        <source>%1 units from %2 at %3 each, on the shelf by %4</source>
        <translation>%1 Stück von %2 zu je %3, im Regal bis %4</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
    <message>
        <source>Rules that moved it: %1</source>
        <translation>Regeln, die ihn bewegten: %1</translation>
    </message>
    <message>
        <source>Proposed by %1, %2</source>
        <translation>Vorgeschlagen von %1, %2</translation>
    </message>
    <message>
        <source>Approved by %1, %2</source>
        <translation>Freigegeben von %1, %2</translation>
    </message>
    <message>
        <source>Rejected by %1, %2</source>
        <translation>Abgelehnt von %1, %2</translation>
    </message>
    <message>
        <source>The shop: %1</source>
        <translation>Der Shop: %1</translation>
    </message>
    <message>
        <source>The shop&apos;s number: %1</source>
        <translation>Nummer des Shops: %1</translation>
    </message>
    <message>
        <source>%1 price changes</source>
        <translation>%1 Preisänderungen</translation>
    </message>
    <message>
        <source>%1 reorders for %2</source>
        <translation>%1 Nachbestellungen für %2</translation>
    </message>
    <message>
        <source>Margin of %1 of them together %2 a week, 80 % between %3 and %4 if they are independent</source>
        <translation>Marge von %1 davon zusammen %2 je Woche, 80 % zwischen %3 und %4, falls unabhängig</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Pricing</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>What this workspace holds, how fresh it is and what is wrong with it. Import files here, or drop them anywhere in the window; an import can be undone from its history.</source>
        <translation>Was dieser Arbeitsbereich enthält, wie frisch es ist und was daran nicht stimmt. Importieren Sie Dateien hier oder lassen Sie sie irgendwo ins Fenster fallen; ein Import lässt sich in seiner Liste rückgängig machen.</translation>
    </message>
    <message>
        <source>What each SKU will sell, with bands and with the share that past bands held. F5 reads again, Ctrl+Enter forecasts.</source>
        <translation>Was jeder Artikel verkaufen wird, mit Bändern und dem Anteil, den frühere Bänder hielten. F5 liest neu, Strg+Eingabe prognostiziert.</translation>
    </message>
    <message>
        <source>What to order today, how much and why. Change the service level and see stock and money follow; Ctrl+Enter turns the selected rows into proposals.</source>
        <translation>Was heute zu bestellen ist, wie viel und warum. Ändern Sie den Servicegrad: Bestand und Geld folgen; Strg+Eingabe legt die gewählten Zeilen zur Freigabe vor.</translation>
    </message>
    <message>
        <source>What units, revenue and margin do when a price moves. Drag the price in the chart or type it; nothing reaches the shop before it is proposed, approved and pushed.</source>
        <translation>Was Stück, Umsatz und Marge tun, wenn sich ein Preis bewegt. Ziehen Sie den Preis im Diagramm oder geben Sie ihn ein; nichts erreicht den Shop, bevor es vorgelegt, freigegeben und übertragen ist.</translation>
    </message>
    <message>
        <source>What each customer would be shown and because of which purchase. Take a purchase out or pin a product and watch the list move.</source>
        <translation>Was jedem Kunden gezeigt würde und wegen welchen Kaufs. Nehmen Sie einen Kauf heraus oder heften Sie ein Produkt an: Die Liste folgt.</translation>
    </message>
    <message>
        <source>Prices and orders that wait for a second pair of eyes. What is approved can be pushed to the shop, is read back, and can be rolled back.</source>
        <translation>Preise und Bestellungen, die auf ein zweites Paar Augen warten. Freigegebenes wird in den Shop übertragen, zurückgelesen und kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Not sent before %1</source>
        <translation>Nicht vor %1 gesendet</translation>
    </message>
    <message>
        <source>The price before comes back after %1</source>
        <translation>Der Preis davor gilt wieder nach %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 nach %3</translation>
    </message>
    <message>
        <source>To be moved</source>
        <translation>Umzulagern</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Umlagerung</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Move %1 units from %2 to %3, there by %4</source>
        <translation>%1 Stück von %2 nach %3 umlagern, dort bis %4</translation>
    </message>
    <message>
        <source>On the way since %1: plans count them where they go. Say so when they arrive.</source>
        <translation>Unterwegs seit %1: Pläne zählen die Ware am Ziel. Melden Sie, wenn sie ankommt.</translation>
    </message>
    <message>
        <source>Left on %1, arrived on %2. Plans count them as on the way until the next stock count there.</source>
        <translation>Abgegangen am %1, angekommen am %2. Pläne zählen die Ware als unterwegs, bis dort wieder gezählt wird.</translation>
    </message>
    <message>
        <source>Called off: nothing is reserved for it any more.</source>
        <translation>Abgesagt: Dafür ist nichts mehr reserviert.</translation>
    </message>
    <message>
        <source>%1 transfers of %2 units</source>
        <translation>%1 Umlagerungen mit %2 Stück</translation>
    </message>
    <message>
        <source>The goods are reserved where they lie. Write a transfer note for the people who move them. No shop is told: book the move there, too, where its stock figures are your counts.</source>
        <translation>Die Ware ist reserviert, wo sie liegt. Schreiben Sie einen Umlagerungsschein für die, die sie bewegen. Kein Shop erfährt davon: Buchen Sie die Umlagerung auch dort, wenn seine Bestände Ihre Zählungen sind.</translation>
    </message>
    <message>
        <source>Looked right</source>
        <translation>Unauffällig</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Nicht auf Lager</translation>
    </message>
    <message>
        <source>Outlier</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>The forecast took it as it was.</source>
        <translation>Die Prognose nahm sie, wie sie war.</translation>
    </message>
    <message>
        <source>Stock ran out: demand was at least what was sold, and about %1 by the weeks around it.</source>
        <translation>Der Bestand ging aus: Die Nachfrage war mindestens der Absatz und nach den Wochen ringsum etwa %1.</translation>
    </message>
    <message>
        <source>%1 times the largest other week within a year, %2 units: one event, and no sign of more.</source>
        <translation>Das %1-Fache der größten anderen Woche innerhalb eines Jahres, %2 Stück: ein einzelnes Ereignis und kein Zeichen für mehr.</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Kept as sold</source>
        <translation>Wie verkauft</translation>
    </message>
    <message>
        <source>Not allowed: %1</source>
        <translation>Nicht erlaubt: %1</translation>
    </message>
    <message>
        <source>Approving it would be refused: %1</source>
        <translation>Eine Freigabe würde abgelehnt: %1</translation>
    </message>
    <message numerus="yes">
        <source>day(s)</source>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentinien</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australien</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgien</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>Bulgarien</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>Brasilien</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chile</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Kolumbien</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>Zypern</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>Tschechien</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>Dänemark</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>Estland</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>Spanien</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>Finnland</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>Griechenland</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>Kroatien</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>Ungarn</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irland</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>Israel</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>Island</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>Japan</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>Südkorea</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>Litauen</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburg</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>Lettland</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>Malta</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>Mexiko</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>Norwegen</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>Neuseeland</translation>
    </message>
    <message>
        <source>Peru</source>
        <translation>Peru</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>Philippinen</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>Polen</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>Portugal</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>Rumänien</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>Schweden</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapur</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>Slowenien</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>Slowakei</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>Thailand</translation>
    </message>
    <message>
        <source>Türkiye</source>
        <translation>Türkei</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>Ukraine</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Vereinigte Staaten</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>Vietnam</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>Südafrika</translation>
    </message>
    <message>
        <source>All Saints&apos; Day</source>
        <translation>Allerheiligen</translation>
    </message>
    <message>
        <source>Armistice Day</source>
        <translation>Tag des Waffenstillstands</translation>
    </message>
    <message>
        <source>Ascension Day</source>
        <translation>Christi Himmelfahrt</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>Mariä Himmelfahrt</translation>
    </message>
    <message>
        <source>Boxing Day</source>
        <translation>Zweiter Weihnachtstag</translation>
    </message>
    <message>
        <source>Children&apos;s Day</source>
        <translation>Kindertag</translation>
    </message>
    <message>
        <source>Christmas Day</source>
        <translation>Erster Weihnachtstag</translation>
    </message>
    <message>
        <source>Christmas Eve</source>
        <translation>Heiligabend</translation>
    </message>
    <message>
        <source>Columbus Day</source>
        <translation>Kolumbus-Tag</translation>
    </message>
    <message>
        <source>Constitution Day</source>
        <translation>Verfassungstag</translation>
    </message>
    <message>
        <source>Corpus Christi</source>
        <translation>Fronleichnam</translation>
    </message>
    <message>
        <source>Easter Monday</source>
        <translation>Ostermontag</translation>
    </message>
    <message>
        <source>Easter Sunday</source>
        <translation>Ostersonntag</translation>
    </message>
    <message>
        <source>Epiphany</source>
        <translation>Heilige Drei Könige</translation>
    </message>
    <message>
        <source>Europe Day</source>
        <translation>Europatag</translation>
    </message>
    <message>
        <source>Father&apos;s Day</source>
        <translation>Vatertag</translation>
    </message>
    <message>
        <source>Federal Day of Thanksgiving, Repentance and Prayer</source>
        <translation>Eidgenössischer Dank-, Buß- und Bettag</translation>
    </message>
    <message>
        <source>Good Friday</source>
        <translation>Karfreitag</translation>
    </message>
    <message>
        <source>Halloween</source>
        <translation>Halloween</translation>
    </message>
    <message>
        <source>Immaculate Conception</source>
        <translation>Mariä Empfängnis</translation>
    </message>
    <message>
        <source>Independence Day</source>
        <translation>Unabhängigkeitstag</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>Tag der Arbeit</translation>
    </message>
    <message>
        <source>Liberation Day</source>
        <translation>Tag der Befreiung</translation>
    </message>
    <message>
        <source>Maundy Thursday</source>
        <translation>Gründonnerstag</translation>
    </message>
    <message>
        <source>Midsummer Day</source>
        <translation>Mittsommer</translation>
    </message>
    <message>
        <source>Mother&apos;s Day</source>
        <translation>Muttertag</translation>
    </message>
    <message>
        <source>National Day</source>
        <translation>Nationaltag</translation>
    </message>
    <message>
        <source>National Holiday</source>
        <translation>Nationalfeiertag</translation>
    </message>
    <message>
        <source>New Year&apos;s Day</source>
        <translation>Neujahr</translation>
    </message>
    <message>
        <source>New Year&apos;s Eve</source>
        <translation>Silvester</translation>
    </message>
    <message>
        <source>Pentecost</source>
        <translation>Pfingsten</translation>
    </message>
    <message>
        <source>Reformation Day</source>
        <translation>Reformationstag</translation>
    </message>
    <message>
        <source>Republic Day</source>
        <translation>Tag der Republik</translation>
    </message>
    <message>
        <source>Saint Nicholas</source>
        <translation>Nikolaus</translation>
    </message>
    <message>
        <source>Saints Peter and Paul</source>
        <translation>Peter und Paul</translation>
    </message>
    <message>
        <source>Statehood Day</source>
        <translation>Tag der Staatlichkeit</translation>
    </message>
    <message>
        <source>Valentine&apos;s Day</source>
        <translation>Valentinstag</translation>
    </message>
    <message>
        <source>Victory Day</source>
        <translation>Tag des Sieges</translation>
    </message>
    <message>
        <source>Whit Monday</source>
        <translation>Pfingstmontag</translation>
    </message>
    <message>
        <source>Early May bank holiday</source>
        <translation>Bankfeiertag Anfang Mai</translation>
    </message>
    <message>
        <source>Spring bank holiday</source>
        <translation>Bankfeiertag im Frühling</translation>
    </message>
    <message>
        <source>Memorial Day</source>
        <translation>Memorial Day</translation>
    </message>
</context>
<context>
    <name>ms::app::ApprovalChart</name>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Price changes by size</source>
        <translation>Preisänderungen nach Größe</translation>
    </message>
    <message>
        <source>Change of price, %</source>
        <translation>Preisänderung, %</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>%1 proposed price changes, each bar one per cent of the old price wide.</source>
        <translation>%1 vorgeschlagene Preisänderungen, jeder Balken ein Prozent des alten Preises breit.</translation>
    </message>
    <message>
        <source>Orders by the day they are due</source>
        <translation>Bestellungen nach Liefertag</translation>
    </message>
    <message>
        <source>Goods expected</source>
        <translation>Ware erwartet</translation>
    </message>
    <message>
        <source>Order value, %1</source>
        <translation>Bestellwert, %1</translation>
    </message>
    <message>
        <source>Value of %1 proposed orders at unit cost, by the day that their goods are expected on the shelf.</source>
        <translation>Wert von %1 vorgeschlagenen Bestellungen zu Stückkosten, nach dem Tag, an dem die Ware im Regal erwartet wird.</translation>
    </message>
</context>
<context>
    <name>ms::app::ApprovalsPage</name>
    <message>
        <source>Nothing was decided.</source>
        <translation>Nichts wurde entschieden.</translation>
    </message>
    <message>
        <source>%1 decided, %2 not: %3</source>
        <translation>%1 entschieden, %2 nicht: %3</translation>
    </message>
    <message>
        <source>%1 decided</source>
        <translation>%1 entschieden</translation>
    </message>
    <message>
        <source>Putting failed changes back</source>
        <translation>Fehlgeschlagene werden zurückgestellt</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Select confirmed price changes to roll back</source>
        <translation>Wählen Sie bestätigte Preisänderungen zum Zurücknehmen</translation>
    </message>
    <message>
        <source>Proposing the old prices</source>
        <translation>Die alten Preise werden vorgeschlagen</translation>
    </message>
    <message>
        <source>%1 old prices wait for approval</source>
        <translation>%1 alte Preise warten auf Freigabe</translation>
    </message>
    <message>
        <source>%1 old prices wait for approval, %2 not: %3</source>
        <translation>%1 alte Preise warten auf Freigabe, %2 nicht: %3</translation>
    </message>
    <message>
        <source>Pushing to production</source>
        <translation>Übertragung in die Produktion</translation>
    </message>
    <message>
        <source>Pushing to Sandbox</source>
        <translation>Übertragung in die Sandbox</translation>
    </message>
    <message>
        <source>Nothing was pushed: %1</source>
        <translation>Nichts wurde übertragen: %1</translation>
    </message>
    <message>
        <source>%1 confirmed, %2 wait for the next push: %3</source>
        <translation>%1 bestätigt, %2 warten auf die nächste Übertragung: %3</translation>
    </message>
    <message>
        <source>%1 confirmed, %2 failed</source>
        <translation>%1 bestätigt, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Ready for the shop</source>
        <translation>Bereit für den Shop</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>SKU, title, author</source>
        <translation>Artikelnr., Bezeichnung, Urheber</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Wird freigegeben</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>Wird abgelehnt</translation>
    </message>
    <message>
        <source>Undo approval</source>
        <translation>Freigabe zurücknehmen</translation>
    </message>
    <message>
        <source>Taking approvals back</source>
        <translation>Freigaben werden zurückgenommen</translation>
    </message>
    <message>
        <source>Try failed again</source>
        <translation>Fehlgeschlagene erneut versuchen</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Proposes the old prices again; someone else approves them</source>
        <translation>Schlägt die alten Preise wieder vor; jemand anderes gibt sie frei</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Open a practice shop</source>
        <translation>Übungsshop öffnen</translation>
    </message>
    <message>
        <source>A shop on this computer with your products and prices, to push to without harm</source>
        <translation>Ein Shop auf diesem Rechner mit Ihren Produkten und Preisen, in den Sie gefahrlos übertragen</translation>
    </message>
    <message>
        <source>The practice shop is open at %1</source>
        <translation>Der Übungsshop ist offen unter %1</translation>
    </message>
    <message>
        <source>The practice shop did not open: %1</source>
        <translation>Der Übungsshop ließ sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>Reading what waits for approval</source>
        <translation>Wartendes wird gelesen</translation>
    </message>
    <message>
        <source>Nothing is proposed yet. Propose prices on Pricing or orders on Inventory.</source>
        <translation>Noch ist nichts vorgeschlagen. Schlagen Sie unter Preise Preise oder unter Bestand Bestellungen vor.</translation>
    </message>
    <message>
        <source>not by their author</source>
        <translation>nicht durch ihren Urheber</translation>
    </message>
    <message>
        <source>nothing to decide</source>
        <translation>nichts zu entscheiden</translation>
    </message>
    <message>
        <source>approved, to push</source>
        <translation>freigegeben, zu übertragen</translation>
    </message>
    <message>
        <source>nothing to push</source>
        <translation>nichts zu übertragen</translation>
    </message>
    <message>
        <source>read back, equal</source>
        <translation>zurückgelesen, gleich</translation>
    </message>
    <message>
        <source>the note says why</source>
        <translation>die Anmerkung sagt warum</translation>
    </message>
    <message>
        <source>no failures</source>
        <translation>keine Fehlschläge</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>A push changes what customers see at %1</source>
        <translation>Eine Übertragung ändert, was Kunden unter %1 sehen</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Practice only, at %1</source>
        <translation>Nur zur Übung, unter %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Open a practice shop, or connect your own</source>
        <translation>Öffnen Sie einen Übungsshop oder verbinden Sie Ihren eigenen</translation>
    </message>
    <message>
        <source>Push %1 to production</source>
        <translation>%1 in die Produktion übertragen</translation>
    </message>
    <message>
        <source>Push %1 to Sandbox</source>
        <translation>%1 in die Sandbox übertragen</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>%1 ablehnen</translation>
    </message>
    <message>
        <source>A rejection needs a reason</source>
        <translation>Eine Ablehnung braucht einen Grund</translation>
    </message>
    <message>
        <source>%1 changes together</source>
        <translation>%1 Änderungen zusammen</translation>
    </message>
    <message>
        <source>Pausing everything</source>
        <translation>Alles wird angehalten</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Wird fortgesetzt</translation>
    </message>
    <message>
        <source>Pause everything</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Nothing is approved and nothing is sent until somebody resumes; a running push ends</source>
        <translation>Nichts wird freigegeben und nichts gesendet, bis jemand fortsetzt; eine laufende Übertragung endet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Nothing is approved and nothing is sent</source>
        <translation>Nichts wird freigegeben und nichts gesendet</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Limits and people…</source>
        <translation>Grenzen und Personen …</translation>
    </message>
    <message>
        <source>How much may be let through, and by whom</source>
        <translation>Wie viel durchgehen darf, und durch wen</translation>
    </message>
    <message>
        <source>A list for the people who move the goods, which are on their way from then on; one that was lost is written again under the same numbers</source>
        <translation>Eine Liste für die, die die Ware bewegen; von da an ist sie unterwegs. Eine verlorene wird unter denselben Nummern noch einmal geschrieben</translation>
    </message>
    <message>
        <source>Goods arrived</source>
        <translation>Ware angekommen</translation>
    </message>
    <message>
        <source>The goods of these transfers came in; the next stock count there includes them</source>
        <translation>Die Ware dieser Umlagerungen ist da; die nächste Zählung dort enthält sie</translation>
    </message>
    <message>
        <source>Writing down arrivals</source>
        <translation>Ankünfte eintragen</translation>
    </message>
    <message>
        <source>The goods stay where they are after all; say why under Reason</source>
        <translation>Die Ware bleibt doch, wo sie ist; sagen Sie unter Grund, warum</translation>
    </message>
    <message>
        <source>Calling transfers off</source>
        <translation>Umlagerungen absagen</translation>
    </message>
    <message>
        <source>Write transfer note</source>
        <translation>Umlagerungsschein schreiben</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Writing a transfer note</source>
        <translation>Umlagerungsschein schreiben</translation>
    </message>
    <message>
        <source>Transfer note…</source>
        <translation>Umlagerungsschein…</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>Absagen</translation>
    </message>
    <message>
        <source>%1 are sent again, %2 not: %3</source>
        <translation>%1 werden noch einmal gesendet, %2 nicht: %3</translation>
    </message>
</context>
<context>
    <name>ms::app::AuditWords</name>
    <message>
        <source>propose</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>undo approval</source>
        <translation>Freigabe zurückgenommen</translation>
    </message>
    <message>
        <source>begin push</source>
        <translation>Senden begonnen</translation>
    </message>
    <message>
        <source>push</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>neu eingereiht</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Zeitplan gesetzt</translation>
    </message>
    <message>
        <source>end schedule</source>
        <translation>Zeitplan beendet</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>disconnect</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>change limits</source>
        <translation>Grenzen geändert</translation>
    </message>
    <message>
        <source>give role</source>
        <translation>Rolle vergeben</translation>
    </message>
    <message>
        <source>take role</source>
        <translation>Rolle entzogen</translation>
    </message>
    <message>
        <source>transfer note</source>
        <translation>Umlagerungsschein geschrieben</translation>
    </message>
    <message>
        <source>transfer arrived</source>
        <translation>Umlagerung angekommen</translation>
    </message>
    <message>
        <source>transfer called off</source>
        <translation>Umlagerung abgesagt</translation>
    </message>
    <message>
        <source>forget</source>
        <translation>Daten vergessen</translation>
    </message>
    <message>
        <source>pull</source>
        <translation>Daten geholt</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>%1 proposals</source>
        <translation>%1 Vorschläge</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Stapel %1</translation>
    </message>
</context>
<context>
    <name>ms::app::CausePanel</name>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Effect, %</source>
        <translation>Wirkung, %</translation>
    </message>
    <message>
        <source>By how much demand changes</source>
        <translation>Um wie viel sich die Nachfrage ändert</translation>
    </message>
    <message>
        <source>95 %, between</source>
        <translation>95 %, zwischen</translation>
    </message>
    <message>
        <source>The effect lies between both in 95 of 100 cases</source>
        <translation>In 95 von 100 Fällen liegt die Wirkung dazwischen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>No effect found: the interval holds 0. Of twenty causes that do nothing, one is taken for more by chance</source>
        <translation>Keine Wirkung gefunden: Das Intervall enthält 0. Von zwanzig Ursachen, die nichts bewirken, scheint eine zufällig zu wirken</translation>
    </message>
    <message>
        <source>Moves demand</source>
        <translation>Wirkt</translation>
    </message>
    <message>
        <source>No effect found</source>
        <translation>Keine Wirkung gefunden</translation>
    </message>
    <message>
        <source>Adds, units</source>
        <translation>Bringt, Stück</translation>
    </message>
    <message>
        <source>In the weeks to come, against weeks as they usually are; empty where the forecast leaves causes out</source>
        <translation>In den kommenden Wochen, gegenüber gewöhnlichen Wochen; leer, wo die Prognose Ursachen weglässt</translation>
    </message>
    <message>
        <source>No price, promotion, holiday or event changed while it was sold, so nothing can be said of causes.</source>
        <translation>Solange er verkauft wurde, änderte sich kein Preis, keine Aktion, kein Feiertag und kein Ereignis; über Ursachen lässt sich nichts sagen.</translation>
    </message>
    <message>
        <source>Too few weeks with sales to tell what causes do.</source>
        <translation>Zu wenige Wochen mit Absatz, um zu sagen, was Ursachen bewirken.</translation>
    </message>
    <message>
        <source>No effect found of any single cause; past forecasts were nearer with them all the same.</source>
        <translation>Von keiner einzelnen Ursache wurde eine Wirkung gefunden; frühere Prognosen waren mit ihnen dennoch genauer.</translation>
    </message>
    <message>
        <source>No effect found.</source>
        <translation>Keine Wirkung gefunden.</translation>
    </message>
    <message>
        <source>The forecast leaves these causes out: past forecasts were no nearer with them, or nothing is planned of them.</source>
        <translation>Die Prognose lässt diese Ursachen weg: Frühere waren mit ihnen nicht genauer, oder es ist nichts davon geplant.</translation>
    </message>
    <message numerus="yes">
        <source>%n cause(s) move demand. In the weeks to come causes add %1 units in all; tab &quot;Why&quot; has them week by week.</source>
        <translation>
            <numerusform>%n Ursache bewegt die Nachfrage. In den kommenden Wochen bringen Ursachen zusammen %1 Stück; Reiter „Warum“ zeigt sie Woche für Woche.</numerusform>
            <numerusform>%n Ursachen bewegen die Nachfrage. In den kommenden Wochen bringen Ursachen zusammen %1 Stück; Reiter „Warum“ zeigt sie Woche für Woche.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::ChartDataDialog</name>
    <message>
        <source>Data of the chart</source>
        <translation>Daten des Diagramms</translation>
    </message>
</context>
<context>
    <name>ms::app::ChartView</name>
    <message>
        <source>Chart menu</source>
        <translation>Diagrammmenü</translation>
    </message>
    <message>
        <source>Copy, export, data</source>
        <translation>Kopieren, exportieren, Daten</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>Daten kopieren</translation>
    </message>
    <message>
        <source>Show data</source>
        <translation>Daten zeigen</translation>
    </message>
    <message>
        <source>Export %1…</source>
        <translation>%1 exportieren …</translation>
    </message>
    <message>
        <source>Export data…</source>
        <translation>Daten exportieren …</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Export data</source>
        <translation>Daten exportieren</translation>
    </message>
</context>
<context>
    <name>ms::app::ColumnFilterPopup</name>
    <message>
        <source>Filter on %1</source>
        <translation>Filter auf %1</translation>
    </message>
</context>
<context>
    <name>ms::app::ColumnMapping</name>
    <message>
        <source>Order number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Stückpreis</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Column that holds: %1</source>
        <translation>Spalte für: %1</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– keine –</translation>
    </message>
</context>
<context>
    <name>ms::app::CommandPalette</name>
    <message>
        <source>Search or command</source>
        <translation>Suche oder Befehl</translation>
    </message>
    <message>
        <source>Type a SKU, a customer, a page or a command</source>
        <translation>Artikelnummer, Kunde, Seite oder Befehl eingeben</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was zu finden ist</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>ms::app::ConnectDialog</name>
    <message>
        <source>Studio Platform</source>
        <translation>Studio Platform</translation>
    </message>
    <message>
        <source>An admin&apos;s e-mail:password, or a secret key sk_… (several times slower).</source>
        <translation>E-Mail:Passwort eines Administrators oder ein geheimer Schlüssel sk_… (um ein Mehrfaches langsamer).</translation>
    </message>
    <message>
        <source>The app&apos;s Admin API access token.</source>
        <translation>Das Admin-API-Zugriffstoken der App.</translation>
    </message>
    <message>
        <source>Consumer key:consumer secret.</source>
        <translation>Consumer Key:Consumer Secret.</translation>
    </message>
    <message>
        <source>A token of the shop.</source>
        <translation>Ein Token des Shops.</translation>
    </message>
    <message>
        <source>Opening the shop</source>
        <translation>Shop wird geöffnet</translation>
    </message>
    <message>
        <source>Nothing was connected: %1</source>
        <translation>Nichts wurde verbunden: %1</translation>
    </message>
    <message>
        <source>%1 is connected; its secret is in the keychain</source>
        <translation>%1 ist verbunden; das Geheimnis liegt im Schlüsselbund</translation>
    </message>
    <message>
        <source>%1 is connected; no keychain answers, its secret is in a file that only you can read</source>
        <translation>%1 ist verbunden; kein Schlüsselbund antwortet, das Geheimnis liegt in einer Datei, die nur Sie lesen können</translation>
    </message>
</context>
<context>
    <name>ms::app::CorrectionPanel</name>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Forecast&apos;s own</source>
        <translation>Laut Prognose</translation>
    </message>
    <message>
        <source>What the run put in its place; empty: nothing</source>
        <translation>Was der Lauf an ihre Stelle setzte; leer: nichts</translation>
    </message>
    <message>
        <source>Next run uses</source>
        <translation>Nächster Lauf nimmt</translation>
    </message>
    <message>
        <source>Units that count as demand of the week</source>
        <translation>Stück, die als Nachfrage der Woche gelten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sales stay as they are. The next forecast follows what is said here.</source>
        <translation>Der Absatz bleibt, wie er ist. Die nächste Prognose folgt dem, was hier steht.</translation>
    </message>
    <message>
        <source>No week looks odd or was without stock. Any week can be corrected; sales stay as they are.</source>
        <translation>Keine Woche ist auffällig oder war ohne Bestand. Jede Woche lässt sich berichtigen; der Absatz bleibt, wie er ist.</translation>
    </message>
</context>
<context>
    <name>ms::app::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Order lines</source>
        <translation>Bestellpositionen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Hangs on problems</source>
        <translation>Hängt an Problemen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Or drop files anywhere in the window</source>
        <translation>Oder Dateien irgendwo ins Fenster ziehen</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>Import rückgängig machen</translation>
    </message>
    <message>
        <source>Adding up sales by week</source>
        <translation>Verkäufe je Woche werden summiert</translation>
    </message>
    <message>
        <source>No sales yet. Import an export of your shop, or drop it anywhere in this window.</source>
        <translation>Noch keine Verkäufe. Importieren Sie einen Export Ihres Shops oder ziehen Sie ihn ins Fenster.</translation>
    </message>
    <message>
        <source>Nothing to mend</source>
        <translation>Nichts zu beheben</translation>
    </message>
    <message>
        <source>What to mend first</source>
        <translation>Was zuerst zu beheben ist</translation>
    </message>
    <message>
        <source>last sale %1 days ago</source>
        <translation>letzter Verkauf vor %1 Tagen</translation>
    </message>
    <message>
        <source>%1 orders, %2 returns</source>
        <translation>%1 Bestellungen, %2 Retouren</translation>
    </message>
    <message>
        <source>and %1 services</source>
        <translation>und %1 Dienstleistungen</translation>
    </message>
    <message>
        <source>stocked goods</source>
        <translation>Lagerware</translation>
    </message>
    <message>
        <source>known by number</source>
        <translation>mit Nummer bekannt</translation>
    </message>
    <message>
        <source>no problems found</source>
        <translation>keine Probleme gefunden</translation>
    </message>
    <message>
        <source>on the dearest of %1</source>
        <translation>am teuersten von %1</translation>
    </message>
    <message>
        <source>Sales by week</source>
        <translation>Umsatz je Woche</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Sales, %1</source>
        <translation>Umsatz, %1</translation>
    </message>
    <message>
        <source>Net sales of all products, returns taken off, Monday to Sunday, %1 order lines.</source>
        <translation>Nettoumsatz aller Produkte abzüglich Retouren, Montag bis Sonntag, %1 Bestellpositionen.</translation>
    </message>
    <message>
        <source>The last week is not complete.</source>
        <translation>Die letzte Woche ist nicht vollständig.</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>Keine Probleme gefunden</translation>
    </message>
    <message>
        <source>Prices, costs, titles, dates and stock counts were looked at.</source>
        <translation>Preise, Kosten, Bezeichnungen, Daten und Bestände wurden geprüft.</translation>
    </message>
    <message>
        <source>The dearest: %1</source>
        <translation>Das teuerste: %1</translation>
    </message>
    <message>
        <source>%1 rows were read on %2: %3 added, %4 known before, %5 rejected.</source>
        <translation>%1 Zeilen wurden am %2 gelesen: %3 neu, %4 schon bekannt, %5 abgelehnt.</translation>
    </message>
    <message>
        <source>Reading rejected rows</source>
        <translation>Abgelehnte Zeilen werden gelesen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz *.txt *.tsv);;All files (*)</source>
        <translation>Tabellen (*.csv *.csv.gz *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Undo the import of %1?</source>
        <translation>Import von %1 rückgängig machen?</translation>
    </message>
    <message>
        <source>%1 rows that it added go away. Import the file again to bring them back.</source>
        <translation>%1 Zeilen, die er brachte, verschwinden. Ein neuer Import der Datei bringt sie zurück.</translation>
    </message>
    <message>
        <source>Undoing the import of %1</source>
        <translation>Import von %1 wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>The import of %1 was undone</source>
        <translation>Der Import von %1 wurde rückgängig gemacht</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Connect a shop…</source>
        <translation>Shop verbinden…</translation>
    </message>
    <message>
        <source>Pull from the shop</source>
        <translation>Vom Shop holen</translation>
    </message>
    <message>
        <source>Catalogue, prices, stock, customers, orders and carts that changed since the last time</source>
        <translation>Katalog, Preise, Bestand, Kunden, Bestellungen und Warenkörbe, die sich seit dem letzten Mal geändert haben</translation>
    </message>
    <message>
        <source>Pulling from the shop</source>
        <translation>Vom Shop wird geholt</translation>
    </message>
    <message>
        <source>Nothing was pulled: %1</source>
        <translation>Nichts wurde geholt: %1</translation>
    </message>
    <message>
        <source>%1 rows pulled, then it stopped: %2. Pull again to go on.</source>
        <translation>%1 Zeilen geholt, dann hörte es auf: %2. Erneut holen, um weiterzumachen.</translation>
    </message>
    <message>
        <source>%1 rows pulled from %2</source>
        <translation>%1 Zeilen von %2 geholt</translation>
    </message>
</context>
<context>
    <name>ms::app::DemandChart</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Units a week</source>
        <translation>Stück je Woche</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>80 %</source>
        <translation>80 %</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Past forecasts</source>
        <translation>Frühere Prognosen</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Weekly demand, %1</source>
        <translation>Wochenbedarf, %1</translation>
    </message>
    <message>
        <source>%1 weeks ahead by %2</source>
        <translation>%1 Wochen voraus mit %2</translation>
    </message>
    <message>
        <source>the 80 % band held %1 of what came in the backtests</source>
        <translation>das 80-%-Band enthielt in der Rückrechnung %1 dessen, was kam</translation>
    </message>
    <message>
        <source>The last run has no forecast of this SKU.</source>
        <translation>Der letzte Lauf hat keine Prognose für diesen Artikel.</translation>
    </message>
    <message>
        <source>%1 units are expected over the next %2 weeks, %3 a week; the last %4 weeks had %5 a week.</source>
        <translation>%1 Stück werden in den nächsten %2 Wochen erwartet, %3 je Woche; in den letzten %4 Wochen waren es %5 je Woche.</translation>
    </message>
    <message>
        <source>Next week: %1, in eight of ten cases between %2 and %3.</source>
        <translation>Nächste Woche: %1, in acht von zehn Fällen zwischen %2 und %3.</translation>
    </message>
    <message>
        <source>%1 was used. Backtest origins: %2; error %3 times the naive one, that of %4 %5.</source>
        <translation>Verwendet: %1. Zeitpunkte der Rückrechnung: %2; Fehler das %3-Fache des naiven, der von %4 %5.</translation>
    </message>
    <message>
        <source>%1 was used; the history is too short to compare methods on.</source>
        <translation>Verwendet: %1; der Verlauf ist zu kurz, um Verfahren zu vergleichen.</translation>
    </message>
    <message>
        <source>Override, drag</source>
        <translation>Korrektur, ziehen</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>The history is too short to test methods on.</source>
        <translation>Der Verlauf ist zu kurz, um Verfahren zu prüfen.</translation>
    </message>
    <message numerus="yes">
        <source>Error as MASE at %n earlier moment(s): %1, %2. The first was nearer by %3.</source>
        <translation>
            <numerusform>MASE an %n früheren Zeitpunkt: %1, %2. Das erste lag um %3 näher.</numerusform>
            <numerusform>MASE an %n früheren Zeitpunkten: %1, %2. Das erste lag um %3 näher.</numerusform>
        </translation>
    </message>
    <message>
        <source>It borrows this from products that it sells like: see tab &quot;New&quot;.</source>
        <translation>Die Prognose ist von Vorbildern geborgt: siehe „Neu“.</translation>
    </message>
    <message>
        <source>Counts as demand</source>
        <translation>Gilt als Nachfrage</translation>
    </message>
    <message>
        <source>The method is locked, so no other was tested beside it.</source>
        <translation>Das Verfahren ist festgelegt, darum wurde kein anderes daneben geprüft.</translation>
    </message>
    <message>
        <source>%1 was used: it is locked.</source>
        <translation>%1 wurde verwendet: Das Verfahren ist festgelegt.</translation>
    </message>
    <message numerus="yes">
        <source>It is the sum of the forecasts of %Ln SKU(s), so that every level has the same total.</source>
        <translation>
            <numerusform>Es ist die Prognose von %Ln Artikel, sodass jede Ebene dieselbe Gesamtsumme hat.</numerusform>
            <numerusform>Es ist die Summe der Prognosen von %Ln Artikeln, sodass jede Ebene dieselbe Gesamtsumme hat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::DemandColumns</name>
    <message>
        <source>Combination</source>
        <translation>Kombination</translation>
    </message>
    <message>
        <source>Naive</source>
        <translation>Naiv</translation>
    </message>
    <message>
        <source>Seasonal naive</source>
        <translation>Saisonal naiv</translation>
    </message>
    <message>
        <source>Naive, adjusted</source>
        <translation>Naiv, saisonbereinigt</translation>
    </message>
    <message>
        <source>Simple smoothing</source>
        <translation>Einfache Glättung</translation>
    </message>
    <message>
        <source>Holt&apos;s trend</source>
        <translation>Trend nach Holt</translation>
    </message>
    <message>
        <source>Damped trend</source>
        <translation>Gedämpfter Trend</translation>
    </message>
    <message>
        <source>ETS</source>
        <translation>ETS</translation>
    </message>
    <message>
        <source>Theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>Optimised Theta</source>
        <translation>Optimiertes Theta</translation>
    </message>
    <message>
        <source>Dynamic Theta</source>
        <translation>Dynamisches Theta</translation>
    </message>
    <message>
        <source>ARIMA</source>
        <translation>ARIMA</translation>
    </message>
    <message>
        <source>Flat smoothing</source>
        <translation>Flache Glättung</translation>
    </message>
    <message>
        <source>Croston</source>
        <translation>Croston</translation>
    </message>
    <message>
        <source>SBA</source>
        <translation>SBA</translation>
    </message>
    <message>
        <source>TSB</source>
        <translation>TSB</translation>
    </message>
    <message>
        <source>ADIDA</source>
        <translation>ADIDA</translation>
    </message>
    <message>
        <source>IMAPA</source>
        <translation>IMAPA</translation>
    </message>
    <message>
        <source>No forecast</source>
        <translation>Keine Prognose</translation>
    </message>
    <message>
        <source>Quiet for %1 weeks</source>
        <translation>Seit %1 Wochen still</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Ausverkauft</translation>
    </message>
    <message>
        <source>Jumped up</source>
        <translation>Sprung nach oben</translation>
    </message>
    <message>
        <source>Fell away</source>
        <translation>Eingebrochen</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>Zu hoch</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>Zu niedrig</translation>
    </message>
    <message>
        <source>Hard to forecast</source>
        <translation>Schwer vorherzusagen</translation>
    </message>
    <message>
        <source>The last run has no forecast of this SKU. Run Forecast again.</source>
        <translation>Der letzte Lauf hat keine Prognose für diesen Artikel. Starten Sie die Prognose erneut.</translation>
    </message>
    <message>
        <source>It sold in most weeks, then stopped. Is it discontinued, or was there no stock?</source>
        <translation>Er verkaufte sich in den meisten Wochen, dann nicht mehr. Ausgelaufen, oder fehlte der Bestand?</translation>
    </message>
    <message>
        <source>Stock ran out in the last four weeks: sales were less than demand.</source>
        <translation>In den letzten vier Wochen war er ausverkauft: Der Absatz lag unter dem Bedarf.</translation>
    </message>
    <message>
        <source>The last week was %1 units from the usual. A large order, or a new level?</source>
        <translation>Die letzte Woche wich um %1 Stück vom Üblichen ab. Eine große Bestellung oder ein neues Niveau?</translation>
    </message>
    <message>
        <source>Past forecasts were %1 % off on average. The level may have changed.</source>
        <translation>Frühere Prognosen lagen im Mittel um %1 % daneben. Das Niveau kann sich geändert haben.</translation>
    </message>
    <message>
        <source>Past forecasts had %1 times the error of repeating the last value.</source>
        <translation>Frühere Prognosen hatten das %1-Fache des Fehlers, den das Wiederholen des letzten Werts hat.</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Auffälligkeit</translation>
    </message>
    <message>
        <source>Why this SKU deserves a look</source>
        <translation>Warum dieser Artikel einen Blick verdient</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>A: the SKUs that make 80 % of what was sold in the last 52 weeks, at list price; B: the next 15 %; C: the rest. X: steady weekly demand, variation up to 0.5 of its mean; Y: up to 1; Z: erratic</source>
        <translation>A: die Artikel, die 80 % des Absatzes der letzten 52 Wochen zu Listenpreisen ausmachen; B: die nächsten 15 %; C: der Rest. X: stetiger Wochenbedarf, Schwankung bis zum 0,5-Fachen des Mittels; Y: bis zum 1-Fachen; Z: unstet</translation>
    </message>
    <message>
        <source>Forecast/week</source>
        <translation>Prognose/Woche</translation>
    </message>
    <message>
        <source>52 weeks</source>
        <translation>52 Wochen</translation>
    </message>
    <message>
        <source>Sold/week</source>
        <translation>Absatz/Woche</translation>
    </message>
    <message>
        <source>Mean of the last 13 weeks</source>
        <translation>Mittel der letzten 13 Wochen</translation>
    </message>
    <message>
        <source>Change, %</source>
        <translation>Änderung, %</translation>
    </message>
    <message>
        <source>Forecast against the last 13 weeks</source>
        <translation>Prognose gegenüber den letzten 13 Wochen</translation>
    </message>
    <message>
        <source>Error, MASE</source>
        <translation>Fehler, MASE</translation>
    </message>
    <message>
        <source>Mean error in the backtests; 1.00 is that of repeating the last value</source>
        <translation>Mittlerer Fehler der Rückrechnung; 1,00 hat das Wiederholen des letzten Werts</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Best other method</source>
        <translation>Bestes anderes Verfahren</translation>
    </message>
    <message>
        <source>Of those that were tried beside it</source>
        <translation>Von denen, die daneben versucht wurden</translation>
    </message>
    <message>
        <source>Error, sMAPE %</source>
        <translation>Fehler, sMAPE %</translation>
    </message>
    <message>
        <source>0 to 200; large for small numbers</source>
        <translation>0 bis 200; groß bei kleinen Zahlen</translation>
    </message>
    <message>
        <source>Bias, %</source>
        <translation>Verzerrung, %</translation>
    </message>
    <message>
        <source>Positive when past forecasts were too high</source>
        <translation>Positiv, wenn frühere Prognosen zu hoch waren</translation>
    </message>
    <message>
        <source>Inside the 80 % band, %</source>
        <translation>Im 80-%-Band, %</translation>
    </message>
    <message>
        <source>Measured in the backtests</source>
        <translation>In der Rückrechnung gemessen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Warengruppe</translation>
    </message>
    <message>
        <source>MASE</source>
        <translation>MASE</translation>
    </message>
    <message>
        <source>Mean error; 1.00 is that of repeating the last value</source>
        <translation>Mittlerer Fehler; 1,00 hat das Wiederholen des letzten Werts</translation>
    </message>
    <message>
        <source>sMAPE, %</source>
        <translation>sMAPE, %</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <source>Moments in the past from which it forecast what came after</source>
        <translation>Zeitpunkte der Vergangenheit, von denen aus das Folgende vorhergesagt wurde</translation>
    </message>
    <message>
        <source>Several seasons</source>
        <translation>Mehrere Saisons</translation>
    </message>
    <message>
        <source>Trend, season, causes</source>
        <translation>Trend, Saison, Ursachen</translation>
    </message>
    <message>
        <source>Boosted trees</source>
        <translation>Verstärkte Bäume</translation>
    </message>
    <message>
        <source>Combination with trees</source>
        <translation>Kombination mit Bäumen</translation>
    </message>
    <message>
        <source>Recurrent network</source>
        <translation>Rekurrentes Netz</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>What it was laid over, units a week</source>
        <translation>Worüber sie gelegt wurde, Stück je Woche</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Gekommen</translation>
    </message>
    <message>
        <source>Added value</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>Error of the forecast less that of the override, units; positive when it helped</source>
        <translation>Fehler der Prognose weniger dem der Korrektur, Stück; positiv, wenn sie half</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>What a week has now, season and causes aside</source>
        <translation>Was eine Woche jetzt hat, ohne Saison und Ursachen</translation>
    </message>
    <message>
        <source>Where it goes from there</source>
        <translation>Wohin es von dort geht</translation>
    </message>
    <message>
        <source>The time of year</source>
        <translation>Die Jahreszeit</translation>
    </message>
    <message>
        <source>Prices, promotions and holidays</source>
        <translation>Preise, Aktionen und Feiertage</translation>
    </message>
    <message>
        <source>The sum of the parts</source>
        <translation>Die Summe der Teile</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>What the newest run says</source>
        <translation>Was der neueste Lauf sagt</translation>
    </message>
    <message>
        <source>Run before</source>
        <translation>Lauf davor</translation>
    </message>
    <message>
        <source>Two before</source>
        <translation>Zwei davor</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Daneben um</translation>
    </message>
    <message>
        <source>The latest forecast of the week less what came, units</source>
        <translation>Die letzte Prognose der Woche weniger dem, was kam, Stück</translation>
    </message>
    <message>
        <source>Theta on logarithms</source>
        <translation>Theta auf Logarithmen</translation>
    </message>
    <message>
        <source>Boosted trees, per cent</source>
        <translation>Verstärkte Bäume, Prozent</translation>
    </message>
    <message>
        <source>Always too high</source>
        <translation>Immer zu hoch</translation>
    </message>
    <message>
        <source>Always too low</source>
        <translation>Immer zu niedrig</translation>
    </message>
    <message>
        <source>Much higher now</source>
        <translation>Jetzt viel höher</translation>
    </message>
    <message>
        <source>Much lower now</source>
        <translation>Jetzt viel niedriger</translation>
    </message>
    <message>
        <source>Errors of earlier runs add up to %1 times their usual size (tracking signal, limit 4).</source>
        <translation>Die Fehler früherer Läufe summieren sich auf das %1-Fache ihrer üblichen Größe (Tracking-Signal, Grenze 4).</translation>
    </message>
    <message>
        <source>This run says %1 % against the run before. Did the level change, or the data?</source>
        <translation>Dieser Lauf sagt %1 % gegenüber dem Lauf davor. Hat sich das Niveau geändert oder die Daten?</translation>
    </message>
    <message>
        <source>Robust drift</source>
        <translation>Robuste Drift</translation>
    </message>
    <message>
        <source>Like others</source>
        <translation>Wie Vorbilder</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>It has no full week of sales yet. Tab &quot;New&quot; borrows a forecast from products that it will sell like.</source>
        <translation>Noch keine ganze Woche verkauft. „Neu“ borgt eine Prognose von Artikeln, nach denen er sich verkaufen wird.</translation>
    </message>
    <message>
        <source>Recurrent network alone</source>
        <translation>Rekurrentes Netz allein</translation>
    </message>
    <message>
        <source>All SKUs</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>Ohne Warengruppe</translation>
    </message>
    <message>
        <source>No place known</source>
        <translation>Ort nicht bekannt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Sum of its SKUs</source>
        <translation>Summe der Artikel</translation>
    </message>
    <message>
        <source>Outliers replaced while fitting: %1</source>
        <translation>Beim Anpassen ersetzte Ausreißer: %1</translation>
    </message>
    <message>
        <source>Unknown weeks at the end, stepped over: %1</source>
        <translation>Unbekannte Wochen am Ende, übersprungen: %1</translation>
    </message>
    <message>
        <source>Weeks without stock, read as demand of at least what was sold: %1</source>
        <translation>Wochen ohne Bestand, gelesen als Bedarf von mindestens dem Verkauften: %1</translation>
    </message>
    <message>
        <source>Gaps interpolated: %1</source>
        <translation>Gefüllte Lücken: %1</translation>
    </message>
    <message>
        <source>One value only; the band is a guess as wide as the value</source>
        <translation>Nur ein Wert; das Band ist eine Schätzung so breit wie der Wert</translation>
    </message>
    <message>
        <source>The history never changed; the band is a guess that narrows with its length</source>
        <translation>Der Verlauf änderte sich nie; das Band ist eine Schätzung, die mit seiner Länge enger wird</translation>
    </message>
    <message>
        <source>Too little history for more than the last value</source>
        <translation>Zu kurzer Verlauf für mehr als den letzten Wert</translation>
    </message>
    <message>
        <source>Mean over its horizon, units, with the overrides that hold</source>
        <translation>Mittel über den Zeitraum, Stück, mit den geltenden Korrekturen</translation>
    </message>
    <message>
        <source>Without overrides: %1</source>
        <translation>Ohne Korrekturen: %1</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>What moves demand most surely, of prices, promotions, holidays and events</source>
        <translation>Was von Preisen, Aktionen, Feiertagen und Ereignissen die Nachfrage am sichersten bewegt</translation>
    </message>
    <message>
        <source>Weeks replaced</source>
        <translation>Ersetzte Wochen</translation>
    </message>
    <message>
        <source>Outliers and weeks without stock that the forecast did not take for demand</source>
        <translation>Ausreißer und Wochen ohne Bestand, die die Prognose nicht für Nachfrage nahm</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1, fest</translation>
    </message>
    <message>
        <source>SKUs of this category are locked to %1.</source>
        <translation>Artikel dieser Warengruppe sind auf %1 festgelegt.</translation>
    </message>
    <message>
        <source>Locked to %1 from the next run on.</source>
        <translation>Ab dem nächsten Lauf auf %1 festgelegt.</translation>
    </message>
    <message>
        <source>Locked with its category.</source>
        <translation>Mit ihrer Warengruppe festgelegt.</translation>
    </message>
    <message>
        <source>Locked for this SKU.</source>
        <translation>Für diesen Artikel festgelegt.</translation>
    </message>
    <message>
        <source>Price, 10 % dearer</source>
        <translation>Preis, 10 % teurer</translation>
    </message>
    <message>
        <source>Promotion, a whole week</source>
        <translation>Aktion, eine ganze Woche</translation>
    </message>
    <message>
        <source>Feature, a whole week</source>
        <translation>Werbung, eine ganze Woche</translation>
    </message>
    <message>
        <source>Price +10 %</source>
        <translation>Preis +10 %</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Werbung</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>%1: %2 % of demand, and with 95 % certainty between %3 and %4 %. In the weeks to come: %5 units.</source>
        <translation>%1: %2 % der Nachfrage, mit 95 % Sicherheit zwischen %3 und %4 %. In den kommenden Wochen: %5 Stück.</translation>
    </message>
    <message>
        <source>SKUs locked to %1</source>
        <translation>Artikel festgelegt auf %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 needs more history</source>
        <translation>%1 braucht eine längere Vorgeschichte</translation>
    </message>
    <message>
        <source>Locked to %1, which was not used.</source>
        <translation>Auf %1 festgelegt, verwendet wurde es nicht.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>ms::app::DemandDetailView</name>
    <message>
        <source>Length of the periods</source>
        <translation>Länge der Zeiträume</translation>
    </message>
    <message>
        <source>Tells demand in other periods; the totals stay</source>
        <translation>Erzählt den Bedarf in anderen Zeiträumen; die Summen bleiben</translation>
    </message>
    <message>
        <source>There is no run yet.</source>
        <translation>Es gibt noch keinen Lauf.</translation>
    </message>
    <message>
        <source>One run so far, of %1. The next one will stand beside it.</source>
        <translation>Bisher ein Lauf, vom %1. Der nächste wird daneben stehen.</translation>
    </message>
    <message>
        <source>Runs of %1 and before: what they said of each week, and what came.</source>
        <translation>Läufe vom %1 und davor: was sie über jede Woche sagten, und was kam.</translation>
    </message>
    <message>
        <source>No other method</source>
        <translation>Kein anderes Verfahren</translation>
    </message>
    <message>
        <source>Trying a method</source>
        <translation>Verfahren wird erprobt</translation>
    </message>
    <message>
        <source>Reading one SKU</source>
        <translation>Ein Artikel wird gelesen</translation>
    </message>
    <message>
        <source>Looking for products that sell alike</source>
        <translation>Ähnliche Artikel werden gesucht</translation>
    </message>
    <message>
        <source>Lock a method</source>
        <translation>Verfahren festlegen</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 festlegen</translation>
    </message>
    <message>
        <source>Choose the method to lock at the left. A combination is what is used without a lock.</source>
        <translation>Wählen Sie links das Verfahren, das festgelegt werden soll. Ohne Festlegung wird kombiniert.</translation>
    </message>
    <message>
        <source>The backtest chooses the method again from the next run on</source>
        <translation>Ab dem nächsten Lauf wählt wieder der Rücktest das Verfahren</translation>
    </message>
    <message>
        <source>Every run to come forecasts it by this method, whatever the backtest says</source>
        <translation>Jeder künftige Lauf nimmt dieses Verfahren, was auch der Rücktest sagt</translation>
    </message>
</context>
<context>
    <name>ms::app::DemandPage</name>
    <message>
        <source>Demand</source>
        <translation>Bedarf</translation>
    </message>
    <message>
        <source>SKUs</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Error, class A</source>
        <translation>Fehler, Klasse A</translation>
    </message>
    <message>
        <source>Inside the 80 % band</source>
        <translation>Im 80-%-Band</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Auffälligkeiten</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Forecast every SKU again</source>
        <translation>Alle Artikel neu vorhersagen</translation>
    </message>
    <message>
        <source>Show in Pricing</source>
        <translation>Unter Preise zeigen</translation>
    </message>
    <message>
        <source>Show in Inventory</source>
        <translation>Unter Bestand zeigen</translation>
    </message>
    <message>
        <source>SKU or title</source>
        <translation>Artikelnr. oder Bezeichnung</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Auffälligkeit</translation>
    </message>
    <message>
        <source> weeks ahead</source>
        <translation> Wochen voraus</translation>
    </message>
    <message>
        <source>Weeks to forecast</source>
        <translation>Wochen der Prognose</translation>
    </message>
    <message>
        <source>How far the next forecast reaches</source>
        <translation>Wie weit die nächste Prognose reicht</translation>
    </message>
    <message>
        <source>Reading demand and forecasts</source>
        <translation>Bedarf und Prognosen werden gelesen</translation>
    </message>
    <message>
        <source>Nothing was changed. Press F5 to read again.</source>
        <translation>Nichts wurde geändert. F5 liest erneut.</translation>
    </message>
    <message>
        <source>There are no sales yet. Import an export of your shop on page Data.</source>
        <translation>Es gibt noch keine Verkäufe. Importieren Sie einen Export Ihres Shops auf der Seite Daten.</translation>
    </message>
    <message>
        <source>Nothing was forecast yet: %1 SKUs have sales.</source>
        <translation>Noch keine Prognose: %1 Artikel haben Verkäufe.</translation>
    </message>
    <message>
        <source>Sales to %1 · %2 weeks from %3</source>
        <translation>Verkäufe bis %1 · %2 Wochen ab %3</translation>
    </message>
    <message>
        <source>Sales or settings changed since this forecast.</source>
        <translation>Verkäufe oder Einstellungen haben sich seit dieser Prognose geändert.</translation>
    </message>
    <message>
        <source>%1 A, %2 B, %3 C</source>
        <translation>%1 A, %2 B, %3 C</translation>
    </message>
    <message>
        <source>press to see these</source>
        <translation>drücken, um sie zu sehen</translation>
    </message>
    <message>
        <source>Reading one SKU</source>
        <translation>Ein Artikel wird gelesen</translation>
    </message>
    <message>
        <source>Forecasting %1 SKUs</source>
        <translation>%1 Artikel werden vorhergesagt</translation>
    </message>
    <message>
        <source>Forecasting</source>
        <translation>Prognose läuft</translation>
    </message>
    <message>
        <source>The last forecast was kept.</source>
        <translation>Die letzte Prognose bleibt.</translation>
    </message>
    <message>
        <source>Forecast %1 SKUs.</source>
        <translation>%1 Artikel vorhergesagt.</translation>
    </message>
    <message>
        <source>Stopped. What was forecast by then was kept.</source>
        <translation>Angehalten. Was bis dahin vorhergesagt war, bleibt.</translation>
    </message>
    <message>
        <source>MASE, naive 1.00</source>
        <translation>MASE, naiv 1,00</translation>
    </message>
    <message>
        <source>promised 80 %</source>
        <translation>versprochen 80 %</translation>
    </message>
    <message>
        <source>An override needs a week, a reason and a name.</source>
        <translation>Eine Korrektur braucht eine Woche, einen Grund und einen Namen.</translation>
    </message>
    <message>
        <source>Overriding a forecast</source>
        <translation>Prognose wird korrigiert</translation>
    </message>
    <message>
        <source>Override kept. The forecast stays below it.</source>
        <translation>Korrektur gespeichert. Die Prognose bleibt darunter.</translation>
    </message>
    <message>
        <source>Taking an override back</source>
        <translation>Korrektur wird zurückgenommen</translation>
    </message>
    <message>
        <source>Override taken back.</source>
        <translation>Korrektur zurückgenommen.</translation>
    </message>
    <message>
        <source>override of %1</source>
        <translation>Korrektur von %1</translation>
    </message>
    <message>
        <source>forecast of new product %1</source>
        <translation>Prognose des neuen Artikels %1</translation>
    </message>
    <message>
        <source>Saving a forecast</source>
        <translation>Prognose wird gesichert</translation>
    </message>
    <message>
        <source>Saved as the forecast. Runs to come follow it.</source>
        <translation>Als Prognose gesichert. Künftige Läufe folgen ihr.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>What the rows are</source>
        <translation>Was die Zeilen sind</translation>
    </message>
    <message>
        <source>Sums of SKUs; every level has the same total</source>
        <translation>Summen von Artikeln; jede Ebene hat dieselbe Gesamtsumme</translation>
    </message>
    <message>
        <source>By SKU</source>
        <translation>Nach Artikel</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Warengruppe</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Ort</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Its SKUs share the override in whole units.</source>
        <translation>Die Artikel teilen die Korrektur in ganzen Stücken.</translation>
    </message>
    <message>
        <source>holidays and events</source>
        <translation>Feiertage und Ereignisse</translation>
    </message>
    <message>
        <source>Saving events</source>
        <translation>Ereignisse werden gesichert</translation>
    </message>
    <message>
        <source>correction of %1</source>
        <translation>Berichtigung von %1</translation>
    </message>
    <message>
        <source>Correcting a week</source>
        <translation>Woche wird berichtigt</translation>
    </message>
    <message>
        <source>method of %1</source>
        <translation>Verfahren von %1</translation>
    </message>
    <message>
        <source>Saving a method</source>
        <translation>Verfahren wird gesichert</translation>
    </message>
    <message>
        <source>Say who you are on tab Overrides first.</source>
        <translation>Sagen Sie zuerst im Reiter Korrekturen, wer Sie sind.</translation>
    </message>
    <message>
        <source>Saved. The next forecast follows it.</source>
        <translation>Gesichert. Die nächste Prognose folgt dem.</translation>
    </message>
    <message>
        <source>That is said already.</source>
        <translation>Das gilt schon.</translation>
    </message>
    <message>
        <source>What held before holds again.</source>
        <translation>Es gilt wieder, was vorher galt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Umfasst</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
</context>
<context>
    <name>ms::app::DiagnosticsDialog</name>
    <message>
        <source>Looking…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Collecting diagnostics</source>
        <translation>Diagnose wird gesammelt</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was saved: %1</source>
        <translation>Nichts wurde gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>ms::app::DifferenceView</name>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>No price differs.</source>
        <translation>Kein Preis weicht ab.</translation>
    </message>
    <message>
        <source>%1 win, %2 lose</source>
        <translation>%1 gewinnen, %2 verlieren</translation>
    </message>
    <message>
        <source>Prices of %1 taken over</source>
        <translation>Preise von %1 übernommen</translation>
    </message>
    <message>
        <source>%1; half of them between %2 and %3</source>
        <translation>%1; die Hälfte davon zwischen %2 und %3</translation>
    </message>
</context>
<context>
    <name>ms::app::EvaluationView</name>
    <message>
        <source>The last visit of up to 5,000 customers is held out; each model learns from the rest and is measured on what was bought then, over the whole catalogue.</source>
        <translation>Der letzte Besuch von bis zu 5.000 Kunden wird zurückgehalten; jedes Modell lernt aus dem Rest und wird daran gemessen, was dann gekauft wurde, über das ganze Sortiment.</translation>
    </message>
    <message>
        <source>Measuring every model on held-out visits…</source>
        <translation>Alle Modelle werden an zurückgehaltenen Besuchen gemessen …</translation>
    </message>
    <message>
        <source>Nothing was measured. %1 %2</source>
        <translation>Nichts wurde gemessen. %1 %2</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>%1 is best on the last visits of %2 customers: %3 of them bought something from their list of ten.</source>
        <translation>%1 ist bei den letzten Besuchen von %2 Kunden am besten: %3 von ihnen kauften etwas aus ihrer Zehnerliste.</translation>
    </message>
    <message>
        <source>Customers with a hit, by length of the list</source>
        <translation>Kunden mit Treffer, nach Länge der Liste</translation>
    </message>
    <message>
        <source>On the last visits of %1 customers, %2; models saw only what came before. %3</source>
        <translation>Bei den letzten Besuchen von %1 Kunden, %2; die Modelle sahen nur, was davor kam. %3</translation>
    </message>
    <message>
        <source>Lists may show what a customer has.</source>
        <translation>Listen dürfen zeigen, was ein Kunde hat.</translation>
    </message>
    <message>
        <source>What a customer has is left out.</source>
        <translation>Was ein Kunde hat, bleibt weg.</translation>
    </message>
    <message>
        <source>Places in the list</source>
        <translation>Plätze in der Liste</translation>
    </message>
    <message>
        <source>Customers with a hit, %</source>
        <translation>Kunden mit Treffer, %</translation>
    </message>
    <message>
        <source>%1 is best on the last four weeks, for %2 customers: %3 of them bought something from their list of ten.</source>
        <translation>%1 ist für die letzten vier Wochen am besten, bei %2 Kunden: %3 von ihnen kauften etwas aus ihrer Zehnerliste.</translation>
    </message>
    <message>
        <source>In the last four weeks of %2, %1 customers; models saw only what came before. %3</source>
        <translation>In den letzten vier Wochen von %2, %1 Kunden; die Modelle sahen nur, was davor war. %3</translation>
    </message>
</context>
<context>
    <name>ms::app::EventPanel</name>
    <message>
        <source>No holidays</source>
        <translation>Keine Feiertage</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>How much of it</source>
        <translation>Wie viel davon</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>The category whose SKUs it speaks of</source>
        <translation>Die Warengruppe, deren Artikel es betrifft</translation>
    </message>
    <message>
        <source>All SKUs</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>No events were named yet. Name what moves demand on some days, past and to come.</source>
        <translation>Noch wurde kein Ereignis benannt. Benennen Sie, was an manchen Tagen die Nachfrage bewegt hat oder bewegen wird.</translation>
    </message>
    <message>
        <source>Events that the next forecasts reckon with.</source>
        <translation>Ereignisse, mit denen die nächsten Prognosen rechnen.</translation>
    </message>
    <message>
        <source>Against others of its name: what a campaign cost, or 1</source>
        <translation>Verglichen mit anderen gleichen Namens: was eine Kampagne kostete, oder 1</translation>
    </message>
</context>
<context>
    <name>ms::app::EvidenceWords</name>
    <message>
        <source>nothing was sent: %1</source>
        <translation>Nichts wurde gesendet: %1</translation>
    </message>
    <message>
        <source>the audit log is broken: %1</source>
        <translation>Das Protokoll ist beschädigt: %1</translation>
    </message>
    <message>
        <source>proposal %1 and what waits for it in the outbox do not say the same; undo its approval, look at it and decide again</source>
        <translation>Vorschlag %1 und was für ihn im Ausgang wartet sagen nicht dasselbe; nehmen Sie die Freigabe zurück, sehen Sie ihn an und entscheiden Sie neu</translation>
    </message>
    <message>
        <source>proposal %1 is in the outbox without an approval in the audit log; undo its approval, look at it and decide again</source>
        <translation>Vorschlag %1 liegt ohne Freigabe im Protokoll im Ausgang; nehmen Sie die Freigabe zurück, sehen Sie ihn an und entscheiden Sie neu</translation>
    </message>
    <message>
        <source>proposal %1 does not say what was approved, as the audit log says; undo its approval, look at it and decide again</source>
        <translation>Vorschlag %1 sagt nicht, was laut Protokoll freigegeben wurde; nehmen Sie die Freigabe zurück, sehen Sie ihn an und entscheiden Sie neu</translation>
    </message>
    <message>
        <source>proposal %1 ends the schedule of proposal %2, which nobody approved, as the audit log says; undo its approval and reject it</source>
        <translation>Vorschlag %1 beendet den Zeitplan von Vorschlag %2, den laut Protokoll niemand freigegeben hat; nehmen Sie die Freigabe zurück und lehnen Sie ihn ab</translation>
    </message>
    <message>
        <source>proposal %1 ends the schedule of proposal %2, which does not say what was approved; undo its approval and reject it</source>
        <translation>Vorschlag %1 beendet den Zeitplan von Vorschlag %2, der nicht sagt, was freigegeben wurde; nehmen Sie die Freigabe zurück und lehnen Sie ihn ab</translation>
    </message>
    <message>
        <source>proposal %1 does not bring back the price from before proposal %2, whose schedule it ends; undo its approval and reject it</source>
        <translation>Vorschlag %1 bringt nicht den Preis von vor Vorschlag %2 zurück, dessen Zeitplan er beendet; nehmen Sie die Freigabe zurück und lehnen Sie ihn ab</translation>
    </message>
    <message>
        <source>proposal %1 was approved by its author, as the audit log says; undo its approval and have somebody else decide</source>
        <translation>Vorschlag %1 wurde laut Protokoll von der Person freigegeben, die ihn gemacht hat; nehmen Sie die Freigabe zurück und lassen Sie jemand anderen entscheiden</translation>
    </message>
    <message>
        <source>proposal %1 is not allowed any more: %2; undo its approval, or have an admin change the limits</source>
        <translation>Vorschlag %1 ist nicht mehr erlaubt: %2; nehmen Sie die Freigabe zurück oder lassen Sie die Grenzen von einem Admin ändern</translation>
    </message>
    <message>
        <source>proposal %1 was approved for the shop at %2; connect that one again, or undo the approval and decide again</source>
        <translation>Vorschlag %1 wurde für den Shop auf %2 freigegeben; verbinden Sie diesen wieder, oder nehmen Sie die Freigabe zurück und entscheiden Sie neu</translation>
    </message>
    <message>
        <source>this workspace is connected to the shop at %1, not to the one at %2; leave the address away, or connect that shop first (merchant connect)</source>
        <translation>Dieser Arbeitsbereich ist mit dem Shop auf %1 verbunden, nicht mit dem auf %2; lassen Sie die Adresse weg oder verbinden Sie erst diesen Shop (merchant connect)</translation>
    </message>
</context>
<context>
    <name>ms::app::ExcessPanel</name>
    <message>
        <source>elasticity %1, from its own history</source>
        <translation>Elastizität %1, aus der eigenen Geschichte</translation>
    </message>
    <message>
        <source>elasticity %1, its history drawn towards its category</source>
        <translation>Elastizität %1, eigene Geschichte, zur Kategorie hin gezogen</translation>
    </message>
    <message>
        <source>elasticity %1, that of its category</source>
        <translation>Elastizität %1, die der Kategorie</translation>
    </message>
    <message>
        <source>%1 of %2 units are beyond the level to order up to and %3 days of demand.</source>
        <translation>%1 von %2 Stück liegen über dem Sollbestand und dem Bedarf von %3 Tagen.</translation>
    </message>
    <message>
        <source>Nobody is expected to buy it, so no price is known to clear it: return it, bundle it or write it off.</source>
        <translation>Voraussichtlich kauft es niemand, also ist kein Preis bekannt, der es räumt: zurückgeben, bündeln oder abschreiben.</translation>
    </message>
    <message>
        <source>What a price does to its demand is not known, so no markdown can be told.</source>
        <translation>Was ein Preis mit der Nachfrage macht, ist nicht bekannt, also lässt sich kein Abschlag nennen.</translation>
    </message>
    <message>
        <source>Not even 90 % off would sell it in that time (%1).</source>
        <translation>Nicht einmal 90 % Abschlag würden es in dieser Zeit verkaufen (%1).</translation>
    </message>
    <message>
        <source>%1 off, %2 instead of %3, sells it in %4 days: %5 instead of %6 a day (%7).</source>
        <translation>%1 Abschlag, %2 statt %3, verkaufen es in %4 Tagen: %5 statt %6 am Tag (%7).</translation>
    </message>
    <message>
        <source>The shop&apos;s rules let %1 through in one step.</source>
        <translation>Die Regeln des Shops lassen in einem Schritt %1 zu.</translation>
    </message>
    <message>
        <source>That is below cost.</source>
        <translation>Das liegt unter den Kosten.</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Excess value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Cover, days</source>
        <translation>Reichweite, Tage</translation>
    </message>
    <message>
        <source>How long what is on hand lasts; blank: nobody buys it</source>
        <translation>Wie lange der vorhandene Bestand reicht; leer: niemand kauft es</translation>
    </message>
    <message>
        <source>Markdown, %</source>
        <translation>Abschlag, %</translation>
    </message>
    <message>
        <source>Off the price so that the excess sells within 90 days; blank: see the reason below</source>
        <translation>Vom Preis, damit der Überbestand in 90 Tagen verkauft ist; leer: siehe Begründung unten</translation>
    </message>
    <message>
        <source>Price then</source>
        <translation>Preis dann</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Sales change</source>
        <translation>Umsatzänderung</translation>
    </message>
    <message>
        <source>Sales of 90 days at the marked-down price, against keeping the price</source>
        <translation>Umsatz von 90 Tagen zum herabgesetzten Preis, gegen den Preis von heute</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>No SKU holds more than its level to order up to and %1 days of demand.</source>
        <translation>Kein Artikel hält mehr als sein Sollbestand und den Bedarf von %1 Tagen.</translation>
    </message>
    <message>
        <source>Try in Pricing</source>
        <translation>In Preise erproben</translation>
    </message>
    <message>
        <source>Excess</source>
        <translation>Überbestand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s) hold %1 beyond the level to order up to and %2 days of demand.</source>
        <translation>
            <numerusform>%Ln Artikel hält %1 über dem Sollbestand und dem Bedarf von %2 Tagen.</numerusform>
            <numerusform>%Ln Artikel halten %1 über dem Sollbestand und dem Bedarf von %2 Tagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them nobody buys.</source>
        <translation>
            <numerusform>%Ln davon kauft niemand.</numerusform>
            <numerusform>%Ln davon kauft niemand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln markdown(s) in Pricing</source>
        <translation>
            <numerusform>%Ln Abschlag in Preise erproben</numerusform>
            <numerusform>%Ln Abschläge in Preise erproben</numerusform>
        </translation>
    </message>
    <message>
        <source>No stock was counted, so nothing can be too much. Import stock positions, or assume a stock under Scenario.</source>
        <translation>Es wurde kein Bestand gezählt, also kann nichts zu viel sein. Importieren Sie Bestände, oder nehmen Sie unter Szenario einen an.</translation>
    </message>
</context>
<context>
    <name>ms::app::FilterBar</name>
    <message>
        <source>Search, or paste a list of SKUs</source>
        <translation>Suchen oder Artikelnummern einfügen</translation>
    </message>
    <message>
        <source>Search this table</source>
        <translation>Diese Tabelle durchsuchen</translation>
    </message>
    <message>
        <source>%1: all</source>
        <translation>%1: alle</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>Remove the filter on %1</source>
        <translation>Filter auf %1 entfernen</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
</context>
<context>
    <name>ms::app::FrontierChart</name>
    <message>
        <source>What service costs</source>
        <translation>Was Service kostet</translation>
    </message>
    <message>
        <source>Stock, %1</source>
        <translation>Bestand, %1</translation>
    </message>
    <message>
        <source>Stock, money</source>
        <translation>Bestand, Geld</translation>
    </message>
    <message>
        <source>Service, %</source>
        <translation>Service, %</translation>
    </message>
    <message>
        <source>Cycle service level</source>
        <translation>Zyklusservicegrad</translation>
    </message>
    <message>
        <source>Fill rate</source>
        <translation>Lieferbereitschaft (Menge)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Safety stock and half a review period&apos;s demand of all SKUs, at cost or, where that is not known, at the price, by service level: the share of cycles without a stockout, and of units met that comes with it</source>
        <translation>Sicherheitsbestand und die Nachfrage eines halben Prüfabstands aller Artikel, zu Einkaufspreisen oder, wo die nicht bekannt sind, zu Verkaufspreisen, je Servicegrad: der Anteil der Zyklen ohne Fehlbestand und der damit gelieferten Stücke</translation>
    </message>
</context>
<context>
    <name>ms::app::GovernanceDialog</name>
    <message>
        <source>Viewer: looks</source>
        <translation>Betrachter: sieht</translation>
    </message>
    <message>
        <source>Editor: proposes</source>
        <translation>Bearbeiter: schlägt vor</translation>
    </message>
    <message>
        <source>Approver: decides and pushes</source>
        <translation>Freigeber: entscheidet und überträgt</translation>
    </message>
    <message>
        <source>Admin: sets limits and roles</source>
        <translation>Verwalter: setzt Grenzen und Rollen</translation>
    </message>
    <message>
        <source>Reading limits and people</source>
        <translation>Grenzen und Personen werden gelesen</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>Nichts wurde geändert: %1</translation>
    </message>
    <message>
        <source>Nobody has a role: everyone may do everything. The first role is an admin&apos;s.</source>
        <translation>Niemand hat eine Rolle: Alle dürfen alles. Die erste Rolle ist die eines Verwalters.</translation>
    </message>
    <message>
        <source>Whoever is not in this list may only look. Each role may do what the one before may.</source>
        <translation>Wer nicht in dieser Liste steht, darf nur sehen. Jede Rolle darf auch, was die vorige darf.</translation>
    </message>
    <message>
        <source>Setting limits</source>
        <translation>Grenzen werden gesetzt</translation>
    </message>
    <message>
        <source>The limits hold from now on.</source>
        <translation>Die Grenzen gelten von jetzt an.</translation>
    </message>
    <message>
        <source>Giving a role</source>
        <translation>Rolle wird gegeben</translation>
    </message>
    <message>
        <source>The role holds from now on.</source>
        <translation>Die Rolle gilt von jetzt an.</translation>
    </message>
    <message>
        <source>Taking a role away</source>
        <translation>Rolle wird genommen</translation>
    </message>
    <message>
        <source>The role is taken away.</source>
        <translation>Die Rolle ist genommen.</translation>
    </message>
</context>
<context>
    <name>ms::app::GrainChart</name>
    <message>
        <source>By hour</source>
        <translation>Nach Stunden</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tagen</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monaten</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Nach Wochen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Of the shop&apos;s clock</source>
        <translation>Nach der Uhr des Geschäfts</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Units of what is over of the period</source>
        <translation>Stück aus dem vergangenen Teil des Zeitraums</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Units of what is to come of the period</source>
        <translation>Stück im kommenden Teil des Zeitraums</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>The forecast with the overrides that hold</source>
        <translation>Die Prognose mit den geltenden Korrekturen</translation>
    </message>
    <message>
        <source>80 % from</source>
        <translation>80 % ab</translation>
    </message>
    <message>
        <source>80 % to</source>
        <translation>80 % bis</translation>
    </message>
    <message>
        <source>Sold %1, forecast %2: the same by hour, day, week and month.</source>
        <translation>Verkauft %1, Prognose %2: gleich nach Stunden, Tagen, Wochen und Monaten.</translation>
    </message>
    <message>
        <source>Days and hours share out their week as they did before.</source>
        <translation>Tage und Stunden teilen ihre Woche wie zuvor auf.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Units an hour</source>
        <translation>Stück je Stunde</translation>
    </message>
    <message>
        <source>Units a day</source>
        <translation>Stück je Tag</translation>
    </message>
    <message>
        <source>Units a month</source>
        <translation>Stück je Monat</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>80 %</source>
        <translation>80 %</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Hourly demand, %1</source>
        <translation>Bedarf je Stunde, %1</translation>
    </message>
    <message>
        <source>Daily demand, %1</source>
        <translation>Bedarf je Tag, %1</translation>
    </message>
    <message>
        <source>Monthly demand, %1</source>
        <translation>Bedarf je Monat, %1</translation>
    </message>
    <message>
        <source>%1 weeks ahead by %2, told in other periods with the same total</source>
        <translation>%1 Wochen voraus mit %2, in anderen Zeiträumen mit gleicher Summe</translation>
    </message>
    <message>
        <source>intervals are not known by hour</source>
        <translation>Bandbreiten je Stunde sind nicht bekannt</translation>
    </message>
    <message>
        <source>In nine of ten cases demand is above this</source>
        <translation>In neun von zehn Fällen liegt der Bedarf darüber</translation>
    </message>
</context>
<context>
    <name>ms::app::HeaderBar</name>
    <message>
        <source>Merchant Studio</source>
        <translation>Merchant Studio</translation>
    </message>
    <message>
        <source>● Production</source>
        <translation>● Produktion</translation>
    </message>
    <message>
        <source>● Sandbox</source>
        <translation>● Sandbox</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Positionen</translation>
    </message>
    <message>
        <source>Data to %1 · %2</source>
        <translation>Daten bis %1 · %2</translation>
    </message>
    <message>
        <source>The last sale is %1 days old; this workspace calls data stale after %2 days.</source>
        <translation>Der letzte Verkauf ist %1 Tage alt; in dieser Arbeitsmappe gelten Daten nach %2 Tagen als veraltet.</translation>
    </message>
    <message>
        <source>%1 order lines</source>
        <translation>%1 Bestellpositionen</translation>
    </message>
</context>
<context>
    <name>ms::app::ImportDialog</name>
    <message>
        <source>File %1 of %2</source>
        <translation>Datei %1 von %2</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>%1 wird angesehen</translation>
    </message>
    <message>
        <source>Recognised as %1. These are its first rows; nothing is imported yet.</source>
        <translation>Erkannt als %1. Dies sind die ersten Zeilen; noch ist nichts importiert.</translation>
    </message>
    <message>
        <source>Its headers belong to no known export. Say which column is what; fields with * are needed.</source>
        <translation>Die Spalten gehören zu keinem bekannten Export. Sagen Sie, welche Spalte was ist; Felder mit * sind nötig.</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>%1 rows were imported, %2 were known before.</source>
        <translation>%1 Zeilen wurden importiert, %2 waren schon bekannt.</translation>
    </message>
    <message>
        <source>%1 products, %2 customers and %3 orders are new.</source>
        <translation>%1 Produkte, %2 Kunden und %3 Bestellungen sind neu.</translation>
    </message>
    <message>
        <source>%1 rows could not be used; the page Data lists them with their reasons.</source>
        <translation>%1 Zeilen waren nicht brauchbar; die Seite Daten nennt sie mit ihren Gründen.</translation>
    </message>
    <message>
        <source>It took %1, %2 rows a second.</source>
        <translation>Es dauerte %1, %2 Zeilen je Sekunde.</translation>
    </message>
    <message>
        <source>%1 rows imported from %2</source>
        <translation>%1 Zeilen aus %2 importiert</translation>
    </message>
    <message>
        <source>You stopped it. Nothing of this file was imported.</source>
        <translation>Sie haben abgebrochen. Aus dieser Datei wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Nothing of this file was imported. %1 %2</source>
        <translation>Aus dieser Datei wurde nichts importiert. %1 %2</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird angesehen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Nächste Datei</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Still needed: %1</source>
        <translation>Noch nötig: %1</translation>
    </message>
    <message>
        <source>Where should the new workspace be?</source>
        <translation>Wo soll die neue Arbeitsmappe liegen?</translation>
    </message>
    <message>
        <source>Workspaces (*.studio)</source>
        <translation>Arbeitsmappen (*.studio)</translation>
    </message>
    <message>
        <source>%1 · %2 rows a second · %3 left</source>
        <translation>%1 · %2 Zeilen je Sekunde · noch %3</translation>
    </message>
</context>
<context>
    <name>ms::app::InventoryPage</name>
    <message>
        <source>Inventory</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>To order today</source>
        <translation>Heute zu bestellen</translation>
    </message>
    <message>
        <source>Money at risk</source>
        <translation>Gefährdeter Umsatz</translation>
    </message>
    <message>
        <source>Stockout risk</source>
        <translation>Fehlbestandsrisiko</translation>
    </message>
    <message>
        <source>Excess</source>
        <translation>Überbestand</translation>
    </message>
    <message>
        <source>Propose orders</source>
        <translation>Bestellungen vorschlagen</translation>
    </message>
    <message>
        <source>Puts the suggested orders of the selected rows, or of all shown, up for approval</source>
        <translation>Legt die vorgeschlagenen Bestellungen der gewählten oder aller gezeigten Zeilen zur Freigabe vor</translation>
    </message>
    <message>
        <source>Import stock</source>
        <translation>Bestand importieren</translation>
    </message>
    <message>
        <source>Show in Demand</source>
        <translation>Unter Bedarf zeigen</translation>
    </message>
    <message>
        <source>Show in Pricing</source>
        <translation>Unter Preise zeigen</translation>
    </message>
    <message>
        <source>SKU or title</source>
        <translation>Artikelnr. oder Bezeichnung</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Reading stock and forecasts</source>
        <translation>Bestand und Prognosen werden gelesen</translation>
    </message>
    <message>
        <source>Nothing was changed. Press F5 to read again.</source>
        <translation>Nichts wurde geändert. F5 liest erneut.</translation>
    </message>
    <message>
        <source>There is nothing to plan yet. Import sales and stock on page Data.</source>
        <translation>Noch gibt es nichts zu planen. Importieren Sie Verkäufe und Bestände auf der Seite Daten.</translation>
    </message>
    <message>
        <source>forecast of %1</source>
        <translation>Prognose vom %1</translation>
    </message>
    <message>
        <source>mean of the last 26 weeks: nothing was forecast yet</source>
        <translation>Mittel der letzten 26 Wochen: noch keine Prognose</translation>
    </message>
    <message>
        <source>Stock and sales to %1 · %2</source>
        <translation>Bestand und Verkäufe bis %1 · %2</translation>
    </message>
    <message>
        <source>The plan before it was kept.</source>
        <translation>Der Plan davor bleibt.</translation>
    </message>
    <message>
        <source>The stock of %1 SKUs was never counted: they have no suggestion. Import stock positions, or assume a stock under Scenario.</source>
        <translation>Der Bestand von %1 Artikeln wurde nie gezählt: Sie haben keinen Vorschlag. Importieren Sie Bestände oder nehmen Sie unter Szenario einen an.</translation>
    </message>
    <message>
        <source>stock not known</source>
        <translation>Bestand unbekannt</translation>
    </message>
    <message>
        <source>, cost unknown of %1</source>
        <translation>, Kosten unbekannt bei %1</translation>
    </message>
    <message>
        <source>if nothing is ordered</source>
        <translation>wenn nichts bestellt wird</translation>
    </message>
    <message>
        <source>of %1, above %2</source>
        <translation>von %1, über %2</translation>
    </message>
    <message>
        <source>Against the saved settings: %1 units ordered, %2 SKUs above the promised risk</source>
        <translation>Gegenüber den gespeicherten Einstellungen: %1 Stück bestellt, %2 Artikel über dem versprochenen Risiko</translation>
    </message>
    <message>
        <source>, order cost %1 %2</source>
        <translation>, Bestellkosten %1 %2</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>Warum %1?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>%1 refused, the first (%2): %3</source>
        <translation>%1 abgelehnt, die erste (%2): %3</translation>
    </message>
    <message>
        <source>Within the budget these orders take away %1 of the most money at risk that any choice could.</source>
        <translation>Im Rahmen des Budgets sichern diese Bestellungen %1 dessen, was irgendeine Auswahl höchstens sichern könnte.</translation>
    </message>
    <message>
        <source>Safety stock %1; Z·σ·√L of past demand would hold %2.</source>
        <translation>Sicherheitsbestand %1; Z·σ·√L der bisherigen Nachfrage hielte %2.</translation>
    </message>
    <message>
        <source>Reading deliveries</source>
        <translation>Lieferungen werden gelesen</translation>
    </message>
    <message>
        <source>Weighing stock against service</source>
        <translation>Bestand wird gegen Service abgewogen</translation>
    </message>
    <message>
        <source>Setting an override</source>
        <translation>Vorgabe wird gesetzt</translation>
    </message>
    <message>
        <source>The override counts in every plan until its last day.</source>
        <translation>Die Vorgabe zählt in jedem Plan bis zu ihrem letzten Tag.</translation>
    </message>
    <message>
        <source>Taking an override back</source>
        <translation>Vorgabe wird zurückgenommen</translation>
    </message>
    <message>
        <source>The override was taken back.</source>
        <translation>Die Vorgabe wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Weighing transfers</source>
        <translation>Umlagerungen werden abgewogen</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Umlagerungen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for markdowns</source>
        <translation>Abschläge werden gesucht</translation>
    </message>
    <message>
        <source>Making a price scenario</source>
        <translation>Preisszenario wird angelegt</translation>
    </message>
    <message>
        <source>Clear excess</source>
        <translation>Überbestand abbauen</translation>
    </message>
    <message>
        <source>The markdowns are scenario &quot;%1&quot;.</source>
        <translation>Die Abschläge sind Szenario „%1“.</translation>
    </message>
    <message>
        <source>Enter volume…</source>
        <translation>Volumen eingeben…</translation>
    </message>
    <message>
        <source>of %1, above their class</source>
        <translation>von %1, über Klassenziel</translation>
    </message>
    <message>
        <source>No volume is known, so room in litres limits nothing: enter volumes in column &quot;Volume, litres&quot;, or import them.</source>
        <translation>Kein Volumen ist bekannt, also begrenzt Platz in Litern nichts: Volumen in Spalte „Volumen, Liter“ eingeben oder importieren.</translation>
    </message>
    <message>
        <source>Its lead time is the settings&apos; %1 days, as no supplier states or shows one.</source>
        <translation>Die Lieferzeit sind die %1 Tage der Einstellungen, denn kein Lieferant nennt oder zeigt eine.</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Saving settings</source>
        <translation>Einstellungen werden gespeichert</translation>
    </message>
    <message>
        <source>Service level, review period and targets by class are the shop&apos;s settings now.</source>
        <translation>Servicegrad, Prüfabstand und Ziele je Klasse sind jetzt die Einstellungen des Shops.</translation>
    </message>
    <message>
        <source>Volume of %1</source>
        <translation>Volumen von %1</translation>
    </message>
    <message>
        <source>Storing a volume</source>
        <translation>Volumen wird gespeichert</translation>
    </message>
    <message>
        <source>The volume was stored. Undo brings the one before back.</source>
        <translation>Das Volumen wurde gespeichert. Rückgängig bringt das vorige zurück.</translation>
    </message>
    <message>
        <source>%1 SKUs were counted after %2, the last day with sales, so their stock of then is not known. Import the sales up to the count, or counts of that day.</source>
        <translation>%1 Artikel wurden nach dem %2 gezählt, dem letzten Tag mit Verkäufen, also ist ihr Bestand von damals nicht bekannt. Verkäufe bis zur Zählung importieren oder Zählungen jenes Tages.</translation>
    </message>
    <message>
        <source>Storing a kit</source>
        <translation>Set speichern</translation>
    </message>
    <message>
        <source>Kit %1</source>
        <translation>Set %1</translation>
    </message>
    <message>
        <source>The kit was stored. Undo brings the one before back.</source>
        <translation>Das Set wurde gespeichert. Rückgängig bringt das vorige zurück.</translation>
    </message>
    <message>
        <source>%1 or %2 is not in the catalogue.</source>
        <translation>%1 oder %2 ist nicht im Katalog.</translation>
    </message>
    <message>
        <source>A kit needs at least one unit of a component.</source>
        <translation>Ein Set braucht mindestens ein Stück eines Teils.</translation>
    </message>
    <message>
        <source>%1 cannot go into %2: the kit would contain itself.</source>
        <translation>%1 kann nicht in %2 kommen: Das Set enthielte sich selbst.</translation>
    </message>
    <message>
        <source>It leaves out review period and forecast errors: measured, it ran out in %1 to %2 % of weeks where %3 % was promised.</source>
        <translation>Das lässt Prüfabstand und Prognosefehler aus: Gemessen ging es in %1 bis %2 % der Wochen aus, wo %3 % zugesagt waren.</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
    <message>
        <source>Writing down what came</source>
        <translation>Wareneingang wird gebucht</translation>
    </message>
    <message>
        <source>Order %1 lost</source>
        <translation>Bestellung %1 verloren</translation>
    </message>
    <message>
        <source>Receipt of order %1</source>
        <translation>Eingang von Bestellung %1</translation>
    </message>
    <message>
        <source>What was open of order %1 is given up. Undo waits for it again.</source>
        <translation>Was von Bestellung %1 offen war, ist aufgegeben. Rückgängig wartet wieder darauf.</translation>
    </message>
    <message>
        <source>Order %1: the goods are on hand. Undo takes that back.</source>
        <translation>Bestellung %1: Die Ware zählt zum Bestand. Rückgängig nimmt das zurück.</translation>
    </message>
    <message>
        <source>Taking a receipt back</source>
        <translation>Wareneingang wird zurückgenommen</translation>
    </message>
    <message>
        <source>Order %1: its goods are on order again.</source>
        <translation>Bestellung %1: Ihre Ware ist wieder bestellt.</translation>
    </message>
    <message>
        <source>Order %1: so much is not open, or the day is before the order&apos;s own or still to come.</source>
        <translation>Bestellung %1: so viel ist nicht offen, oder der Tag liegt vor dem der Bestellung oder steht noch aus.</translation>
    </message>
    <message>
        <source>Simulating a year</source>
        <translation>Jahr wird simuliert</translation>
    </message>
    <message numerus="yes">
        <source>Planning %Ln SKU(s)</source>
        <translation>
            <numerusform>%Ln Artikel wird geplant</numerusform>
            <numerusform>%Ln Artikel werden geplant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s), %1 units</source>
        <translation>
            <numerusform>%Ln Artikel, %1 Stück</numerusform>
            <numerusform>%Ln Artikel, %1 Stück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s) overstocked</source>
        <translation>
            <numerusform>%Ln Artikel im Überbestand</numerusform>
            <numerusform>%Ln Artikel im Überbestand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Propose %Ln order(s)</source>
        <translation>
            <numerusform>%Ln Bestellung vorschlagen</numerusform>
            <numerusform>%Ln Bestellungen vorschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proposing %Ln order(s)</source>
        <translation>
            <numerusform>%Ln Bestellung wird vorgeschlagen</numerusform>
            <numerusform>%Ln Bestellungen werden vorgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) wait for approval.</source>
        <translation>
            <numerusform>%Ln Bestellung wartet auf Freigabe.</numerusform>
            <numerusform>%Ln Bestellungen warten auf Freigabe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln order(s) cut by a limit</source>
        <translation>
            <numerusform>, %Ln Bestellung durch eine Grenze gekürzt</numerusform>
            <numerusform>, %Ln Bestellungen durch eine Grenze gekürzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the orders have no volume and count as the mean of the others.</source>
        <translation>
            <numerusform>%Ln der Bestellungen hat kein Volumen und zählt wie das Mittel der anderen.</numerusform>
            <numerusform>%Ln der Bestellungen haben kein Volumen und zählen wie das Mittel der anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proposing %Ln transfer(s)</source>
        <translation>
            <numerusform>%Ln Umlagerung vorschlagen</numerusform>
            <numerusform>%Ln Umlagerungen vorschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer(s) wait for approval.</source>
        <translation>
            <numerusform>%Ln Umlagerung wartet auf Freigabe.</numerusform>
            <numerusform>%Ln Umlagerungen warten auf Freigabe.</numerusform>
        </translation>
    </message>
    <message>
        <source>, cost unknown</source>
        <translation>, Kosten unbekannt</translation>
    </message>
    <message>
        <source>of %1, above their own</source>
        <translation>von %1, über dem eigenen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln SKU(s) without a price above the unit cost keep the service level.</source>
        <translation><numerusform>%Ln Artikel ohne Preis über den Stückkosten behält den Servicegrad.</numerusform><numerusform>%Ln Artikel ohne Preis über den Stückkosten behalten den Servicegrad.</numerusform></translation>
    </message>
</context>
<context>
    <name>ms::app::InventoryWords</name>
    <message>
        <source>No plan</source>
        <translation>Kein Plan</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Geht aus</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellen</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>Stock unknown</source>
        <translation>Bestand unbekannt</translation>
    </message>
    <message>
        <source>Excess</source>
        <translation>Überbestand</translation>
    </message>
    <message>
        <source>Dead stock</source>
        <translation>Ladenhüter</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Order, units</source>
        <translation>Bestellmenge</translation>
    </message>
    <message>
        <source>Money at risk</source>
        <translation>Umsatzrisiko</translation>
    </message>
    <message>
        <source>Sales expected to be lost until an order of the next review arrives, if nothing is ordered now</source>
        <translation>Umsatz, der bis zum Eintreffen einer Bestellung der nächsten Prüfung verloren geht, wenn jetzt nichts bestellt wird</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Free units: less reserved and owed</source>
        <translation>Freie Stück: ohne reservierte und geschuldete</translation>
    </message>
    <message>
        <source>On order</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Cover, days</source>
        <translation>Reichweite, Tage</translation>
    </message>
    <message>
        <source>How long what is on hand lasts at the expected demand</source>
        <translation>Wie lange das Vorhandene beim erwarteten Bedarf reicht</translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation>Meldebestand</translation>
    </message>
    <message>
        <source>An order is due when on hand and on order together are below; orders fill up to it</source>
        <translation>Eine Bestellung ist fällig, wenn Vorhandenes und Bestelltes zusammen darunter liegen; Bestellungen füllen bis dahin auf</translation>
    </message>
    <message>
        <source>Stockout, %</source>
        <translation>Fehlbestand, %</translation>
    </message>
    <message>
        <source>Probability of running out until an order of the next review arrives, if nothing is ordered now</source>
        <translation>Wahrscheinlichkeit, bis zum Eintreffen einer Bestellung der nächsten Prüfung leer zu sein, wenn jetzt nichts bestellt wird</translation>
    </message>
    <message>
        <source>Runs out on</source>
        <translation>Geht aus am</translation>
    </message>
    <message>
        <source>Expected; blank: not in sight</source>
        <translation>Erwartet; leer: nicht in Sicht</translation>
    </message>
    <message>
        <source>Order cost</source>
        <translation>Bestellkosten</translation>
    </message>
    <message>
        <source>Demand a day</source>
        <translation>Bedarf je Tag</translation>
    </message>
    <message>
        <source>Safety stock</source>
        <translation>Sicherheitsbestand</translation>
    </message>
    <message>
        <source>Lead time, days</source>
        <translation>Lieferzeit, Tage</translation>
    </message>
    <message>
        <source>Excess, units</source>
        <translation>Überbestand, Stück</translation>
    </message>
    <message>
        <source>Excess value</source>
        <translation>Wert des Überbestands</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>It cannot be planned: %1.</source>
        <translation>Er lässt sich nicht planen: %1.</translation>
    </message>
    <message>
        <source>Its stock was never counted. Import stock positions, or assume a stock in the scenario.</source>
        <translation>Sein Bestand wurde nie gezählt. Importieren Sie Bestände oder nehmen Sie im Szenario einen an.</translation>
    </message>
    <message>
        <source>%1 on hand (assumed)</source>
        <translation>%1 vorhanden (angenommen)</translation>
    </message>
    <message>
        <source>%1 on hand</source>
        <translation>%1 vorhanden</translation>
    </message>
    <message>
        <source>%1 and %2 on order</source>
        <translation>%1 und %2 bestellt</translation>
    </message>
    <message>
        <source>Order %1: %2, against %3 that demand may take until the order after this one arrives.</source>
        <translation>%1 bestellen: %2, gegenüber %3, die der Bedarf bis zum Eintreffen der übernächsten Bestellung nehmen kann.</translation>
    </message>
    <message>
        <source>No order: %1 is enough against a reorder point of %2.</source>
        <translation>Keine Bestellung: %1 reicht gegenüber einem Meldebestand von %2.</translation>
    </message>
    <message>
        <source>Cut down to what the budget leaves.</source>
        <translation>Gekürzt auf das, was das Budget lässt.</translation>
    </message>
    <message>
        <source>It may run out before the open orders arrive; an order would come later.</source>
        <translation>Er kann vor dem Eintreffen der offenen Bestellungen ausgehen; eine neue käme später.</translation>
    </message>
    <message>
        <source>Nobody is expected to buy it.</source>
        <translation>Es wird kein Käufer erwartet.</translation>
    </message>
    <message>
        <source>%1 units are more than that and 90 days of demand.</source>
        <translation>%1 Stück sind mehr als das und 90 Tage Bedarf.</translation>
    </message>
    <message>
        <source>It runs out about %1.</source>
        <translation>Er geht etwa am %1 aus.</translation>
    </message>
    <message>
        <source>Lead time</source>
        <translation>Lieferzeit</translation>
    </message>
    <message>
        <source>Review period</source>
        <translation>Prüfabstand</translation>
    </message>
    <message>
        <source>Time to cover</source>
        <translation>Zu überbrückende Zeit</translation>
    </message>
    <message>
        <source>Expected demand in that time</source>
        <translation>Erwarteter Bedarf in dieser Zeit</translation>
    </message>
    <message>
        <source>Spread of the forecast error</source>
        <translation>Streuung des Prognosefehlers</translation>
    </message>
    <message>
        <source>Spread of the lead time</source>
        <translation>Streuung der Lieferzeit</translation>
    </message>
    <message>
        <source>Variance from demand</source>
        <translation>Varianz aus dem Bedarf</translation>
    </message>
    <message>
        <source>Variance from the lead time</source>
        <translation>Varianz aus der Lieferzeit</translation>
    </message>
    <message>
        <source>Variance together</source>
        <translation>Varianz zusammen</translation>
    </message>
    <message>
        <source>Spread together</source>
        <translation>Streuung zusammen</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>Servicegrad</translation>
    </message>
    <message>
        <source>Level to order up to</source>
        <translation>Auffüllen bis</translation>
    </message>
    <message>
        <source>Of it safety stock</source>
        <translation>Davon Sicherheitsbestand</translation>
    </message>
    <message>
        <source>Reserved and owed</source>
        <translation>Reserviert und geschuldet</translation>
    </message>
    <message>
        <source>On hand and on order</source>
        <translation>Vorhanden und bestellt</translation>
    </message>
    <message>
        <source>Free, with what is on order</source>
        <translation>Frei, mit Bestelltem</translation>
    </message>
    <message>
        <source>Missing to the level</source>
        <translation>Fehlt bis dahin</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>In whole units</source>
        <translation>In ganzen Stück</translation>
    </message>
    <message>
        <source>Smallest order accepted</source>
        <translation>Kleinste angenommene Bestellung</translation>
    </message>
    <message>
        <source>Raised to the smallest order</source>
        <translation>Erhöht auf die kleinste Bestellung</translation>
    </message>
    <message>
        <source>Units a pack</source>
        <translation>Stück je Packung</translation>
    </message>
    <message>
        <source>In full packs</source>
        <translation>In vollen Packungen</translation>
    </message>
    <message>
        <source>Most that the budget leaves</source>
        <translation>Was das Budget höchstens lässt</translation>
    </message>
    <message>
        <source>Cut down to that</source>
        <translation>Darauf gekürzt</translation>
    </message>
    <message>
        <source>In full packs below it</source>
        <translation>In vollen Packungen darunter</translation>
    </message>
    <message>
        <source>larger of %1 and %2</source>
        <translation>größeres von %1 und %2</translation>
    </message>
    <message>
        <source>smaller of %1 and %2</source>
        <translation>kleineres von %1 und %2</translation>
    </message>
    <message>
        <source>normal quantile of %1</source>
        <translation>Normalquantil von %1</translation>
    </message>
    <message>
        <source>%1 quantile of a gamma, mean %2, spread %3</source>
        <translation>%1-Quantil einer Gammaverteilung, Mittel %2, Streuung %3</translation>
    </message>
    <message>
        <source>%1 rounded up</source>
        <translation>%1 aufgerundet</translation>
    </message>
    <message>
        <source>%1 rounded up to a multiple of %2</source>
        <translation>%1 aufgerundet auf ein Vielfaches von %2</translation>
    </message>
    <message>
        <source>%1 rounded down to a multiple of %2</source>
        <translation>%1 abgerundet auf ein Vielfaches von %2</translation>
    </message>
    <message>
        <source>%1, at least %2</source>
        <translation>%1, mindestens %2</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Safety stock that a planner set</source>
        <translation>Vorgegebener Sicherheitsbestand</translation>
    </message>
    <message>
        <source>Level that a planner set</source>
        <translation>Vorgegebener Sollbestand</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>A, B, C: sells the first 80 %, the next 15 %, the last 5 % of sales. X, Y, Z: demand of a period spreads up to half, up to once, more than once its mean</source>
        <translation>A, B, C: macht die ersten 80 %, die nächsten 15 %, die letzten 5 % des Umsatzes. X, Y, Z: die Nachfrage einer Periode streut bis zur Hälfte, bis zum Einfachen, über das Einfache ihres Mittels</translation>
    </message>
    <message>
        <source>the budget went to orders that save more</source>
        <translation>das Budget ging an Bestellungen, die mehr retten</translation>
    </message>
    <message>
        <source>the room went to orders that save more</source>
        <translation>der Platz ging an Bestellungen, die mehr retten</translation>
    </message>
    <message>
        <source>Cut down to what the warehouse can take in.</source>
        <translation>Gekürzt auf das, was das Lager aufnehmen kann.</translation>
    </message>
    <message>
        <source>all orders at its supplier together stay below the supplier&apos;s smallest order</source>
        <translation>alle Bestellungen bei seinem Lieferanten zusammen bleiben unter dessen Mindestbestellwert</translation>
    </message>
    <message>
        <source>Cut down with the orders at its supplier.</source>
        <translation>Mit den Bestellungen bei seinem Lieferanten gekürzt.</translation>
    </message>
    <message>
        <source>No order: %1. %2, against a reorder point of %3.</source>
        <translation>Keine Bestellung: %1. %2, bei einem Meldebestand von %3.</translation>
    </message>
    <message>
        <source>Volume, litres</source>
        <translation>Volumen, Liter</translation>
    </message>
    <message>
        <source>Of one unit as it is stored, for room in litres; F2 or a double click enters it</source>
        <translation>Eines Stücks, wie es gelagert wird, für Platz in Litern; F2 oder Doppelklick gibt es ein</translation>
    </message>
    <message>
        <source>Target, %</source>
        <translation>Ziel, %</translation>
    </message>
    <message>
        <source>Service level that is promised: that of its class, or that of all</source>
        <translation>Servicegrad, der versprochen ist: der der Klasse oder der für alle</translation>
    </message>
    <message>
        <source>its smallest order alone costs more than the whole budget</source>
        <translation>schon die kleinste Bestellung kostet mehr als das ganze Budget</translation>
    </message>
    <message>
        <source>its smallest order alone takes more room than there is</source>
        <translation>schon die kleinste Bestellung braucht mehr Platz, als da ist</translation>
    </message>
    <message>
        <source>its supplier&apos;s smallest order is more than the whole budget</source>
        <translation>die kleinste Bestellung beim Lieferanten ist mehr als das ganze Budget</translation>
    </message>
    <message>
        <source>its cost is not known, so it cannot be weighed against the limits</source>
        <translation>die Kosten sind nicht bekannt, also lässt es sich nicht gegen die Grenzen abwägen</translation>
    </message>
    <message>
        <source>A kit: orders go to its components. What is there makes %1 of it, against %2 that demand may take until goods ordered next time arrive.</source>
        <translation>Ein Set: Bestellt werden seine Teile. Was da ist, ergibt %1 davon, gegen %2, die der Bedarf nehmen kann, bis die Ware der nächsten Bestellung da ist.</translation>
    </message>
    <message>
        <source>The count is %1 below zero: planned as nothing on hand and %1 owed.</source>
        <translation>Die Zählung liegt %1 unter null: geplant als nichts vorhanden und %1 geschuldet.</translation>
    </message>
    <message>
        <source>%1 units on order should have come already; they are planned for tomorrow.</source>
        <translation>%1 bestellte Stück sollten schon da sein; sie sind für morgen geplant.</translation>
    </message>
    <message>
        <source>Kits ask for %1 of the %2 units a day.</source>
        <translation>Sets verlangen %1 der %2 Stück am Tag.</translation>
    </message>
    <message>
        <source>Lead time of the supplier</source>
        <translation>Lieferzeit des Lieferanten</translation>
    </message>
    <message>
        <source>Wait for the order day</source>
        <translation>Warten auf den Bestelltag</translation>
    </message>
    <message>
        <source>At least nothing</source>
        <translation>Mindestens nichts</translation>
    </message>
    <message>
        <source>Nothing, as it is above the reorder point</source>
        <translation>Nichts, da über dem Meldebestand</translation>
    </message>
    <message>
        <source>Nothing, as the smallest order is above the largest</source>
        <translation>Nichts, da die kleinste Bestellung über der größten liegt</translation>
    </message>
    <message>
        <source>Largest order allowed</source>
        <translation>Größte erlaubte Bestellung</translation>
    </message>
    <message>
        <source>Most that the room leaves</source>
        <translation>Höchstens, was der Platz lässt</translation>
    </message>
    <message>
        <source>Most that the supplier&apos;s smallest order leaves</source>
        <translation>Höchstens, was die Mindestbestellung des Lieferanten lässt</translation>
    </message>
    <message>
        <source>Nothing, as its cost is not known</source>
        <translation>Nichts, da die Kosten nicht bekannt sind</translation>
    </message>
    <message>
        <source>Covers demand with that service level</source>
        <translation>Deckt die Nachfrage mit diesem Servicegrad</translation>
    </message>
    <message>
        <source>Half a unit, for rounding</source>
        <translation>Ein halbes Stück, zum Runden</translation>
    </message>
    <message>
        <source>Expected demand less that half</source>
        <translation>Erwartete Nachfrage ohne dieses halbe</translation>
    </message>
    <message>
        <source>Expected demand in whole units</source>
        <translation>Erwartete Nachfrage in ganzen Stück</translation>
    </message>
    <message>
        <source>On order for later, not counted</source>
        <translation>Für später bestellt, nicht mitgezählt</translation>
    </message>
    <message>
        <source>More, for the supplier&apos;s smallest order</source>
        <translation>Mehr, für die Mindestbestellung des Lieferanten</translation>
    </message>
    <message>
        <source>Order with that</source>
        <translation>Bestellung damit</translation>
    </message>
    <message>
        <source>%1 quantile of demand in whole units, mean %2, spread %3</source>
        <translation>%1-Quantil der Nachfrage in ganzen Stück, Mittel %2, Streuung %3</translation>
    </message>
    <message>
        <source>%1 units on hand came in after the count.</source>
        <translation>%1 Stück des Bestands kamen nach der Zählung.</translation>
    </message>
    <message>
        <source>%1 units on order should have come already; after what deliveries took so far they are planned for %2.</source>
        <translation>%1 bestellte Stück sollten schon da sein; nach der Dauer bisheriger Lieferungen sind sie für den %2 geplant.</translation>
    </message>
    <message>
        <source>%1 units on order are later than deliveries ever were and are not counted: ask the supplier, or take them as lost under Suppliers.</source>
        <translation>%1 bestellte Stück sind später, als Lieferungen es sonst sind, und zählen nicht: den Lieferanten fragen oder sie unter Lieferanten als verloren buchen.</translation>
    </message>
    <message>
        <source>Units that arrive before an order of the next review would</source>
        <translation>Stück, die früher ankommen als eine Bestellung der nächsten Prüfung</translation>
    </message>
    <message>
        <source>On order, later</source>
        <translation>Bestellt, später</translation>
    </message>
    <message>
        <source>Units that arrive later than an order of the next review would; they are not counted</source>
        <translation>Stück, die später ankommen als eine Bestellung der nächsten Prüfung; sie zählen nicht</translation>
    </message>
    <message>
        <source>%1 more units on order come later than an order of the next review would, and are not counted.</source>
        <translation>Weitere %1 bestellte Stück kommen später als eine Bestellung der nächsten Prüfung und zählen nicht.</translation>
    </message>
    <message>
        <source>it covers as many days as the scenario allows already</source>
        <translation>er deckt schon so viele Tage, wie das Szenario erlaubt</translation>
    </message>
    <message>
        <source>Cut down to the days of cover that the scenario allows.</source>
        <translation>Gekürzt auf die Tage, die das Szenario höchstens decken lässt.</translation>
    </message>
    <message>
        <source>its smallest order alone covers more days than the scenario allows</source>
        <translation>seine kleinste Bestellung allein deckt mehr Tage, als das Szenario erlaubt</translation>
    </message>
    <message>
        <source>%1 of them are for the lower price of a larger order, which saves more than holding them costs.</source>
        <translation>%1 davon für den niedrigeren Preis einer größeren Bestellung, der mehr spart, als ihr Lagern kostet.</translation>
    </message>
    <message>
        <source>Days to cover at least</source>
        <translation>Mindestens zu deckende Tage</translation>
    </message>
    <message>
        <source>Demand in those days</source>
        <translation>Bedarf in diesen Tagen</translation>
    </message>
    <message>
        <source>Missing to it</source>
        <translation>Fehlt daran</translation>
    </message>
    <message>
        <source>Needed to cover them</source>
        <translation>Nötig, um sie zu decken</translation>
    </message>
    <message>
        <source>Raised to the least cover</source>
        <translation>Angehoben auf die kleinste Reichweite</translation>
    </message>
    <message>
        <source>Days to cover at most</source>
        <translation>Höchstens zu deckende Tage</translation>
    </message>
    <message>
        <source>Most that the cover limit leaves</source>
        <translation>Was die größte Reichweite übrig lässt</translation>
    </message>
    <message>
        <source>Nothing, as so many days are covered already</source>
        <translation>Nichts, da so viele Tage schon gedeckt sind</translation>
    </message>
    <message>
        <source>Nothing, as the smallest order covers more days</source>
        <translation>Nichts, da die kleinste Bestellung mehr Tage deckt</translation>
    </message>
    <message>
        <source>Order at the next lower price</source>
        <translation>Bestellung zum nächsten niedrigeren Preis</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>Stückkosten</translation>
    </message>
    <message>
        <source>Unit cost at that size</source>
        <translation>Stückkosten bei dieser Menge</translation>
    </message>
    <message>
        <source>Cheaper by</source>
        <translation>Billiger um</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>More than needed</source>
        <translation>Mehr als nötig</translation>
    </message>
    <message>
        <source>Time to sell them</source>
        <translation>Zeit, sie zu verkaufen</translation>
    </message>
    <message>
        <source>Two, as they go evenly</source>
        <translation>Zwei, da sie gleichmäßig abgehen</translation>
    </message>
    <message>
        <source>Held on average</source>
        <translation>Im Mittel gelagert</translation>
    </message>
    <message>
        <source>Cost of holding, share of value a year</source>
        <translation>Lagerkosten, Anteil am Wert im Jahr</translation>
    </message>
    <message>
        <source>Days a year</source>
        <translation>Tage im Jahr</translation>
    </message>
    <message>
        <source>The same a day</source>
        <translation>Dasselbe am Tag</translation>
    </message>
    <message>
        <source>Cost of holding them</source>
        <translation>Kosten, sie zu lagern</translation>
    </message>
    <message>
        <source>Saved less that cost</source>
        <translation>Gespart abzüglich dieser Kosten</translation>
    </message>
    <message>
        <source>Raised to it</source>
        <translation>Darauf angehoben</translation>
    </message>
    <message>
        <source>%1 of them are only to cover the days that the scenario asks for.</source>
        <translation>%1 davon nur, um die Tage zu decken, die das Szenario verlangt.</translation>
    </message>
    <message>
        <source>A larger order at a lower price would gain, but the limits leave no room.</source>
        <translation>Eine größere Bestellung zum niedrigeren Preis brächte Gewinn, aber die Grenzen lassen keinen Raum.</translation>
    </message>
    <message>
        <source>What a unit earns: price less cost</source>
        <translation>Was ein Stück einbringt: Preis weniger Kosten</translation>
    </message>
    <message>
        <source>Cost of holding it until the next review</source>
        <translation>Lagerkosten bis zur nächsten Prüfung</translation>
    </message>
    <message>
        <source>Both together</source>
        <translation>Beides zusammen</translation>
    </message>
    <message>
        <source>Share of the earnings in them</source>
        <translation>Anteil des Ertrags daran</translation>
    </message>
    <message>
        <source>Largest service level planned for</source>
        <translation>Höchster Servicegrad, mit dem geplant wird</translation>
    </message>
</context>
<context>
    <name>ms::app::JobBar</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und ein weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>ms::app::KitPanel</name>
    <message>
        <source>Kit</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Can be built</source>
        <translation>Baubar</translation>
    </message>
    <message>
        <source>From what is on hand of the components, each kit as if it were alone; blank: a component was never counted</source>
        <translation>Aus dem Bestand der Teile, jedes Set als wäre es allein; leer: ein Teil wurde nie gezählt</translation>
    </message>
    <message>
        <source>Assembled</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Scarcest component</source>
        <translation>Knappstes Teil</translation>
    </message>
    <message>
        <source>Demand a day</source>
        <translation>Bedarf/Tag</translation>
    </message>
    <message>
        <source>Stockout, %</source>
        <translation>Fehlrisiko, %</translation>
    </message>
    <message>
        <source>Probability of running out until goods of the next review arrive</source>
        <translation>Wahrscheinlichkeit auszugehen, bis Ware der nächsten Prüfung da ist</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>In a kit</source>
        <translation>Je Set</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Makes kits</source>
        <translation>Reicht für Sets</translation>
    </message>
    <message>
        <source>Order, units</source>
        <translation>Bestellmenge</translation>
    </message>
    <message>
        <source>For kits</source>
        <translation>Für Sets</translation>
    </message>
    <message>
        <source>Of the order, by share of demand: what kits ask for</source>
        <translation>Von der Bestellung, nach Bedarfsanteil: was die Sets verlangen</translation>
    </message>
    <message>
        <source>On order</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Components of %1</source>
        <translation>Teile von %1</translation>
    </message>
    <message>
        <source>There are no kits. Enter the first one below, or import a file with the columns kit, component and units on page Data.</source>
        <translation>Es gibt keine Sets. Geben Sie unten das erste ein, oder importieren Sie auf der Seite Daten eine Datei mit den Spalten kit, component und units.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kit(s), never ordered themselves: their demand is in that of their components.</source>
        <translation>
            <numerusform>%Ln Set, das selbst nie bestellt wird: Sein Bedarf steckt in dem seiner Teile.</numerusform>
            <numerusform>%Ln Sets, die selbst nie bestellt werden: Ihr Bedarf steckt in dem ihrer Teile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will more likely run out than not.</source>
        <translation>
            <numerusform>%Ln geht eher aus als nicht.</numerusform>
            <numerusform>%Ln gehen eher aus als nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::LaunchPanel</name>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Weight, %</source>
        <translation>Gewicht, %</translation>
    </message>
    <message>
        <source>Its share of the mean, by likeness</source>
        <translation>Anteil am Mittel, nach Ähnlichkeit</translation>
    </message>
    <message>
        <source>Likeness, %</source>
        <translation>Ähnlichkeit, %</translation>
    </message>
    <message>
        <source>Of title, price, category and brand, as far as they are known</source>
        <translation>Aus Bezeichnung, Preis, Warengruppe und Marke, soweit bekannt</translation>
    </message>
    <message>
        <source>Sold/week</source>
        <translation>Absatz/Woche</translation>
    </message>
    <message>
        <source>Mean of the last 13 weeks</source>
        <translation>Mittel der letzten 13 Wochen</translation>
    </message>
    <message>
        <source>Start seen</source>
        <translation>Anlauf bekannt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) of its own.</source>
        <translation>
            <numerusform>%n eigene Woche.</numerusform>
            <numerusform>%n eigene Wochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Like those below: %1 units in the next %2 weeks.</source>
        <translation>Wie die Vorbilder unten: %1 Stück in den nächsten %2 Wochen.</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Units a week</source>
        <translation>Stück je Woche</translation>
    </message>
    <message>
        <source>80 %</source>
        <translation>80 %</translation>
    </message>
    <message>
        <source>Those it sells like</source>
        <translation>Vorbilder</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>What those it sells like sold, weighed and times %1, and the forecast that comes of it</source>
        <translation>Was die Vorbilder verkauften, gewichtet und mal %1, und die Prognose daraus</translation>
    </message>
    <message>
        <source>Whether its first weeks are in the data</source>
        <translation>Ob seine ersten Wochen in den Daten stehen</translation>
    </message>
    <message>
        <source>No full week of its own.</source>
        <translation>Noch keine ganze eigene Woche.</translation>
    </message>
</context>
<context>
    <name>ms::app::MainWindow</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Recompute this page</source>
        <translation>Diese Seite neu berechnen</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Tabelle filtern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Arbeitsmappe öffnen …</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>About Merchant Studio</source>
        <translation>Über Merchant Studio</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>Arbeitsmappe schließen</translation>
    </message>
    <message>
        <source>Merchant Studio</source>
        <translation>Merchant Studio</translation>
    </message>
    <message>
        <source>%1 – Merchant Studio</source>
        <translation>%1 – Merchant Studio</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnose…</translation>
    </message>
</context>
<context>
    <name>ms::app::MarkdownView</name>
    <message>
        <source> weeks</source>
        <translation> Wochen</translation>
    </message>
    <message>
        <source>There is no plan: %1</source>
        <translation>Es gibt keinen Plan: %1</translation>
    </message>
    <message>
        <source>Its stock is not counted: there is nothing to clear.</source>
        <translation>Sein Bestand ist nicht gezählt: es gibt nichts abzuverkaufen.</translation>
    </message>
    <message>
        <source>Brings %1 and sells %2 of the stock; keeping the price brings %3, the best single markdown %4.</source>
        <translation>Bringt %1 und verkauft %2 des Bestands; der jetzige Preis bringt %3, die beste einzelne Abschrift %4.</translation>
    </message>
    <message>
        <source>Even the lowest prices sell no larger share.</source>
        <translation>Auch die niedrigsten Preise verkaufen keinen größeren Anteil.</translation>
    </message>
</context>
<context>
    <name>ms::app::ModelCard</name>
    <message>
        <source>Card</source>
        <translation>Steckbrief</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>automatically, on held-out last visits</source>
        <translation>automatisch, an zurückgehaltenen letzten Besuchen</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>Gelernt aus</translation>
    </message>
    <message>
        <source>%1 purchases by %2 customers</source>
        <translation>%1 Käufen von %2 Kunden</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Trained in</source>
        <translation>Gelernt in</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>NDCG@10 of %1</source>
        <translation>NDCG@10 von %1</translation>
    </message>
    <message>
        <source>%1, customers with a hit %2</source>
        <translation>%1, Kunden mit Treffer %2</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>Passes over the data</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Best validation NDCG</source>
        <translation>Beste NDCG der Prüfung</translation>
    </message>
    <message>
        <source>Validation by pass over the data</source>
        <translation>Prüfung je Durchgang</translation>
    </message>
    <message>
        <source>NDCG over the whole catalogue on last purchases that were not trained on; the best pass is kept. The loss fell from %1 to %2.</source>
        <translation>NDCG über den ganzen Katalog an letzten Käufen, aus denen nicht gelernt wurde; der beste Durchgang bleibt. Der Verlust fiel von %1 auf %2.</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>NDCG</source>
        <translation>NDCG</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Was versucht wurde</translation>
    </message>
    <message>
        <source>This model was chosen by hand; see Evaluation for how it does.</source>
        <translation>Dieses Modell wurde von Hand gewählt; unter Bewertung steht, wie gut es ist.</translation>
    </message>
    <message>
        <source>NDCG@10 on held-out last visits, best first, in the order of the card</source>
        <translation>NDCG@10 an zurückgehaltenen letzten Besuchen, bestes zuerst, in der Reihenfolge des Steckbriefs</translation>
    </message>
    <message>
        <source>Model, by rank</source>
        <translation>Modell, nach Rang</translation>
    </message>
    <message>
        <source>NDCG@10</source>
        <translation>NDCG@10</translation>
    </message>
</context>
<context>
    <name>ms::app::NameIndex</name>
    <message>
        <source>Reading names</source>
        <translation>Namen werden gelesen</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Kunde %1</translation>
    </message>
</context>
<context>
    <name>ms::app::OverridePanel</name>
    <message>
        <source>units</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>% more</source>
        <translation>% mehr</translation>
    </message>
    <message>
        <source>units more</source>
        <translation>Stück mehr</translation>
    </message>
    <message>
        <source>Promotion planned</source>
        <translation>Aktion geplant</translation>
    </message>
    <message>
        <source>Large order expected</source>
        <translation>Großer Auftrag erwartet</translation>
    </message>
    <message>
        <source>Listing ends</source>
        <translation>Auslistung</translation>
    </message>
    <message>
        <source>New competitor</source>
        <translation>Neuer Wettbewerber</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Wetter</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What overrides add is known once their weeks are over.</source>
        <translation>Was Korrekturen bringen, zeigt sich, wenn ihre Wochen vorbei sind.</translation>
    </message>
    <message>
        <source>Weeks that are over: %1. The forecast was %2 units off, with overrides %3.</source>
        <translation>Vergangene Wochen: %1. Die Prognose lag %2 Stück daneben, mit Korrekturen %3.</translation>
    </message>
</context>
<context>
    <name>ms::app::Page</name>
    <message>
        <source>Export table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 Zeilen nach %2 geschrieben</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren …</translation>
    </message>
    <message>
        <source>Export %1…</source>
        <translation>%1 exportieren …</translation>
    </message>
    <message>
        <source>Nothing to export here yet</source>
        <translation>Hier gibt es noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>This workspace cannot be opened.</source>
        <translation>Dieser Arbeitsbereich kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The file was left as it is. Open another workspace from the menu at the top left.</source>
        <translation>Die Datei blieb, wie sie ist. Öffnen Sie oben links im Menü einen anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>Neu berechnen</translation>
    </message>
</context>
<context>
    <name>ms::app::PlanWords</name>
    <message>
        <source>service level %1, expected more than 0 and less than 1</source>
        <translation>Servicegrad %1, erwartet wird mehr als 0 und weniger als 1</translation>
    </message>
    <message>
        <source>lead time %1, expected more than 0</source>
        <translation>Lieferzeit %1, erwartet wird mehr als 0</translation>
    </message>
    <message>
        <source>standard deviation of the lead time %1, expected at least 0</source>
        <translation>Standardabweichung der Lieferzeit %1, erwartet wird mindestens 0</translation>
    </message>
    <message>
        <source>review period %1, expected at least 0</source>
        <translation>Prüfabstand %1, erwartet wird mindestens 0</translation>
    </message>
    <message>
        <source>mean demand %1, expected at least 0</source>
        <translation>mittlere Nachfrage %1, erwartet wird mindestens 0</translation>
    </message>
    <message>
        <source>standard deviation of demand %1, expected at least 0</source>
        <translation>Standardabweichung der Nachfrage %1, erwartet wird mindestens 0</translation>
    </message>
    <message>
        <source>pack size %1, expected more than 0</source>
        <translation>Packungsgröße %1, erwartet wird mehr als 0</translation>
    </message>
    <message>
        <source>minimum order %1, expected at least 0</source>
        <translation>Mindestbestellung %1, erwartet wird mindestens 0</translation>
    </message>
    <message>
        <source>maximum order %1, expected at least 0</source>
        <translation>Höchstbestellung %1, erwartet wird mindestens 0</translation>
    </message>
    <message>
        <source>order %1, expected a number of units that fits</source>
        <translation>Bestellung %1, erwartet wird eine Stückzahl, die sich darstellen lässt</translation>
    </message>
    <message>
        <source>need %1, expected at least 0</source>
        <translation>Bedarf %1, erwartet wird mindestens 0</translation>
    </message>
    <message>
        <source>a planner&apos;s level must be at least 0 units</source>
        <translation>ein Bestand, den ein Planer setzt, muss mindestens 0 Stück sein</translation>
    </message>
    <message>
        <source>stock on hand, reserved and owed must be at least 0</source>
        <translation>Bestand, Reserviertes und Geschuldetes müssen mindestens 0 sein</translation>
    </message>
    <message>
        <source>it contains itself, directly or in another kit</source>
        <translation>es enthält sich selbst, unmittelbar oder in einem anderen Set</translation>
    </message>
    <message>
        <source>price and unit cost must be at least 0 and at most 10 billion</source>
        <translation>Preis und Stückkosten müssen mindestens 0 und höchstens 10 Milliarden sein</translation>
    </message>
    <message>
        <source>stock and open orders are more than a trillion units</source>
        <translation>Bestand und offene Bestellungen sind mehr als eine Billion Stück</translation>
    </message>
    <message>
        <source>the lead time and its spread must be at most 3,650 days</source>
        <translation>Die Lieferzeit und ihre Streuung dürfen höchstens 3.650 Tage sein</translation>
    </message>
    <message>
        <source>unit cost %1, expected at least 0</source>
        <translation>Stückkosten %1, erwartet mindestens 0</translation>
    </message>
    <message>
        <source>holding cost rate %1, expected at least 0</source>
        <translation>Lagerkostensatz %1, erwartet mindestens 0</translation>
    </message>
    <message>
        <source>price break at %1 units, expected more than 1 and more than the one before</source>
        <translation>Preisstaffel ab %1 Stück, erwartet mehr als 1 und mehr als die davor</translation>
    </message>
    <message>
        <source>cover of %1 days, expected more than 0 and at most 3,650</source>
        <translation>Reichweite von %1 Tagen, erwartet mehr als 0 und höchstens 3.650</translation>
    </message>
</context>
<context>
    <name>ms::app::PlotView</name>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>ms::app::PracticeShop</name>
    <message>
        <source>%1 could not be started</source>
        <translation>%1 ließ sich nicht starten</translation>
    </message>
</context>
<context>
    <name>ms::app::PriceBreakPanel</name>
    <message>
        <source>From units</source>
        <translation>Ab Stück</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Spart</translation>
    </message>
    <message>
        <source>On a unit, against the list cost, that of a single one; blank: it is not known</source>
        <translation>Je Stück, gegenüber dem Listenpreis, dem eines einzelnen; leer: nicht bekannt</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>The suggested order, at the price that it gets</source>
        <translation>Die vorgeschlagene Bestellung, bei dem Preis, den sie bekommt</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>What an order of that size saves, less what holding the units beyond the need costs until they are sold; orders go to the break that gains most a unit</source>
        <translation>Was eine Bestellung dieser Größe spart, abzüglich der Lagerkosten der Stücke über den Bedarf hinaus, bis sie verkauft sind; bestellt wird bis zu der Staffel, die je Stück am meisten gewinnt</translation>
    </message>
    <message>
        <source>Order there, units</source>
        <translation>Bestellung dort, Stück</translation>
    </message>
    <message>
        <source>The least at that price that the supplier accepts</source>
        <translation>Die kleinste zu diesem Preis, die der Lieferant annimmt</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Cost of holding</source>
        <translation>Lagerkosten</translation>
    </message>
    <message>
        <source>A kit is not ordered itself: its components are.</source>
        <translation>Ein Set wird nicht selbst bestellt, sondern seine Teile.</translation>
    </message>
    <message>
        <source>No order is suggested now.</source>
        <translation>Zurzeit wird keine Bestellung vorgeschlagen.</translation>
    </message>
    <message>
        <source>The order of %1 is at the price from %2 units on, %3 a unit.</source>
        <translation>Die Bestellung von %1 hat den Preis ab %2 Stück, %3 je Stück.</translation>
    </message>
    <message>
        <source>The order of %1 is at the list cost, %2 a unit.</source>
        <translation>Die Bestellung von %1 hat den Listenpreis, %2 je Stück.</translation>
    </message>
    <message>
        <source>No larger order is cheaper.</source>
        <translation>Keine größere Bestellung ist günstiger.</translation>
    </message>
    <message>
        <source>%1 at once would save %2, but holding the units beyond the need would cost %3.</source>
        <translation>%1 auf einmal würden %2 sparen, aber die Stücke über den Bedarf hinaus zu lagern würde %3 kosten.</translation>
    </message>
    <message>
        <source>No price breaks are known for this SKU. Page Data imports them from a file with the columns sku, from units and unit cost.</source>
        <translation>Für diesen Artikel ist keine Preisstaffel bekannt. Die Seite Daten importiert sie aus einer Datei mit den Spalten sku, from units und unit cost.</translation>
    </message>
</context>
<context>
    <name>ms::app::PriceDetail</name>
    <message>
        <source>Price, %1</source>
        <translation>Preis, %1</translation>
    </message>
    <message>
        <source>80 % of cases</source>
        <translation>80 % der Fälle</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Probiert</translation>
    </message>
    <message>
        <source>Units of %1</source>
        <translation>Stück von %1</translation>
    </message>
    <message>
        <source>Margin of %1</source>
        <translation>Marge von %1</translation>
    </message>
    <message>
        <source>Revenue of %1</source>
        <translation>Umsatz von %1</translation>
    </message>
    <message>
        <source>Units in %1 weeks</source>
        <translation>Stück in %1 Wochen</translation>
    </message>
    <message>
        <source>Margin in %1 weeks, %2</source>
        <translation>Marge in %1 Wochen, %2</translation>
    </message>
    <message>
        <source>Revenue in %1 weeks, %2</source>
        <translation>Umsatz in %1 Wochen, %2</translation>
    </message>
    <message>
        <source>unit cost not known</source>
        <translation>Stückkosten nicht bekannt</translation>
    </message>
    <message>
        <source>stock not counted</source>
        <translation>Bestand nicht gezählt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No other SKU is like this one.</source>
        <translation>Kein anderer Artikel gleicht diesem.</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>Mitbewerber</translation>
    </message>
    <message>
        <source>ends %1 (risk %2)</source>
        <translation>endet %1 (Risiko %2)</translation>
    </message>
    <message>
        <source>%1, costs %2</source>
        <translation>%1, kostet %2</translation>
    </message>
    <message>
        <source>%1 to %2 in %3 weeks</source>
        <translation>%1 bis %2 in %3 Wochen</translation>
    </message>
    <message>
        <source>in %1 weeks</source>
        <translation>in %1 Wochen</translation>
    </message>
    <message>
        <source>%1: no price</source>
        <translation>%1: kein Preis</translation>
    </message>
    <message>
        <source>%1 %2 (%3 without tax)</source>
        <translation>%1 %2 (%3 ohne Steuer)</translation>
    </message>
    <message>
        <source>%1 without %2 tax</source>
        <translation>%1 ohne %2 Steuer</translation>
    </message>
    <message>
        <source>Per cent of the row&apos;s units when the column&apos;s price rises by 1 %; above 0: they stand for each other.</source>
        <translation>Prozent der Menge der Zeile, wenn der Preis der Spalte um 1 % steigt; über 0: Sie ersetzen einander.</translation>
    </message>
</context>
<context>
    <name>ms::app::PricingPage</name>
    <message>
        <source>Pricing</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Elasticity known</source>
        <translation>Elastizität bekannt</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Gain of all suggestions</source>
        <translation>Gewinn aller Vorschläge</translation>
    </message>
    <message>
        <source>This scenario</source>
        <translation>Dieses Szenario</translation>
    </message>
    <message>
        <source>Add to proposals</source>
        <translation>Zu den Anträgen</translation>
    </message>
    <message>
        <source>Put the prices of this scenario into the approval queue</source>
        <translation>Die Preise dieses Szenarios zur Freigabe vorlegen</translation>
    </message>
    <message>
        <source>Take shown suggestions</source>
        <translation>Gezeigte Vorschläge übernehmen</translation>
    </message>
    <message>
        <source>Every suggested price that the table shows becomes part of the scenario</source>
        <translation>Jeder vorgeschlagene Preis, den die Tabelle zeigt, wird Teil des Szenarios</translation>
    </message>
    <message>
        <source>Show in Demand</source>
        <translation>In Nachfrage zeigen</translation>
    </message>
    <message>
        <source>Show in Inventory</source>
        <translation>In Bestand zeigen</translation>
    </message>
    <message>
        <source>SKU or title</source>
        <translation>Artikelnr. oder Bezeichnung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Studying prices</source>
        <translation>Preise werden untersucht</translation>
    </message>
    <message>
        <source>There are no sales with a price yet. Import an export of your shop on page Data.</source>
        <translation>Es gibt noch keine Verkäufe mit Preis. Importieren Sie auf der Seite Daten einen Export Ihres Shops.</translation>
    </message>
    <message>
        <source>Nothing was changed. Press F5 to read again.</source>
        <translation>Nichts wurde geändert. F5 liest erneut.</translation>
    </message>
    <message>
        <source>%1 · weekly · effects over the next %2 weeks</source>
        <translation>%1 · wöchentlich · Wirkung über die nächsten %2 Wochen</translation>
    </message>
    <message>
        <source>of %1 SKUs</source>
        <translation>von %1 Artikeln</translation>
    </message>
    <message>
        <source>press to see them</source>
        <translation>drücken, um sie zu sehen</translation>
    </message>
    <message>
        <source>expected a week</source>
        <translation>erwartet je Woche</translation>
    </message>
    <message numerus="yes">
        <source>Add %n price(s) to proposals</source>
        <translation>
            <numerusform>%n Preis zu den Anträgen</numerusform>
            <numerusform>%n Preise zu den Anträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the SKUs shown has a suggestion.</source>
        <translation>Keiner der gezeigten Artikel hat einen Vorschlag.</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n Vorschlag</numerusform>
            <numerusform>%n Vorschläge</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding up scenarios</source>
        <translation>Szenarien werden summiert</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>current prices</source>
        <translation>heutige Preise</translation>
    </message>
    <message>
        <source>margin, %1 weeks</source>
        <translation>Marge, %1 Wochen</translation>
    </message>
    <message>
        <source>revenue, %1 weeks</source>
        <translation>Umsatz, %1 Wochen</translation>
    </message>
    <message>
        <source>Saving scenarios</source>
        <translation>Szenarien werden gesichert</translation>
    </message>
    <message>
        <source>The scenarios were not saved: %1</source>
        <translation>Die Szenarien wurden nicht gesichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>Adding %n price(s) to proposals</source>
        <translation>
            <numerusform>%n Preis wird vorgelegt</numerusform>
            <numerusform>%n Preise werden vorgelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was proposed: %1</source>
        <translation>Nichts wurde vorgelegt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) wait for approval.</source>
        <translation>
            <numerusform>%n Preis wartet auf Freigabe.</numerusform>
            <numerusform>%n Preise warten auf Freigabe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused, %1: %2</source>
        <translation>
            <numerusform>%n abgelehnt, %1: %2</numerusform>
            <numerusform>%n abgelehnt, %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) moved</source>
        <translation>
            <numerusform>%n Preis verschoben</numerusform>
            <numerusform>%n Preise verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Planning a markdown</source>
        <translation>Plane eine Abschrift</translation>
    </message>
    <message>
        <source>Finding cross effects</source>
        <translation>Suche Kreuzeffekte</translation>
    </message>
    <message>
        <source>“%1” is locked: this went into its copy “%2”.</source>
        <translation>„%1“ ist gesperrt: Das ging in die Kopie „%2“.</translation>
    </message>
    <message>
        <source>Nothing of family %1 is proposed: its prices would not keep their relation.</source>
        <translation>Von Familie %1 wird nichts vorgeschlagen: Ihre Preise würden ihr Verhältnis nicht wahren.</translation>
    </message>
    <message>
        <source>Planning a price test</source>
        <translation>Preistest wird geplant</translation>
    </message>
    <message>
        <source>Price test</source>
        <translation>Preistest</translation>
    </message>
    <message>
        <source>The test is kept as two locked scenarios, for the odd and the even weeks.</source>
        <translation>Der Test ist als zwei gesperrte Szenarien behalten, für die ungeraden und die geraden Wochen.</translation>
    </message>
</context>
<context>
    <name>ms::app::PushWords</name>
    <message>
        <source>the price moved since it was approved: %1</source>
        <translation>der Preis hat sich seit der Freigabe geändert: %1</translation>
    </message>
    <message>
        <source>the shop accepted the change, but read back it is not there: %1</source>
        <translation>der Shop hat die Änderung angenommen, beim Nachlesen ist sie nicht da: %1</translation>
    </message>
    <message>
        <source>approved from %1 to %2, the shop shows %3</source>
        <translation>freigegeben von %1 auf %2, der Shop zeigt %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>something else (%1)</source>
        <translation>etwas anderes (%1)</translation>
    </message>
    <message>
        <source>the shop has no SKU &apos;%1&apos;</source>
        <translation>der Shop hat keine SKU „%1“</translation>
    </message>
    <message>
        <source>the shop knows this change&apos;s key from another change</source>
        <translation>der Shop kennt den Schlüssel dieser Änderung von einer anderen</translation>
    </message>
    <message>
        <source>the shop refuses the change: %1</source>
        <translation>der Shop lehnt die Änderung ab: %1</translation>
    </message>
    <message>
        <source>the price is in the shop, but %1 to shoppers</source>
        <translation>der Preis ist im Shop, aber %1 den Käufern</translation>
    </message>
    <message>
        <source>the shop accepted the order, but read back it is not there: %1</source>
        <translation>der Shop hat die Bestellung angenommen, beim Nachlesen ist sie nicht da: %1</translation>
    </message>
    <message>
        <source>the approval was too old to be sent; propose the change again</source>
        <translation>die Freigabe war zu alt zum Senden; schlagen Sie die Änderung neu vor</translation>
    </message>
    <message>
        <source>stopped; what was not decided stays in the outbox</source>
        <translation>angehalten; was nicht entschieden ist, bleibt im Ausgang</translation>
    </message>
    <message>
        <source>everything was paused; what was not decided stays in the outbox</source>
        <translation>alles wurde angehalten; was nicht entschieden ist, bleibt im Ausgang</translation>
    </message>
    <message>
        <source>the shop cannot be trusted: %1</source>
        <translation>dem Shop ist nicht zu trauen: %1</translation>
    </message>
    <message>
        <source>after %1 attempts: %2</source>
        <translation>nach %1 Versuchen: %2</translation>
    </message>
    <message>
        <source>the shop answered with a redirect (%1), which is not followed</source>
        <translation>der Shop antwortete mit einer Weiterleitung (%1), der nicht gefolgt wird</translation>
    </message>
    <message>
        <source>the shop answered %1: %2</source>
        <translation>der Shop antwortete %1: %2</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>the price list &apos;%1&apos; shows %2</source>
        <translation>die Preisliste „%1“ zeigt %2</translation>
    </message>
    <message>
        <source>a sale shows %1</source>
        <translation>eine Aktion zeigt %1</translation>
    </message>
    <message>
        <source>its end had passed before it was sent; propose the change again</source>
        <translation>ihr Ende war vorbei, bevor sie gesendet wurde; schlagen Sie die Änderung neu vor</translation>
    </message>
    <message>
        <source>its start has not come yet</source>
        <translation>ihr Beginn ist noch nicht gekommen</translation>
    </message>
    <message>
        <source>it is not a failed change any more</source>
        <translation>sie ist keine gescheiterte Änderung mehr</translation>
    </message>
    <message>
        <source>proposal %1 changes the same price and is newer</source>
        <translation>Vorschlag %1 ändert denselben Preis und ist neuer</translation>
    </message>
</context>
<context>
    <name>ms::app::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n wartet</numerusform>
            <numerusform>%1, %n warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::RecommendationsPage</name>
    <message>
        <source>customer %1</source>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>an anonymous visitor</source>
        <translation>einen anonymen Besucher</translation>
    </message>
    <message>
        <source>Recommended for %1 by %2</source>
        <translation>Empfohlen für %1 durch %2</translation>
    </message>
    <message>
        <source>Products bought before: %1</source>
        <translation>Früher gekaufte Produkte: %1</translation>
    </message>
    <message>
        <source>Products in the cart: %1</source>
        <translation>Produkte im Warenkorb: %1</translation>
    </message>
    <message>
        <source>Strength by place</source>
        <translation>Stärke nach Platz</translation>
    </message>
    <message>
        <source>Share of all recommendations in this shop that are weaker, for %1</source>
        <translation>Anteil aller Empfehlungen dieses Ladens, die schwächer sind, für %1</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>Platz in der Liste</translation>
    </message>
    <message>
        <source>Strength, %</source>
        <translation>Stärke, %</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre, wenn</translation>
    </message>
    <message>
        <source>The same products stand in both lists.</source>
        <translation>In beiden Listen stehen dieselben Produkte.</translation>
    </message>
    <message>
        <source>Not in this list any more: %1</source>
        <translation>Nicht mehr in dieser Liste: %1</translation>
    </message>
    <message>
        <source>Put %1 back</source>
        <translation>%1 zurücklegen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>No product is called %1. Choose one of those that are offered.</source>
        <translation>Kein Produkt heißt %1. Wählen Sie eines der angebotenen.</translation>
    </message>
    <message>
        <source>Add %1 to the cart</source>
        <translation>%1 in den Warenkorb legen</translation>
    </message>
    <message>
        <source>Pin %1</source>
        <translation>%1 anheften</translation>
    </message>
    <message>
        <source>Never show %1</source>
        <translation>%1 nie zeigen</translation>
    </message>
    <message>
        <source>Popular in the shop</source>
        <translation>Im Laden beliebt</translation>
    </message>
    <message>
        <source>Popular in the shop; nothing is known of the customer</source>
        <translation>Im Laden beliebt; über den Kunden ist nichts bekannt</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>The history as a whole</source>
        <translation>Der Verlauf als Ganzes</translation>
    </message>
    <message>
        <source>Because of %1</source>
        <translation>Wegen %1</translation>
    </message>
    <message>
        <source>Without these purchases the place would be another. Shares of the score:</source>
        <translation>Ohne diese Käufe wäre der Platz ein anderer. Anteile am Wert:</translation>
    </message>
    <message>
        <source>Popular</source>
        <translation>Beliebt</translation>
    </message>
    <message>
        <source>Item-kNN</source>
        <translation>Item-kNN</translation>
    </message>
    <message>
        <source>Transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Different products bought</source>
        <translation>Verschiedene gekaufte Produkte</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Letzter Besuch</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>In the cart</source>
        <translation>Im Warenkorb</translation>
    </message>
    <message>
        <source>Visits in which it was bought</source>
        <translation>Besuche, bei denen es gekauft wurde</translation>
    </message>
    <message>
        <source>Last bought</source>
        <translation>Zuletzt gekauft</translation>
    </message>
    <message>
        <source>#</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Against the list at the left</source>
        <translation>Gegenüber der Liste links</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Share of all recommendations in this shop that are weaker</source>
        <translation>Anteil aller Empfehlungen dieses Ladens, die schwächer sind</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Units on hand less reserved; blank where it was never counted</source>
        <translation>Vorhandene abzüglich reservierter Stück; leer, wo nie gezählt wurde</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>NDCG@10</source>
        <translation>NDCG@10</translation>
    </message>
    <message>
        <source>Hits near the top count more; 1 is perfect</source>
        <translation>Treffer weit oben zählen mehr; 1 ist vollkommen</translation>
    </message>
    <message>
        <source>HR@10</source>
        <translation>HR@10</translation>
    </message>
    <message>
        <source>Share of customers with at least one hit</source>
        <translation>Anteil der Kunden mit mindestens einem Treffer</translation>
    </message>
    <message>
        <source>MRR</source>
        <translation>MRR</translation>
    </message>
    <message>
        <source>Mean of 1 / place of the first hit</source>
        <translation>Mittel von 1 / Platz des ersten Treffers</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Share of what was bought that the list had</source>
        <translation>Anteil des Gekauften, der in der Liste stand</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Share of products that anybody is shown</source>
        <translation>Anteil der Produkte, die irgendwem gezeigt werden</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>Gini</translation>
    </message>
    <message>
        <source>0: all products shown alike; 1: one product in every list</source>
        <translation>0: alle Produkte gleich oft; 1: ein Produkt in jeder Liste</translation>
    </message>
    <message>
        <source>Tail share</source>
        <translation>Anteil der Nische</translation>
    </message>
    <message>
        <source>Places that show products outside the most popular fifth</source>
        <translation>Plätze mit Produkten außerhalb des beliebtesten Fünftels</translation>
    </message>
    <message>
        <source>Over popular</source>
        <translation>Über Beliebt</translation>
    </message>
    <message>
        <source>NDCG@10 less that of the popular list</source>
        <translation>NDCG@10 abzüglich dessen der beliebten Liste</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2, p = %3</source>
        <translation>95-%-Intervall %1 bis %2, p = %3</translation>
    </message>
    <message>
        <source>p against best</source>
        <translation>p gegen das beste</translation>
    </message>
    <message>
        <source>Chance of such a difference from the best model if there were none (paired test)</source>
        <translation>Wahrscheinlichkeit eines solchen Abstands zum besten Modell, wenn es keinen gäbe (gepaarter Test)</translation>
    </message>
    <message>
        <source>Training, s</source>
        <translation>Lernzeit, s</translation>
    </message>
    <message>
        <source>Anonymous visitor</source>
        <translation>Anonymer Besucher</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Up %1</source>
        <translation>%1 höher</translation>
    </message>
    <message>
        <source>Down %1</source>
        <translation>%1 tiefer</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Customers with a hit</source>
        <translation>Kunden mit Treffer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>What if the customer had never bought it?</source>
        <translation>Was wäre, wenn der Kunde es nie gekauft hätte?</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Never show</source>
        <translation>Nie zeigen</translation>
    </message>
    <message>
        <source>Clear what if</source>
        <translation>Was-wäre-wenn leeren</translation>
    </message>
    <message>
        <source>Export all lists…</source>
        <translation>Alle Listen exportieren …</translation>
    </message>
    <message>
        <source>Show what they have</source>
        <translation>Zeigen, was sie haben</translation>
    </message>
    <message>
        <source>For goods that are bought again: lists may show what the customer has</source>
        <translation>Für Waren, die wieder gekauft werden: Listen dürfen zeigen, was der Kunde hat</translation>
    </message>
    <message>
        <source>Search a customer</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>%1 lernt</translation>
    </message>
    <message>
        <source>Learning what customers buy</source>
        <translation>Lernt, was Kunden kaufen</translation>
    </message>
    <message>
        <source>Recommendations need sales that name their customer.</source>
        <translation>Empfehlungen brauchen Verkäufe, die ihren Kunden nennen.</translation>
    </message>
    <message>
        <source>Choose another model, or press F5 to try again.</source>
        <translation>Wählen Sie ein anderes Modell oder drücken Sie F5 für einen neuen Versuch.</translation>
    </message>
    <message>
        <source>Learnt from purchases of known customers, %1</source>
        <translation>Gelernt aus Käufen bekannter Kunden, %1</translation>
    </message>
    <message>
        <source>with purchases</source>
        <translation>mit Käufen</translation>
    </message>
    <message>
        <source>stock never counted</source>
        <translation>Bestand nie gezählt</translation>
    </message>
    <message>
        <source>%1 out of stock</source>
        <translation>%1 ausverkauft</translation>
    </message>
    <message>
        <source>chosen on held-out visits</source>
        <translation>gewählt an zurückgehaltenen Besuchen</translation>
    </message>
    <message>
        <source>trained in %1</source>
        <translation>gelernt in %1</translation>
    </message>
    <message>
        <source>see Evaluation</source>
        <translation>siehe Auswertung</translation>
    </message>
    <message>
        <source>in 10 places; popular %1</source>
        <translation>auf 10 Plätzen; Beliebt %1</translation>
    </message>
    <message>
        <source>Measuring the models</source>
        <translation>Modelle werden gemessen</translation>
    </message>
    <message>
        <source>Export all lists</source>
        <translation>Alle Listen exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON lines (*.jsonl)</source>
        <translation>CSV (*.csv);;JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Exporting the lists of %1 customers</source>
        <translation>Listen von %1 Kunden werden exportiert</translation>
    </message>
    <message>
        <source>Nothing was exported. %1</source>
        <translation>Nichts wurde exportiert. %1</translation>
    </message>
    <message>
        <source>%1 places for %2 customers are in %3</source>
        <translation>%1 Plätze für %2 Kunden stehen in %3</translation>
    </message>
    <message>
        <source>%1 places for %2 customers are in %3; rules left %4 lists short</source>
        <translation>%1 Plätze für %2 Kunden stehen in %3; Regeln ließen %4 Listen kürzer</translation>
    </message>
    <message>
        <source>Bought before</source>
        <translation>Früher gekauft</translation>
    </message>
    <message>
        <source>EASE</source>
        <translation>EASE</translation>
    </message>
    <message>
        <source>Buy again</source>
        <translation>Wieder kaufen</translation>
    </message>
    <message>
        <source>Matrix factorisation (ALS)</source>
        <translation>Matrixfaktorisierung (ALS)</translation>
    </message>
    <message>
        <source>Matrix factorisation (BPR)</source>
        <translation>Matrixfaktorisierung (BPR)</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>Blend of models</source>
        <translation>Mischung von Modellen</translation>
    </message>
    <message>
        <source>Customers in the segment: %1</source>
        <translation>Kunden im Segment: %1</translation>
    </message>
    <message>
        <source>Choose a second model above to see what it would show this segment.</source>
        <translation>Oben ein zweites Modell wählen, um zu sehen, was es diesem Segment zeigen würde.</translation>
    </message>
    <message>
        <source>Promoted by the shop&apos;s rules</source>
        <translation>Beworben nach den Regeln des Ladens</translation>
    </message>
    <message>
        <source>New: nobody bought it yet</source>
        <translation>Neu: noch niemand hat es gekauft</translation>
    </message>
    <message>
        <source>New, and like %1</source>
        <translation>Neu, und ähnlich wie %1</translation>
    </message>
    <message>
        <source>Best model</source>
        <translation>Bestes Modell</translation>
    </message>
    <message>
        <source>Next best</source>
        <translation>Zweitbestes</translation>
    </message>
    <message>
        <source>Ahead by</source>
        <translation>Vorsprung</translation>
    </message>
    <message>
        <source>NDCG@10 of the best less the next best</source>
        <translation>NDCG@10 des besten weniger der des zweitbesten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Deutlich</translation>
    </message>
    <message>
        <source>Could be chance</source>
        <translation>Kann Zufall sein</translation>
    </message>
    <message>
        <source>Country %1</source>
        <translation>Land %1</translation>
    </message>
    <message>
        <source>Segment %1</source>
        <translation>Segment %1</translation>
    </message>
    <message>
        <source>Customers who came once</source>
        <translation>Kunden mit einem Besuch</translation>
    </message>
    <message>
        <source>Customers with %1 visits</source>
        <translation>Kunden mit %1 Besuchen</translation>
    </message>
    <message>
        <source>In the lists of %1 of %2 customers</source>
        <translation>In den Listen von %1 von %2 Kunden</translation>
    </message>
    <message>
        <source>Measuring diversity</source>
        <translation>Vielfalt wird gemessen</translation>
    </message>
    <message>
        <source>Forget customer %1?</source>
        <translation>Kunden %1 vergessen?</translation>
    </message>
    <message>
        <source>The name is taken out of this workspace and cannot be brought back. Orders stay without a customer, so that no total changes.</source>
        <translation>Der Name wird aus diesem Arbeitsbereich entfernt und kann nicht zurückgeholt werden. Bestellungen bleiben ohne Kunden erhalten, sodass sich keine Summe ändert.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forgetting customer %1</source>
        <translation>Kunde %1 wird vergessen</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Nichts wurde geändert. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n older copy(s) of the workspace still name the customer.</source>
        <translation>
            <numerusform>%n ältere Kopie des Arbeitsbereichs nennt den Kunden noch.</numerusform>
            <numerusform>%n ältere Kopien des Arbeitsbereichs nennen den Kunden noch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The customer is forgotten; %n order(s) stay without a name.</source>
        <translation>
            <numerusform>Der Kunde ist vergessen; %n Bestellung bleibt ohne Namen.</numerusform>
            <numerusform>Der Kunde ist vergessen; %n Bestellungen bleiben ohne Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget this customer…</source>
        <translation>Diesen Kunden vergessen …</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Remove a purchase, add a product to the cart, pin or exclude one, or try a price: this list moves, and says what changed.</source>
        <translation>Einen Kauf entfernen, ein Produkt in den Warenkorb legen, eines anheften oder ausschließen oder einen Preis versuchen: Diese Liste bewegt sich und sagt, was sich geändert hat.</translation>
    </message>
    <message>
        <source>Bought %1 times as often at %2</source>
        <translation>Bei %2 %1-mal so oft gekauft</translation>
    </message>
    <message>
        <source>Pinned with the brand %1</source>
        <translation>Mit der Marke %1 angeheftet</translation>
    </message>
    <message>
        <source>%1 is in the cart</source>
        <translation>%1 liegt im Warenkorb</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 wurde entfernt</translation>
    </message>
    <message>
        <source>The history as a whole is another</source>
        <translation>Die Vorgeschichte als Ganzes ist eine andere</translation>
    </message>
    <message>
        <source>Others above it moved</source>
        <translation>Andere darüber haben sich bewegt</translation>
    </message>
    <message>
        <source>never shown</source>
        <translation>nie gezeigt</translation>
    </message>
    <message>
        <source>in the cart</source>
        <translation>im Warenkorb</translation>
    </message>
    <message>
        <source>bought less at this price</source>
        <translation>zu diesem Preis weniger gekauft</translation>
    </message>
    <message>
        <source>its price breaks a rule</source>
        <translation>sein Preis verletzt eine Regel</translation>
    </message>
    <message>
        <source>others moved above it</source>
        <translation>andere sind darüber gerückt</translation>
    </message>
    <message>
        <source>Pin the brand</source>
        <translation>Marke anheften</translation>
    </message>
    <message>
        <source>What if the three best products of this brand stood first?</source>
        <translation>Was wäre, wenn die drei besten Produkte dieser Marke vorn stünden?</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Unpin the brand %1</source>
        <translation>Marke %1 lösen</translation>
    </message>
    <message>
        <source>Pin the brand %1</source>
        <translation>Marke %1 anheften</translation>
    </message>
    <message>
        <source>Price of %1</source>
        <translation>Preis von %1</translation>
    </message>
    <message>
        <source>Select a product to try another price for it.</source>
        <translation>Ein Produkt wählen, um einen anderen Preis zu versuchen.</translation>
    </message>
    <message>
        <source>The model does not read prices. A price moves a product by what demand does with it, and by the rule of the least margin.</source>
        <translation>Das Modell liest keine Preise. Ein Preis bewegt ein Produkt durch das, was die Nachfrage daraus macht, und durch die Regel der Mindestmarge.</translation>
    </message>
    <message>
        <source>Its price is not known.</source>
        <translation>Sein Preis ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Learning from past prices what demand does with them…</source>
        <translation>Aus früheren Preisen wird gelernt, was die Nachfrage daraus macht …</translation>
    </message>
    <message>
        <source>What demand does with prices could not be learnt.</source>
        <translation>Was die Nachfrage aus Preisen macht, ließ sich nicht lernen.</translation>
    </message>
    <message>
        <source>Its past prices moved too little to say what demand does. Only the rule of the least margin asks for this price.</source>
        <translation>Seine früheren Preise bewegten sich zu wenig, um zu sagen, was die Nachfrage tut. Nur die Regel der Mindestmarge fragt nach diesem Preis.</translation>
    </message>
    <message>
        <source>Bought %1 times as often as at %2: elasticity %3 ± %4 by its own past. The place moves by that; the model itself does not read prices.</source>
        <translation>%1-mal so oft gekauft wie bei %2: Elastizität %3 ± %4 aus der eigenen Vergangenheit. Der Platz bewegt sich danach; das Modell selbst liest keine Preise.</translation>
    </message>
    <message>
        <source>Bought %1 times as often as at %2: elasticity %3 ± %4, the average of its category. The place moves by that; the model itself does not read prices.</source>
        <translation>%1-mal so oft gekauft wie bei %2: Elastizität %3 ± %4, der Durchschnitt der Kategorie. Der Platz bewegt sich danach; das Modell selbst liest keine Preise.</translation>
    </message>
    <message>
        <source>Learning what demand does with prices</source>
        <translation>Lernen, was die Nachfrage aus Preisen macht</translation>
    </message>
    <message>
        <source>The cart is empty: add a product below.</source>
        <translation>Der Warenkorb ist leer: unten ein Produkt hinzufügen.</translation>
    </message>
</context>
<context>
    <name>ms::app::RefusalWords</name>
    <message>
        <source>sku %1: %2</source>
        <translation>Artikel %1: %2</translation>
    </message>
    <message>
        <source>the workspace has no such SKU</source>
        <translation>der Arbeitsbereich hat keinen solchen Artikel</translation>
    </message>
    <message>
        <source>its current price is not known, so nothing can be compared with it</source>
        <translation>sein jetziger Preis ist nicht bekannt, also lässt sich nichts vergleichen</translation>
    </message>
    <message>
        <source>another price change of it waits or is on its way</source>
        <translation>eine andere Preisänderung dafür wartet oder ist unterwegs</translation>
    </message>
    <message>
        <source>another reorder of it waits or is on its way</source>
        <translation>eine andere Bestellung dafür wartet oder ist unterwegs</translation>
    </message>
    <message>
        <source>another transfer of it between these locations waits or is on its way</source>
        <translation>eine andere Umlagerung zwischen diesen Standorten wartet oder ist unterwegs</translation>
    </message>
    <message>
        <source>the workspace has no supplier &apos;%1&apos;</source>
        <translation>der Arbeitsbereich hat keinen Lieferanten „%1“</translation>
    </message>
    <message>
        <source>the workspace has no location &apos;%1&apos;</source>
        <translation>der Arbeitsbereich hat keinen Standort „%1“</translation>
    </message>
    <message>
        <source>%1 units are to leave &apos;%2&apos;, %3 are free</source>
        <translation>%1 Stück sollen „%2“ verlassen, frei sind %3</translation>
    </message>
    <message>
        <source>the new price %1 is the old one</source>
        <translation>der neue Preis %1 ist der alte</translation>
    </message>
    <message>
        <source>the new price %1 is above ten times the old %2</source>
        <translation>der neue Preis %1 ist mehr als das Zehnfache des alten (%2)</translation>
    </message>
    <message>
        <source>the new price %1 is not above 0</source>
        <translation>der neue Preis %1 ist nicht größer als 0</translation>
    </message>
    <message>
        <source>a quantity of %1 is not above 0</source>
        <translation>eine Menge von %1 ist nicht größer als 0</translation>
    </message>
    <message>
        <source>a change of %1 is above the limit of %2</source>
        <translation>eine Änderung um %1 ist mehr als die Grenze von %2</translation>
    </message>
    <message>
        <source>an order of %1 is above the limit of %2</source>
        <translation>eine Bestellung über %1 ist mehr als die Grenze von %2</translation>
    </message>
    <message>
        <source>the margin would be %1, the limit is %2</source>
        <translation>die Spanne wäre %1, die Grenze ist %2</translation>
    </message>
    <message>
        <source>the day&apos;s limit of %1 is reached</source>
        <translation>die Tagesgrenze von %1 ist erreicht</translation>
    </message>
    <message>
        <source>proposal %1 was made by %2; someone else must approve it</source>
        <translation>Vorschlag %1 stammt von %2; jemand anders muss ihn freigeben</translation>
    </message>
    <message>
        <source>proposal %1 is %2, not %3</source>
        <translation>Vorschlag %1 ist %2, nicht %3</translation>
    </message>
    <message>
        <source>proposal %1 is no transfer</source>
        <translation>Vorschlag %1 ist keine Umlagerung</translation>
    </message>
    <message>
        <source>transfer %1 was approved too long ago; undo the approval and decide again</source>
        <translation>Umlagerung %1 wurde vor zu langer Zeit freigegeben; nehmen Sie die Freigabe zurück und entscheiden Sie neu</translation>
    </message>
    <message>
        <source>%1 prices</source>
        <translation>%1 Preisen</translation>
    </message>
    <message>
        <source>%1 of the catalogue</source>
        <translation>%1 des Sortiments</translation>
    </message>
    <message>
        <source>%1 of price moves</source>
        <translation>%1 an Preisbewegungen</translation>
    </message>
    <message>
        <source>a quantity of %1 is above %2, the most that one proposal may move</source>
        <translation>Eine Menge von %1 ist größer als %2, das Höchste, was ein Vorschlag bewegen darf</translation>
    </message>
    <message>
        <source>%1 units at %2 each are worth more than can be counted</source>
        <translation>%1 Stück zu je %2 sind mehr wert, als sich zählen lässt</translation>
    </message>
    <message>
        <source>authors may approve their own prices only once an admin has allowed it: give somebody the role of admin first</source>
        <translation>Eigene Preise darf nur freigeben, wem ein Admin es erlaubt hat: geben Sie zuerst jemandem die Rolle Admin</translation>
    </message>
    <message>
        <source>it is one line of a purchase order, whose lines go together</source>
        <translation>sie ist eine Zeile einer Bestellung, deren Zeilen zusammen gehen</translation>
    </message>
</context>
<context>
    <name>ms::app::RulesPanel</name>
    <message>
        <source>The products have no categories.</source>
        <translation>Die Artikel haben keine Kategorien.</translation>
    </message>
    <message>
        <source>No unit cost is known.</source>
        <translation>Es sind keine Stückkosten bekannt.</translation>
    </message>
    <message>
        <source>Nothing is on promotion on the last day of the data.</source>
        <translation>Am letzten Tag der Daten läuft keine Aktion.</translation>
    </message>
    <message>
        <source>No product is bought again by a fifth of its customers.</source>
        <translation>Kein Artikel wird von einem Fünftel seiner Kunden wieder gekauft.</translation>
    </message>
    <message>
        <source>Lists stand in the model&apos;s own order.</source>
        <translation>Die Listen stehen in der Reihenfolge des Modells.</translation>
    </message>
    <message>
        <source>Measuring what it costs on held-out visits…</source>
        <translation>Die Kosten werden an zurückgehaltenen Besuchen gemessen…</translation>
    </message>
    <message>
        <source>What it costs was not measured.</source>
        <translation>Die Kosten wurden nicht gemessen.</translation>
    </message>
    <message>
        <source>Products of a list differ by %1 instead of %2. It costs %3 of NDCG@10: %4 instead of %5 on held-out visits.</source>
        <translation>Artikel einer Liste unterscheiden sich zu %1 statt %2. Das kostet %3 der NDCG@10: %4 statt %5 an zurückgehaltenen Besuchen.</translation>
    </message>
</context>
<context>
    <name>ms::app::ScenarioBar</name>
    <message>
        <source>Price scenarios</source>
        <translation>Preisszenarien</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Neues Szenario</translation>
    </message>
    <message>
        <source>New scenario from the current prices</source>
        <translation>Neues Szenario aus den heutigen Preisen</translation>
    </message>
    <message>
        <source>Copy scenario</source>
        <translation>Szenario kopieren</translation>
    </message>
    <message>
        <source>A copy of this scenario</source>
        <translation>Eine Kopie dieses Szenarios</translation>
    </message>
    <message>
        <source>Remove scenario</source>
        <translation>Szenario entfernen</translation>
    </message>
    <message>
        <source>Remove this scenario; undo brings it back</source>
        <translation>Dieses Szenario entfernen; Rückgängig bringt es zurück</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>The current prices</source>
        <translation>Die heutigen Preise</translation>
    </message>
    <message>
        <source>Double click to rename</source>
        <translation>Doppelklick zum Umbenennen</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>Name des Szenarios</translation>
    </message>
    <message>
        <source>Move shown prices by</source>
        <translation>Gezeigte Preise ändern um</translation>
    </message>
    <message>
        <source>Per cent by which every price shown moves</source>
        <translation>Prozent, um die sich jeder gezeigte Preis ändert</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Every price that the table shows moves in this scenario; undo takes it back</source>
        <translation>Jeder Preis, den die Tabelle zeigt, ändert sich in diesem Szenario; Rückgängig nimmt es zurück</translation>
    </message>
    <message>
        <source>Lock scenario</source>
        <translation>Szenario sperren</translation>
    </message>
    <message>
        <source>Lock this scenario: its prices stay as they are</source>
        <translation>Dieses Szenario sperren: Seine Preise bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Locked: an edit goes into a copy of it</source>
        <translation>Gesperrt: Eine Änderung geht in eine Kopie</translation>
    </message>
    <message>
        <source>Unlock this scenario</source>
        <translation>Dieses Szenario entsperren</translation>
    </message>
</context>
<context>
    <name>ms::app::ScenarioBook</name>
    <message>
        <source>Price of %1</source>
        <translation>Preis von %1</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Neues Szenario</translation>
    </message>
    <message>
        <source>Copy of a scenario</source>
        <translation>Kopie eines Szenarios</translation>
    </message>
    <message>
        <source>Scenario removed</source>
        <translation>Szenario entfernt</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Scenario renamed</source>
        <translation>Szenario umbenannt</translation>
    </message>
    <message>
        <source>Scenario locked</source>
        <translation>Szenario gesperrt</translation>
    </message>
    <message>
        <source>Scenario unlocked</source>
        <translation>Szenario entsperrt</translation>
    </message>
</context>
<context>
    <name>ms::app::ShopTestView</name>
    <message>
        <source> weeks</source>
        <translation> Wochen</translation>
    </message>
    <message>
        <source>this SKU</source>
        <translation>dieser Artikel</translation>
    </message>
    <message numerus="yes">
        <source>%n SKU(s) of its category</source>
        <translation>
            <numerusform>%n Artikel seiner Kategorie</numerusform>
            <numerusform>%n Artikel seiner Kategorie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2 in turn for %n weeks: elasticity to within ±%3</source>
        <translation>
            <numerusform>%1 und %2 im Wechsel, %n Woche lang: Elastizität auf ±%3 genau</numerusform>
            <numerusform>%1 und %2 im Wechsel, %n Wochen lang: Elastizität auf ±%3 genau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lower and higher in turn for %n weeks: common elasticity to within ±%2</source>
        <translation>
            <numerusform>Im Wechsel %1 tiefer und höher, %n Woche lang: gemeinsame Elastizität auf ±%2 genau</numerusform>
            <numerusform>Im Wechsel %1 tiefer und höher, %n Wochen lang: gemeinsame Elastizität auf ±%2 genau</numerusform>
        </translation>
    </message>
    <message>
        <source>, not ±%1</source>
        <translation>, nicht ±%1</translation>
    </message>
    <message>
        <source>, told apart from 0 in %1 of cases.</source>
        <translation>, in %1 der Fälle von 0 zu unterscheiden.</translation>
    </message>
    <message>
        <source>Costs or brings: revenue %1, margin %2.</source>
        <translation>Kostet oder bringt: Umsatz %1, Marge %2.</translation>
    </message>
    <message>
        <source>Costs or brings: revenue %1.</source>
        <translation>Kostet oder bringt: Umsatz %1.</translation>
    </message>
    <message>
        <source>There is no test: %1</source>
        <translation>Es gibt keinen Test: %1</translation>
    </message>
    <message>
        <source>Reckoned with an elasticity of %1, that of its category, and the noise of its own last weeks</source>
        <translation>Gerechnet mit einer Elastizität von %1, der seiner Kategorie, und dem Rauschen seiner eigenen letzten Wochen</translation>
    </message>
    <message>
        <source>Test %1, odd weeks</source>
        <translation>Test %1, ungerade Wochen</translation>
    </message>
    <message>
        <source>Test %1, even weeks</source>
        <translation>Test %1, gerade Wochen</translation>
    </message>
</context>
<context>
    <name>ms::app::StateOverlay</name>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>ms::app::StatusFeed</name>
    <message>
        <source>Reading the workspace</source>
        <translation>Die Arbeitsmappe wird gelesen</translation>
    </message>
</context>
<context>
    <name>ms::app::StockChart</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Units sold a period</source>
        <translation>Verkaufte Stück je Periode</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Bedarf</translation>
    </message>
    <message>
        <source>Demand of the last periods. Its stock was never counted, so nothing can be projected.</source>
        <translation>Bedarf der letzten Perioden. Der Bestand wurde nie gezählt, daher ist keine Vorschau möglich.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Units on hand</source>
        <translation>Vorhandene Stück</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>80 %</source>
        <translation>80 %</translation>
    </message>
    <message>
        <source>Without the order</source>
        <translation>Ohne die Bestellung</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>this order</source>
        <translation>diese Bestellung</translation>
    </message>
    <message>
        <source>Stock at each day&apos;s end, %1, with %2 units ordered for a service level of %3 · bands: forecast error</source>
        <translation>Bestand am Ende jedes Tages, %1, mit %2 bestellten Stück bei einem Servicegrad von %3 · Bänder: Prognosefehler</translation>
    </message>
    <message>
        <source>Stock at each day&apos;s end, %1, with %2 units ordered for a fill rate of %3 · bands: forecast error</source>
        <translation>Bestand am Ende jedes Tages, %1, mit %2 bestellten Stück bei einer Lieferbereitschaft (Menge) von %3 · Bänder: Prognosefehler</translation>
    </message>
</context>
<context>
    <name>ms::app::StockOverridePanel</name>
    <message>
        <source>Safety stock</source>
        <translation>Sicherheitsbestand</translation>
    </message>
    <message>
        <source>Level to order up to</source>
        <translation>Sollbestand</translation>
    </message>
    <message>
        <source>An override holds until %1: %2.</source>
        <translation>Eine Vorgabe gilt bis %1: %2.</translation>
    </message>
    <message>
        <source>The service level decides. An override holds against it until its last day.</source>
        <translation>Der Servicegrad entscheidet. Eine Vorgabe gilt stattdessen bis zu ihrem letzten Tag.</translation>
    </message>
    <message>
        <source>Safety stock %1 instead of %2 units, level %3 instead of %4; a cycle passes without a stockout with %5 instead of %6.</source>
        <translation>Sicherheitsbestand %1 statt %2 Stück, Sollbestand %3 statt %4; ein Zyklus vergeht mit %5 statt %6 ohne Fehlbestand.</translation>
    </message>
    <message>
        <source>Money in stock: %1.</source>
        <translation>Geld im Bestand: %1.</translation>
    </message>
    <message>
        <source>That is what the plan holds now, in whole units.</source>
        <translation>Das hält der Plan jetzt schon, in ganzen Stück.</translation>
    </message>
</context>
<context>
    <name>ms::app::SupplierPanel</name>
    <message>
        <source>slower: %1, was %2 days</source>
        <translation>langsamer: %1, vorher %2 Tage</translation>
    </message>
    <message>
        <source>short: %1 came</source>
        <translation>unvollständig: %1 kamen</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>Pünktlich</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Lead time, days</source>
        <translation>Lieferzeit, Tage</translation>
    </message>
    <message>
        <source>What plans use: learnt from three receipts on, else as stated</source>
        <translation>Womit Pläne rechnen: ab drei Wareneingängen gelernt, sonst wie angegeben</translation>
    </message>
    <message>
        <source>Spread, days</source>
        <translation>Streuung, Tage</translation>
    </message>
    <message>
        <source>Standard deviation of the lead time that plans use</source>
        <translation>Standardabweichung der Lieferzeit, mit der Pläne rechnen</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Late, %</source>
        <translation>Verspätet, %</translation>
    </message>
    <message>
        <source>Came, %</source>
        <translation>Geliefert, %</translation>
    </message>
    <message>
        <source>Units received of units ordered</source>
        <translation>Gelieferte Stücke, Anteil der bestellten</translation>
    </message>
    <message>
        <source>Stated, days</source>
        <translation>Angegeben, Tage</translation>
    </message>
    <message>
        <source>Dear %1 team, your last %2 deliveries took %3 days on average, those before %4. Which lead time should we plan with from now on?</source>
        <translation>Liebes Team von %1, Ihre letzten %2 Lieferungen brauchten im Mittel %3 Tage, die davor %4. Mit welcher Lieferzeit sollen wir ab jetzt planen?</translation>
    </message>
    <message>
        <source>Dear %1 team, your last %2 deliveries came %3 units short (%4 of what we ordered). Will the rest follow?</source>
        <translation>Liebes Team von %1, bei Ihren letzten %2 Lieferungen fehlten %3 Stück (es kamen %4 des Bestellten). Folgt der Rest noch?</translation>
    </message>
    <message>
        <source>No supplier named</source>
        <translation>Kein Lieferant genannt</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Not counted: fewer than 1 in 100 deliveries of this supplier take so long</source>
        <translation>Zählt nicht: Weniger als 1 von 100 Lieferungen dieses Lieferanten dauert so lange</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Zählt nicht</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Ordered on</source>
        <translation>Bestellt am</translation>
    </message>
    <message>
        <source>No suppliers yet. They come with the catalogue, with files of lead times, and with purchase orders and their receipts, which page Data imports.</source>
        <translation>Noch keine Lieferanten. Sie kommen mit dem Katalog, mit Dateien von Lieferzeiten und mit Bestellungen und ihren Eingängen, die Seite Daten einliest.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) overdue</source>
        <translation>
            <numerusform>%Ln Bestellung überfällig</numerusform>
            <numerusform>%Ln Bestellungen überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dear %1 team, %Ln of our orders is overdue, the oldest by %2 days (%3 units: %4). When will they arrive?</source>
        <translation>
            <numerusform>Liebes Team von %1, %Ln unserer Bestellungen ist überfällig, die älteste seit %2 Tagen (%3 Stück: %4). Wann wird sie ankommen?</numerusform>
            <numerusform>Liebes Team von %1, %Ln unserer Bestellungen sind überfällig, die älteste seit %2 Tagen (%3 Stück: %4). Wann werden sie ankommen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) of orders to come</source>
        <translation>
            <numerusform>%Ln offene Bestellzeile</numerusform>
            <numerusform>%Ln offene Bestellzeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ask about %Ln line(s)</source>
        <translation>
            <numerusform>nach %Ln Zeile fragen</numerusform>
            <numerusform>nach %Ln Zeilen fragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::TableFooter</name>
    <message>
        <source>Totals of the rows shown</source>
        <translation>Summen der gezeigten Zeilen</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
</context>
<context>
    <name>ms::app::TableView</name>
    <message>
        <source>Sort ascending</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <source>Filter this column…</source>
        <translation>Diese Spalte filtern …</translation>
    </message>
    <message>
        <source>Remove its filter</source>
        <translation>Ihren Filter entfernen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>As designed</source>
        <translation>Wie vorgesehen</translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation>Mit Überschriften kopieren</translation>
    </message>
    <message>
        <source>Copy all that is shown</source>
        <translation>Alles Gezeigte kopieren</translation>
    </message>
    <message>
        <source>First column</source>
        <translation>Erste Spalte</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>Tabelle exportieren …</translation>
    </message>
</context>
<context>
    <name>ms::app::TransferPanel</name>
    <message>
        <source>Until %1, when goods ordered today could be there, %2 expects to be asked for %3 ± %4 units and has %5 free</source>
        <translation>Bis zum %1, wenn heute bestellte Ware da sein könnte, erwartet %2 einen Bedarf von %3 ± %4 Stück und hat %5 frei</translation>
    </message>
    <message>
        <source> and %1 on the way</source>
        <translation> und %1 unterwegs</translation>
    </message>
    <message>
        <source>%1 expects %2 ± %3 and has %4</source>
        <translation>%1 erwartet %2 ± %3 und hat %4</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Bewahrt</translation>
    </message>
    <message>
        <source>Sales that would else be lost until goods ordered today could be there</source>
        <translation>Umsatz, der sonst verloren ginge, bis heute bestellte Ware da sein könnte</translation>
    </message>
    <message>
        <source>Short now</source>
        <translation>Fehlt jetzt</translation>
    </message>
    <message>
        <source>Units that the taking location is expected to lack if nothing is moved</source>
        <translation>Stück, die dem empfangenden Standort voraussichtlich fehlen, wenn nichts umgelagert wird</translation>
    </message>
    <message>
        <source>Short after</source>
        <translation>Fehlt danach</translation>
    </message>
    <message>
        <source>Units that it is expected to lack after the transfer</source>
        <translation>Stück, die ihm nach der Umlagerung voraussichtlich fehlen</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>When goods that are ordered today could be there</source>
        <translation>Wann heute bestellte Ware da sein könnte</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>No stock was counted at any location, so nothing can be moved.</source>
        <translation>An keinem Standort wurde Bestand gezählt, also kann nichts umgelagert werden.</translation>
    </message>
    <message>
        <source>All stock lies at one location, %1: there is nothing to move before ordering.</source>
        <translation>Aller Bestand liegt an einem Standort, %1: Vor dem Bestellen gibt es nichts umzulagern.</translation>
    </message>
    <message>
        <source>Stock lies at %1 locations, but no sale says at which it was made. Transfers need sales with a location.</source>
        <translation>Bestand liegt an %1 Standorten, aber kein Verkauf sagt, an welchem er war. Umlagerungen brauchen Verkäufe mit Standort.</translation>
    </message>
    <message>
        <source>Stock at the %1 locations lies where it is needed: no transfer is worth its way.</source>
        <translation>Der Bestand an den %1 Standorten liegt, wo er gebraucht wird: Keine Umlagerung lohnt den Weg.</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 nach %3</translation>
    </message>
    <message>
        <source>Move before ordering: %1.</source>
        <translation>Vor dem Bestellen umlagern: %1.</translation>
    </message>
    <message>
        <source>Moved, %1 fewer units go short: %2 instead of %3 at %4, %5 instead of %6 at %7.</source>
        <translation>Umgelagert fehlen %1 Stück weniger: %2 statt %3 in %4, %5 statt %6 in %7.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Propose transfers</source>
        <translation>Umlagerungen vorschlagen</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln unit(s) before ordering: %1 fewer units go short, %2 of sales. Orders count the stock of all locations together.</source>
        <translation>
            <numerusform>Vor dem Bestellen %Ln Stück umlagern: %1 Stück weniger fehlen, %2 Umsatz. Bestellungen zählen den Bestand aller Standorte zusammen.</numerusform>
            <numerusform>Vor dem Bestellen %Ln Stück umlagern: %1 Stück weniger fehlen, %2 Umsatz. Bestellungen zählen den Bestand aller Standorte zusammen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Propose %Ln transfer(s)</source>
        <translation>
            <numerusform>%Ln Umlagerung vorschlagen</numerusform>
            <numerusform>%Ln Umlagerungen vorschlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::WelcomePage</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsmappe öffnen</translation>
    </message>
    <message>
        <source>Workspaces (*.studio);;All files (*)</source>
        <translation>Arbeitsmappen (*.studio);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz *.txt *.tsv);;All files (*)</source>
        <translation>Tabellen (*.csv *.csv.gz *.txt *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Making the demo shop</source>
        <translation>Der Beispielladen entsteht</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>Mein Shop</translation>
    </message>
    <message>
        <source>Workspaces (*.studio)</source>
        <translation>Arbeitsbereiche (*.studio)</translation>
    </message>
</context>
<context>
    <name>ms::app::YearPanel</name>
    <message>
        <source>On any day</source>
        <translation>An jedem Tag</translation>
    </message>
    <message>
        <source>With Z·σ·√L</source>
        <translation>Mit Z·σ·√L</translation>
    </message>
    <message>
        <source>As planned</source>
        <translation>Wie geplant</translation>
    </message>
    <message>
        <source>money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>Units met, %</source>
        <translation>Gelieferte Stück, %</translation>
    </message>
    <message>
        <source>Days in stock, %</source>
        <translation>Lieferfähige Tage, %</translation>
    </message>
    <message>
        <source>Stock, units</source>
        <translation>Bestand, Stück</translation>
    </message>
    <message>
        <source>Stock, %1</source>
        <translation>Bestand, %1</translation>
    </message>
    <message>
        <source>Orders a year</source>
        <translation>Bestellungen im Jahr</translation>
    </message>
    <message>
        <source>Sales lost a year, %1</source>
        <translation>Entgangener Umsatz, %1</translation>
    </message>
    <message>
        <source>How a year goes under this scenario: every SKU is sold by chance around its forecast, and what is not on hand is lost.</source>
        <translation>Wie ein Jahr in diesem Szenario verläuft: Jeder Artikel verkauft sich zufällig um seine Prognose, und was nicht da ist, ist verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be planned.</source>
        <translation>
            <numerusform>%Ln lässt sich nicht planen.</numerusform>
            <numerusform>%Ln lassen sich nicht planen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ±&#xa0;%2</source>
        <translation>%1 ±&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>Means of %1 years of %Ln SKU(s).</source>
        <translation>
            <numerusform>Mittel aus %1 Jahren von %Ln Artikel.</numerusform>
            <numerusform>Mittel aus %1 Jahren von %Ln Artikeln.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ms::app::format</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>unter 1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>A value does not fit the rules.</source>
        <translation>Ein Wert passt nicht zu den Regeln.</translation>
    </message>
    <message>
        <source>There is too little history for a number that could be defended.</source>
        <translation>Die Vergangenheit ist zu kurz für eine Zahl, die man vertreten kann.</translation>
    </message>
    <message>
        <source>It could not be found.</source>
        <translation>Es war nicht zu finden.</translation>
    </message>
    <message>
        <source>It does not answer right now.</source>
        <translation>Es antwortet gerade nicht.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>This is not allowed with the present credentials or rules.</source>
        <translation>Das ist mit den vorhandenen Rechten oder Regeln nicht erlaubt.</translation>
    </message>
    <message>
        <source>Someone else changed it or keeps it locked.</source>
        <translation>Jemand anderes hat es geändert oder hält es gesperrt.</translation>
    </message>
    <message>
        <source>You stopped it; nothing was changed.</source>
        <translation>Sie haben abgebrochen; nichts wurde geändert.</translation>
    </message>
</context>
</TS>
