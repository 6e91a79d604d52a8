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
filter-unknown = Welche Verbindungen: „{ $word }“ ist nichts von all, crossing, wall:ZONE:ZONE, host:KOMPONENTE und component:KOMPONENTE.
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
remark-shortened = Regel { $rule }: Begründung oder Referenzen sind länger, als das Format fasst; der JSON-Export enthält sie ganz.
remark-divided = Regel { $rule }: länger, als Zellen fassen, und deshalb in { $rows } Zeilen, die zusammen dasselbe sagen.
remark-left-out = Regel { $rule } fehlt in dieser Datei: { $because }.
remark-part-left-out = Regel { $rule } steht ohne { $part } in dieser Datei: { $because }.
remark-by-hand = Regel { $rule } wirkt erst, wenn { $what }.
remark-renamed = Regel { $rule } heißt in dieser Datei { $name }.
remark-any-zone = Regel { $rule } ist für das Internet gedacht, erlaubt aber jede Adresse in jeder Zone, weil das Format keine Zonen kennt: an das Interface binden, das dorthin führt, oder die anderen Zonen davor schützen.
unsayable-host-name = das Format kennt keine Hostnamen
unsayable-domain = das Format kennt keine Platzhalter für alle Hosts einer Domäne
unsayable-families = eine Seite hat nur IPv4-Adressen, die andere nur IPv6-Adressen
unsayable-too-many = es sind mehr Regeln, als die Firewall aufnimmt
unsayable-no-windows = keines der Enden ist eine Maschine, auf der Windows laufen kann
access-list-abandoned = { $name } lässt nichts mehr zu: vor dem Löschen der letzten Zeile von der Schnittstelle nehmen, sonst lässt diese zu, was ihre Sicherheitsstufe zulässt.
by-hand-address = die fehlende Adresse eingetragen ist
by-hand-host-name = die Adressen zum Hostnamen eingetragen sind
by-hand-domain = die Adressen der Domäne eingetragen sind
by-hand-number = die Nummer eingetragen ist, die das Gerät der Policy gegeben hat
policies-by-number = Vorhandene Policies haben Nummern, die nur das Gerät kennt. Jede an ihrem Namen finden, etwa mit: show firewall policy. Die Nummer an die Stelle von { $number }NAME setzen und die Zeichen vor den Zeilen entfernen. Eine Policy, die das Gerät abgewiesen hat, weil eine Adresse fehlte, gibt es nicht: für sie die Liste aller Regeln laden.
objects-unused = Danach wird dies von nichts mehr verwendet:
fill-in-address = { $name } hat noch keine Adresse: hier die Adresse von { $component } eintragen.
checkpoint-where = Auf dem Management-Server im Expertenmodus ausführen. LAYER nennt den Layer, POSITION die Stelle darin; eine Regel, die alles verwirft, muss nach diesen stehen.
checkpoint-whole = Das Skript fügt nur hinzu. Schlägt ein Befehl fehl, etwa weil es einen Namen schon gibt, wird nichts veröffentlicht.
checkpoint-unpublished = Es wurde nichts veröffentlicht.
zones-to-have = Das Gerät braucht Zonen oder Schnittstellen mit diesen Namen: { $names }.
access-lists-to-bind = Keine dieser Access-Listen ist an ein Interface gebunden. Ein Interface hat eine je Richtung, das Binden ersetzt also die vorhandene. So werden sie gebunden:

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
request-without-address = Ohne Adresse
request-name = Name
request-remarks = Anmerkungen

legend-column = Spalte
legend-meaning = Bedeutung
legend-column-rule-id = Bezeichnet die Regel in jeder Version der Verteilung; aus den Kennungen ihrer Komponenten und ihres Dienstes gebildet
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
legend-column-justification = Wozu die Verbindung dient, und ob die Plattform ohne sie funktioniert
legend-column-reference = Die Seite, die sie angibt

legend-word = Wort
legend-requirement-required = Die Plattform funktioniert nicht ohne sie
legend-requirement-recommended = Die Plattform funktioniert ohne sie, aber der Hersteller rät zu ihr
legend-requirement-optional = Nur wer die Funktion nutzt, braucht sie
word-allow = erlauben
legend-word-allow = Die Verbindung ist mit ihren Antworten erlaubt
word-both-ways = erlauben, beide Richtungen
legend-word-both-ways = Beide Seiten dürfen die Verbindung zum selben Port der anderen aufbauen. Sind Quelle und Ziel dieselbe Gruppe, bauen ihre Mitglieder sie untereinander auf
word-address-missing = Adresse fehlt
legend-word-address-missing = Die Verteilung nennt für diese Komponente noch keine Adresse; vorher lässt sich die Regel nicht einrichten. Die Adresse an dieser Stelle oder im Blatt Objekte eintragen und die Datei dem Architekten zurückgeben
word-address-any = jede Adresse
legend-word-address-any = Jede Adresse im Internet: die Verteilung nennt keine
word-host = innerhalb einer Maschine
legend-word-host = Beide Seiten teilen sich eine Maschine, sodass keine Firewall die Verbindung sieht; solche Verbindungen werden nie exportiert
word-crossing = zwischen Zonen
legend-word-crossing = Die Seiten sind in verschiedenen Zonen, oder eine ist im Internet

legend-service = Dienst
legend-service-custom = Eine eigene Verbindung des Architekten
legend-reference-title = Referenz
legend-reference-section = Abschnitt
legend-reference-url = Adresse der Seite
legend-reference-note = Hinweis

findings-none = Es wurde nichts gefunden, was der Leser wissen sollte.
finding-severity = Schweregrad
finding-code = Code
finding-components = Betroffen
finding-message = Befund
finding-remedy = Was zu tun ist
finding-reason = Quittiert, weil
severity-error = Fehler
severity-warning = Warnung
severity-advice = Hinweis

netfilter-wall = Was hier keine Regel erlaubt, wird auf dem Weg durch diese Firewall verworfen. Was an die Firewall selbst geht oder von ihr kommt, ist nicht berührt.
netfilter-host = Was hier keine Regel erlaubt, wird verworfen, zu dieser Maschine wie von ihr. Was sie sonst braucht, gehört nicht zur Verteilung und steht nicht hier: Administration und Überwachung, DHCP und bei IPv6 Neighbor Discovery (ICMPv6). Vor dem Laden ergänzen, sonst erreicht niemand mehr die Maschine.
nftables-load = Laden mit "nft -f DATEI", vorher prüfen mit "nft -c -f DATEI". Die Datei ersetzt die Tabelle "inet portolan" und lässt andere Tabellen in Ruhe; was diese verwerfen, bleibt verworfen.
nftables-differs = Gegenüber der älteren Version fallen diese Zeilen weg (-) oder sind neu (+). Die Tabelle darunter ist die ganze neuere Version und ersetzt die ältere in einem Augenblick.
nftables-missing = "{ $label }" hat noch keine Adresse. Statt { $name } die Adressen eintragen oder die Zeile entfernen, wenn es keine dieser Art gibt; vorher wird diese Datei nicht geladen.
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
iptables-load = Laden mit "iptables-restore --noflush DATEI" und "ip6tables-restore --noflush DATEI": Beide nehmen diese eine Datei und übergehen die Zeilen der anderen. Vorher mit --test prüfen. Ohne --noflush werden die Ketten der Tabelle "filter", die hier nicht vorkommen, geleert.
iptables-missing = "{ $label }" hat noch keine Adresse. { $name } durch die Adressen ersetzen, wie die erste Zeile zeigt, oder diese Zeilen entfernen, wenn es keine dieser Art gibt, wie die zweite zeigt; vorher wird diese Datei nicht geladen.
windows-load = Als Administrator ausführen: .\DATEI -Machine ID, mit der ID der Maschine, auf der es läuft. Regeln mit denselben Namen werden neu angelegt, sodass es sich wiederholen lässt. Mit -RemoveOthers verschwinden Regeln der Gruppe "Portolan", die nicht hier stehen.
windows-load-one = Als Administrator auf der Maschine { $name } ausführen. Regeln mit denselben Namen werden neu angelegt, sodass es sich wiederholen lässt. Mit -RemoveOthers verschwinden Regeln der Gruppe "Portolan", die nicht hier stehen.
windows-scope = Es erlaubt nur. Was sonst blockiert wird, bestimmen die Profile der Firewall der Maschine.
windows-machines = Hier steht jede Maschine, die keine Tanium Appliance ist. Auf welchen davon Windows läuft, sagt die Verteilung nicht.
windows-missing = "{ $label }" hat noch keine Adresse. Die Adressen anstelle von < und > und allem dazwischen eintragen; vorher weist PowerShell diese Datei zurück.

# A filled request sheet that comes back: where something is, what is wrong, and what to do.
import-row = Zeile { $row }
import-column = Spalte { $column } ({ $heading })
import-empty = Die Datei ist leer.
import-not-a-spreadsheet = Das ist keine Tabelle. Die exportierte Arbeitsmappe (.xlsx) oder CSV-Datei zurückgeben.
import-old-workbook = Das ist eine Datei eines Office vor 2007, etwa .xls. Als Excel-Arbeitsmappe (.xlsx) speichern.
import-encrypted = Die Arbeitsmappe ist mit einem Kennwort verschlüsselt. Ohne Kennwort speichern.
import-open-document = Das ist eine OpenDocument-Tabelle (.ods). Als Excel-Arbeitsmappe (.xlsx) speichern.
import-binary-workbook = Das ist eine binäre Arbeitsmappe (.xlsb). Als Excel-Arbeitsmappe (.xlsx) speichern.
import-damaged = Die Datei ist beschädigt: Sie bricht ab, oder ihre Teile widersprechen sich. In einer Tabellenkalkulation öffnen, neu speichern und diese Datei nehmen.
import-open-quote = In dieser Zeile beginnt ein Anführungszeichen (") und endet nie. Die Datei neu als CSV speichern.
import-too-much = Die Datei enthält mehr als ein Antrag: entpackt mehr als { $limit } MiB oder 1.500.000 Zellen. Mehr davon wurde nicht gelesen.
import-not-utf-8 = Die Datei beginnt mit der Kennung von UTF-8, aber hier steht etwas anderes. Als „CSV UTF-8“ speichern.
import-not-utf-16 = Die Datei beginnt mit der Kennung von UTF-16, ist aber etwas anderes. Als „CSV UTF-8“ speichern.
import-no-headings = Keine Zeile hat die Überschriften eines Antrags, weder auf Deutsch noch auf Englisch: „Regel-ID“, „Quelladresse“ und „Zieladresse“, oder „Komponente“ und „Adresse“. Die Überschriften so wiederherstellen, wie sie exportiert wurden.
import-missing-headings = Spalten mit diesen Überschriften fehlen: { $name }. So wiederherstellen, wie sie exportiert wurden.
import-twice-heading = Diese Überschrift steht über zwei Spalten. Die Spalte umbenennen, die nicht gilt.
import-no-rule = Die Zeile hat Adressen, sagt aber nicht, wessen. Die ID wieder eintragen, die hier stand, oder die Zeile leeren.
import-unknown-rule = Die Verteilung hat keine Regel { $name }. Die Zeile entfernen, wenn es die Regel nicht mehr gibt; sonst die Tabelle neu exportieren.
import-other-rules = { $count ->
    [one] Die einzige Zeile gehört zu einer anderen Verteilung, oder die Verteilung hat sich seither stark geändert. Die Tabelle neu exportieren.
   *[other] Keine der { $count } Zeilen gehört zu dieser Verteilung: Die Tabelle ist von einer anderen, oder diese hat sich seither stark geändert. Die Tabelle neu exportieren.
}
import-unknown-component = Die Verteilung hat keine Komponente { $name }. Die Zeile entfernen, wenn es die Komponente nicht mehr gibt; sonst die Tabelle neu exportieren.
import-formula = Hier steht eine Formel. Die Adresse selbst eintragen.
import-number = Hier steht „{ $name }“, was die Tabellenkalkulation für eine Zahl oder ein Datum hält. Die Zelle als Text formatieren und die Adresse neu eintragen.
import-address = { $name }
import-emptied = Alle Adressen von { $name } fehlen nun. Eine wieder eintragen; wer keine will, entfernt sie im Entwurf.
import-unclear = Zu welcher der { $count } Komponenten die geänderten Zeilen gehören, ist nicht zu erkennen. Die Zeilen jeder Komponente an ihrem Platz lassen, oder die Adressen in das Blatt „Objekte“ eintragen.
import-other-ends = Die Regel hat andere Komponenten als beim Export, sodass nicht zu erkennen ist, wessen Adressen das sind. Die Tabelle neu exportieren, oder die Adressen in das Blatt „Objekte“ eintragen.
import-not-its-own = Diese Adresse von { $name } lässt sich nicht in einer Tabelle ändern: Sie ist eine Verwaltungsadresse oder ein Host, den der Hersteller im Internet nennt. So wiederherstellen, wie sie exportiert wurde, oder die Tabelle neu exportieren. Eine Verwaltungsadresse wird im Entwurf geändert.
import-divided = { $name } hat mehr Adressen, als eine Zeile aufnimmt. Die Zelle so wiederherstellen, wie sie exportiert wurde, und die Adressen in das Blatt „Objekte“ eintragen.
import-contradiction = { $name } hat hier die Adressen { $here }, aber { $there } in { $other }. In beiden dasselbe eintragen, oder eine so lassen, wie sie exportiert wurde.
import-refused = Die Verteilung nimmt das nicht an: { $name }
import-remark-service = Hier steht „{ $is }“, in der Verteilung „{ $was }“. Protokolle und Ports werden nicht aus einer Tabelle übernommen. Im Entwurf ändern.
import-remark-other-name = Die Tabelle nennt als Verteilung „{ $name }“.
