# Dateien für andere Leute.
column-rule-id = Regel-ID
column-change = Änderung
column-source-zone = Quellzone
column-source-name = Quellname
column-source-address = Quelladresse
column-destination-zone = Zielzone
column-destination-name = Zielname
column-destination-address = Zieladresse
column-protocol = Protokoll
column-port = Port
column-service = Dienst
column-action = Aktion
column-justification = Begründung
column-reference = Referenz

change-add = hinzufügen
change-remove = entfernen
change-modify = ändern
change-keep = beibehalten

action-allow = erlauben
action-both-ways = erlauben, beide Richtungen
address-missing = Adresse fehlt: { $name }
address-any = jede Adresse
port-none = keiner
justification = { $summary } ({ $requirement })
cell-shortened = … hier gekürzt; der JSON-Export enthält alles

requirement-required = erforderlich
requirement-recommended = empfohlen
requirement-optional = optional

grouping-flow = eine Regel je Verbindung
grouping-pair = eine Regel je Quelle und Ziel
grouping-compact = Quellen und Ziele mit demselben Zweck zusammen
filter-none = alle Verbindungen zwischen Maschinen
filter-crossing = nur Verbindungen zwischen Zonen oder zum Internet
filter-component = nur Verbindungen von { $name }
filter-unknown = Welche Verbindungen: „{ $word }“ ist kein gültiger Wert; möglich sind: all, crossing, wall:ZONE:ZONE, host:KOMPONENTE und component:KOMPONENTE.
filter-no-zone = Welche Verbindungen: Die Verteilung hat keine Zone „{ $id }“.
filter-no-component = Welche Verbindungen: Die Verteilung hat keine Komponente „{ $id }“.
filter-host = nur Verbindungen der Maschine { $name }
filter-zones = nur Verbindungen zwischen den Zonen { $one } und { $other }
left-out = { $host ->
    [one] 1 Verbindung innerhalb einer Maschine
   *[other] { $host } Verbindungen innerhalb einer Maschine
}, { $filtered ->
    [one] 1 Verbindung, die der Filter auslässt
   *[other] { $filtered } Verbindungen, die der Filter auslässt
}
remark-shortened = Regel { $rule }: Begründung oder Referenzen sind länger, als das Format erlaubt; der JSON-Export enthält sie vollständig.
remark-divided = Regel { $rule }: Sie ist länger, als eine Zelle fasst, und steht deshalb in { $rows } Zeilen, die zusammen dasselbe zulassen.
remark-left-out = Regel { $rule } fehlt in dieser Datei: { $because }.
remark-part-left-out = Regel { $rule } steht ohne { $part } in dieser Datei: { $because }.
remark-by-hand = Regel { $rule } wirkt erst, wenn { $what }.
remark-renamed = Regel { $rule } heißt in dieser Datei { $name }.
remark-object-renamed = { $object } heißt in dieser Datei { $name }.
remark-zone-renamed = Die Zone { $zone } heißt in dieser Datei { $name }; so muss sie auch auf dem Gerät heißen.
remark-any-zone = Regel { $rule }: Sie ist für das Internet gedacht, erlaubt aber jede Adresse in jeder Zone, weil das Format keine Zonen kennt. Bitte an das Interface binden, das ins Internet führt, oder die anderen Zonen durch vorangestellte Regeln schützen.
unsayable-host-name = Das Format kennt keine Hostnamen
unsayable-domain = Das Format kennt keine Platzhalter für alle Hosts einer Domäne
unsayable-families = Eine Seite hat nur IPv4-Adressen, die andere nur IPv6-Adressen
unsayable-too-many = Es sind mehr Regeln, als die Firewall aufnimmt
unsayable-no-windows = Keines der Enden ist eine Maschine, auf der Windows laufen kann
access-list-abandoned = { $name } lässt nichts mehr zu: Vor dem Löschen der letzten Zeile vom Interface entfernen, sonst lässt dieses zu, was sein Security-Level zulässt.
by-hand-address = die fehlende Adresse eingetragen ist
by-hand-host-name = die Adressen zum Hostnamen eingetragen sind
by-hand-domain = die Adressen der Domäne eingetragen sind
by-hand-number = die Nummer eingetragen ist, die das Gerät der Policy gegeben hat
policies-by-number = Vorhandene Policies haben Nummern, die nur das Gerät kennt. Jede anhand ihres Namens suchen, etwa mit: show firewall policy. Die Nummer für { $number }NAME einsetzen und die Kommentarzeichen am Zeilenanfang entfernen. Eine Policy, die das Gerät abgewiesen hat, weil eine Adresse fehlte, gibt es dort nicht: Für sie die Liste aller Regeln laden.
objects-unused = Danach werden diese Objekte nicht mehr verwendet:
filled-in-unused = Sind die Policies geändert, werden diese Adressen nicht mehr verwendet; von Hand eingetragene bitte löschen: { $names }.
fill-in-address = { $name } hat noch keine Adresse: Hier die Adresse von { $component } eintragen.
checkpoint-where = Auf dem Management-Server im Expertenmodus ausführen. LAYER ist der Layer, POSITION die Stelle darin; eine Regel, die alles verwirft, muss danach stehen.
checkpoint-whole = Das Skript fügt nur hinzu. Schlägt ein Befehl fehl, etwa weil es einen Namen schon gibt, wird nichts veröffentlicht.
checkpoint-unpublished = Es wurde nichts veröffentlicht.
zones-to-have = Das Gerät braucht Zonen oder Interfaces mit diesen Namen: { $names }.
access-lists-to-bind = Keine dieser Access-Listen ist an ein Interface gebunden. Ein Interface hat je Richtung nur eine; das Binden ersetzt also die vorhandene. So werden sie gebunden:

sheet-rules = Regeln
sheet-request = Antrag
sheet-findings = Befunde
sheet-objects = Objekte
sheet-changes = Änderungen
sheet-legend = Legende

request-heading = Antrag
request-deployment = Verteilung
request-version = Version
request-date = Datum
request-compared-with = Verglichen mit
request-changes = Änderungen der Regeln
request-link = Link
request-requester = Antragsteller
request-project = Projekt
request-grouping = Gruppierung
request-filter = Welche Verbindungen
request-rules = Regeln
request-flows = Verbindungen in diesen Regeln
request-left-out = Ausgelassen
request-without-address = Noch ohne Adresse
request-name = Name
request-remarks = Anmerkungen

legend-column = Spalte
legend-meaning = Bedeutung
legend-column-rule-id = Bezeichnet die Regel in jeder Version der Verteilung; aus den IDs ihrer Komponenten und ihres Dienstes gebildet
legend-column-change = Was aus der Regel wird, wenn zwei Versionen verglichen werden; leer in einer Liste aller Regeln
legend-column-source-zone = Die Zone, aus der die Verbindung aufgebaut wird
legend-column-source-name = Wer die Verbindung aufbaut
legend-column-source-address = Adressen, Netze, Bereiche oder Hostnamen der Quelle
legend-column-destination-zone = Die Zone, in die die Verbindung aufgebaut wird
legend-column-destination-name = Wer lauscht
legend-column-destination-address = Adressen, Netze, Bereiche oder Hostnamen des Ziels
legend-column-protocol = tcp, udp oder esp (IPsec ESP, IP-Protokoll 50)
legend-column-port = Der lauschende Port, in derselben Zeile wie sein Protokoll; der Quellport ist beliebig
legend-column-service = Der Dienst, der lauscht, in derselben Zeile wie sein Port
legend-column-action = Was die Firewall tut
legend-column-justification = Wozu die Verbindung dient und ob die Plattform ohne sie funktioniert
legend-column-reference = Die Seite des Herstellers, auf der sie steht

legend-word = Wort
legend-requirement-required = Die Plattform funktioniert nicht ohne sie
legend-requirement-recommended = Die Plattform funktioniert ohne sie, aber der Hersteller empfiehlt sie
legend-requirement-optional = Nur nötig, wenn die Funktion genutzt wird
word-allow = erlauben
legend-word-allow = Die Verbindung ist erlaubt, einschließlich der Antwortpakete
word-both-ways = erlauben, beide Richtungen
legend-word-both-ways = Jede Seite darf die Verbindung zum selben Port der anderen aufbauen. Sind Quelle und Ziel dieselbe Gruppe, bauen ihre Mitglieder sie untereinander auf
word-address-missing = Adresse fehlt
legend-word-address-missing = In der Verteilung fehlt die Adresse dieser Komponente noch; bis dahin lässt sich die Regel nicht einrichten. Die Adresse hier oder im Blatt „Objekte“ eintragen und die Datei dem Architekten zurückgeben
word-address-any = jede Adresse
legend-word-address-any = Jede Adresse im Internet: Die Verteilung schränkt sie nicht ein
word-host = innerhalb einer Maschine
legend-word-host = Beide Seiten laufen auf derselben Maschine, sodass keine Firewall die Verbindung sieht; solche Verbindungen werden nie exportiert
word-crossing = zwischen Zonen
legend-word-crossing = Die Seiten liegen in verschiedenen Zonen, oder eine liegt im Internet

legend-service = Dienst
legend-service-custom = Eine eigene Verbindung des Architekten
legend-reference-title = Referenz
legend-reference-section = Abschnitt
legend-reference-url = Adresse der Seite
legend-reference-note = Hinweis

findings-none = Keine Befunde.
finding-severity = Schweregrad
finding-code = Code
finding-components = Betroffen
finding-message = Befund
finding-remedy = Was zu tun ist
finding-reason = Grund der Quittierung
severity-error = Fehler
severity-warning = Warnung
severity-advice = Hinweis

netfilter-wall = Was hier keine Regel erlaubt, wird auf dem Weg durch diese Firewall verworfen. Was an die Firewall selbst geht oder von ihr kommt, bleibt unberührt.
netfilter-host = Was hier keine Regel erlaubt, wird verworfen, eingehend wie ausgehend. Was diese Maschine sonst braucht, gehört nicht zur Verteilung und fehlt hier: Administration und Überwachung, DHCP und bei IPv6 Neighbor Discovery (ICMPv6). Bitte vor dem Laden ergänzen, sonst ist die Maschine nicht mehr erreichbar.
nftables-load = Laden mit "nft -f DATEI", vorher prüfen mit "nft -c -f DATEI". Die Datei ersetzt die Tabelle "inet portolan" und lässt andere Tabellen unverändert; was diese verwerfen, bleibt verworfen.
nftables-differs = Gegenüber der älteren Version sind diese Zeilen entfallen (-) oder hinzugekommen (+). Die Tabelle darunter ist die ganze neuere Version und ersetzt die ältere atomar.
nftables-missing = "{ $label }" hat noch keine Adresse. Statt { $name } die Adressen eintragen oder die Zeile entfernen, wenn es keine dieser Art gibt; vorher lässt sich diese Datei nicht laden.
object-name = Objekt
object-kind = Art
object-address = Adresse
object-address-given = Adresse, nicht auszufüllen
object-group = Gruppe
object-component = Komponente
object-zone = Zone
object-service = Dienstobjekt
object-kind-network = IP-Adresse oder Netz
object-kind-range = Bereich
object-kind-host-name = Hostname
object-kind-domain = Alle Hosts einer Domäne
object-kind-any = Jede Adresse
object-kind-missing = Noch keine Adresse
changes-none = Keine Regel wird geändert.
changes-before = Bisher
changes-after = Jetzt
iptables-load = Laden mit "iptables-restore --noflush DATEI" und "ip6tables-restore --noflush DATEI": Beide lesen diese eine Datei und übergehen die Zeilen der anderen. Vorher mit --test prüfen. Ohne --noflush werden die Ketten der Tabelle "filter", die hier nicht vorkommen, geleert.
iptables-missing = "{ $label }" hat noch keine Adresse. { $name } durch die Adressen ersetzen, wie die erste Zeile zeigt, oder diese Zeilen entfernen, wenn es keine dieser Art gibt, wie die zweite zeigt; vorher lässt sich diese Datei nicht laden.
windows-load = Als Administrator ausführen: .\DATEI -Machine ID, mit der ID der Maschine, auf der das Skript läuft. Regeln mit denselben Namen werden neu angelegt; das Skript lässt sich daher wiederholt ausführen. Mit -RemoveOthers werden Regeln der Gruppe "Portolan" entfernt, die hier nicht stehen.
windows-load-one = Als Administrator auf der Maschine { $name } ausführen. Regeln mit denselben Namen werden neu angelegt; das Skript lässt sich daher wiederholt ausführen. Mit -RemoveOthers werden Regeln der Gruppe "Portolan" entfernt, die hier nicht stehen.
windows-scope = Das Skript enthält nur Erlaubnisregeln. Was sonst blockiert wird, bestimmen die Profile der Firewall der Maschine.
windows-machines = Hier steht jede Maschine, die keine Tanium Appliance ist. Auf welchen davon Windows läuft, geht aus der Verteilung nicht hervor.
windows-missing = "{ $label }" hat noch keine Adresse. Die Adressen anstelle von < und > und allem dazwischen eintragen; vorher weist PowerShell diese Datei zurück.

# A filled request sheet that comes back: where something is, what is wrong, and what to do.
import-row = Zeile { $row }
import-column = Spalte { $column } ({ $heading })
import-empty = Die Datei ist leer.
import-not-a-spreadsheet = Das ist keine Tabelle. Bitte die exportierte Arbeitsmappe (.xlsx) oder CSV-Datei zurückgeben.
import-old-workbook = Das ist eine Datei aus Office 2003 oder älter, etwa .xls. Bitte als Excel-Arbeitsmappe (.xlsx) speichern.
import-encrypted = Die Arbeitsmappe ist mit einem Passwort verschlüsselt. Bitte ohne Passwort speichern.
import-open-document = Das ist eine OpenDocument-Tabelle (.ods). Bitte als Excel-Arbeitsmappe (.xlsx) speichern.
import-binary-workbook = Das ist eine binäre Arbeitsmappe (.xlsb). Bitte als Excel-Arbeitsmappe (.xlsx) speichern.
import-damaged = Die Datei ist beschädigt: Sie bricht ab, oder ihre Teile widersprechen sich. Bitte in einer Tabellenkalkulation öffnen, neu speichern und diese Datei verwenden.
import-open-quote = In dieser Zeile beginnt ein Text mit Anführungszeichen ("), das schließende fehlt. Bitte die Datei neu als CSV speichern.
import-too-much = Die Datei enthält mehr, als ein Antrag enthalten kann: Entpackt sind es mehr als { $limit } MiB oder 1.500.000 Zellen. Weiter wurde nicht gelesen.
import-not-utf-8 = Die Datei ist am Anfang als UTF-8 gekennzeichnet, enthält hier aber etwas anderes. Bitte als „CSV UTF-8“ speichern.
import-not-utf-16 = Die Datei ist am Anfang als UTF-16 gekennzeichnet, enthält aber etwas anderes. Bitte als „CSV UTF-8“ speichern.
import-no-headings = Keine Zeile hat die Überschriften eines Antrags, weder auf Deutsch noch auf Englisch: „Regel-ID“, „Quelladresse“ und „Zieladresse“ oder „Komponente“ und „Adresse“. Bitte die Überschriften so wiederherstellen, wie sie exportiert wurden.
import-missing-headings = Spalten mit diesen Überschriften fehlen: { $name }. Bitte so wiederherstellen, wie sie exportiert wurden.
import-twice-heading = Diese Überschrift steht über zwei Spalten. Bitte die Spalte umbenennen, die nicht gilt.
import-no-rule = Die Zeile enthält Adressen, aber keine ID. Bitte die ID wieder eintragen, die hier stand, oder die Zeile leeren.
import-unknown-rule = Die Verteilung hat keine Regel { $name }. Bitte die Zeile entfernen, wenn es die Regel nicht mehr gibt; sonst die Tabelle neu exportieren.
import-other-rules = { $count ->
    [one] Die einzige Zeile gehört zu einer anderen Verteilung, oder die Verteilung hat sich seither stark geändert. Bitte die Tabelle neu exportieren.
   *[other] Keine der { $count } Zeilen gehört zu dieser Verteilung: Die Tabelle stammt aus einer anderen, oder diese hat sich seither stark geändert. Bitte die Tabelle neu exportieren.
}
import-unknown-component = Die Verteilung hat keine Komponente { $name }. Bitte die Zeile entfernen, wenn es die Komponente nicht mehr gibt; sonst die Tabelle neu exportieren.
import-formula = Hier steht eine Formel. Bitte die Adresse selbst eintragen.
import-number = Hier steht „{ $name }“, was die Tabellenkalkulation für eine Zahl oder ein Datum hält. Bitte die Zelle als Text formatieren und die Adresse neu eintragen.
import-address = { $name }
import-emptied = Alle Adressen von { $name } fehlen nun. Bitte mindestens eine wieder eintragen; sollen es keine mehr sein, im Entwurf entfernen.
import-unclear = Zu welcher der { $count } Komponenten die geänderten Zeilen gehören, ist nicht zu erkennen. Bitte die Zeilen jeder Komponente an ihrem Platz lassen oder die Adressen in das Blatt „Objekte“ eintragen.
import-other-ends = Die Regel hat andere Komponenten als beim Export, sodass nicht zu erkennen ist, wessen Adressen das sind. Bitte die Tabelle neu exportieren oder die Adressen in das Blatt „Objekte“ eintragen.
import-not-its-own = Diese Adresse von { $name } lässt sich nicht über den Antrag ändern: Sie ist eine Verwaltungsadresse oder ein Host, den der Hersteller im Internet nennt. Bitte so wiederherstellen, wie sie exportiert wurde, oder die Tabelle neu exportieren. Eine Verwaltungsadresse wird im Entwurf geändert.
import-divided = { $name } hat mehr Adressen, als eine Zeile fasst. Bitte die Zelle so wiederherstellen, wie sie exportiert wurde, und die Adressen in das Blatt „Objekte“ eintragen.
import-contradiction = { $name } hat hier die Adressen { $here }, aber { $there } in { $other }. Bitte an beiden Stellen dasselbe eintragen oder eine so lassen, wie sie exportiert wurde.
import-refused = Die Verteilung nimmt das nicht an: { $name }
import-remark-service = Hier steht „{ $is }“, in der Verteilung „{ $was }“. Protokolle und Ports werden aus einem Antrag nicht übernommen; sie werden im Entwurf geändert.
import-remark-other-name = In der Datei steht als Verteilung „{ $name }“.
