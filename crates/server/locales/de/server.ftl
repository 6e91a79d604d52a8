# Die eigenen Sätze der Anwendung.

# The frame of every page
skip-to-content = Zum Inhalt springen
site-navigation = Portolan
nav-deployments = Verteilungen
footer-independent = Portolan ist unabhängig von Tanium Inc. Die Namen des Herstellers beschreiben nur, was entworfen wird.
breadcrumb = Zurück zu
actions = Aktionen
action-search = Suchen
action-filter = Filtern
action-apply = Anwenden
action-save = Speichern
action-cancel = Abbrechen
action-edit = Bearbeiten
action-edit-named = { $name } bearbeiten
action-remove = { $name } entfernen
action-up = { $name } nach oben verschieben
action-down = { $name } nach unten verschieben
action-undo = Rückgängig
action-undo-what = Rückgängig: { $what }
action-redo = Wiederholen
action-picture = Bild (SVG)
action-document = Dokument (YAML)
action-rules = Regeln exportieren
action-next-page = Nächste Seite
action-previous-page = Vorige Seite

# The first page
home-title = Verteilungen
home-lead = Eine Verteilung der Tanium Core Platform entwerfen: Komponenten platzieren, die nötigen Netzwerkverbindungen sehen und dem Firewall-Team die Regeln geben.
home-mine = Meine Verteilungen
home-search = Name
home-nothing-found = Keine Verteilung mit diesem Namen gefunden.
home-changed = Geändert
home-start = Mit einer Referenztopologie beginnen
home-start-from = Damit beginnen
home-start-from-named = Damit beginnen: { $name }
home-empty = Leer beginnen
home-create-empty = Anlegen
home-import = Dokument importieren
home-import-file = Datei
home-import-hint = Ein Verteilungsdokument in YAML oder JSON, höchstens 4 MiB, oder ein hier exportiertes SVG-Bild: Es enthält das Dokument.
home-import-action = Importieren
home-deleted = In den letzten 30 Tagen gelöscht
home-restore = Wiederherstellen
home-restore-named = { $name } wiederherstellen
import-faults = { $count ->
    [one] Die Datei wurde nicht importiert, denn sie enthält einen Fehler
   *[other] Die Datei wurde nicht importiert, denn sie enthält { $count } Fehler
}
author-local = Sie
author-browser = im Browser
author-api = über die API

# What people are called
name-none = Namen angeben
name-of = Sie: { $name }
name-title = Ihr Name
name-why = Andere sehen ihn, wenn sie dieselbe Verteilung ansehen, und im Verlauf neben Ihren Änderungen. Frühere Änderungen behalten den Namen, den Sie damals hatten.
name-label = Name
name-hint = Bis zu 60 Zeichen. Leer lassen, um keinen Namen zu haben.
name-too-long = dieser Name ist zu lang: höchstens { $limit } Zeichen sind möglich
name-turns = dieser Name enthält Zeichen, die die Schreibrichtung ändern; bitte weglassen
name-taken = im Verlauf heißen so alle, die keinen Namen angegeben haben; bitte einen anderen wählen
presence-guest = Gast
presence-tab = der Name eines Tabs besteht aus 8 bis 64 Buchstaben, Ziffern und Bindestrichen
presence-selected = das ist keine Liste von IDs

# A deployment
deployment-navigation = Verteilung
deployment-delete = Diese Verteilung löschen
tab-designer = Entwurf
tab-overview = Übersicht
tab-flows = Verbindungen
tab-exports = Exporte
tab-history = Verlauf
tab-compare = Vergleich
tab-sharing = Freigabe
status-saved = Gespeichert · v{ $version }
view-only = Sie können diese Verteilung ansehen, aber nicht ändern. Bild und Tabellen sind immer aktuell.
picture = Bild
findings = Befunde
findings-none = Nichts zu melden: Keine Rolle fehlt, keine Komponente steht am falschen Ort, keine Adresse ist zweifelhaft.
findings-none-open = Nichts offen: Alle Befunde sind quittiert.
findings-acknowledged = { $count ->
    [one] 1 quittierter Befund
   *[other] { $count } quittierte Befunde
}
finding-acknowledge = Quittieren
finding-acknowledge-title = Einen Befund quittieren
finding-acknowledged = Quittiert
finding-change-reason = Grund ändern
finding-reopened = Wieder gemeldet
finding-reopen = Quittierung aufheben
field-reason = Grund
hint-reason = Warum das so bleiben darf. Der Grund bleibt bei der Verteilung und ist für alle sichtbar, die sie lesen; betrifft der Befund später etwas anderes, wird er wieder gemeldet.
reason-missing = bitte angeben, warum das so bleiben darf
reason-too-long = darf nicht länger als { $limit } Zeichen sein
reason-not-text = darf das Zeichen NUL nicht enthalten
errors = { $count } Fehler
warnings = { $count ->
    [one] { $count } Warnung
   *[other] { $count } Warnungen
}
severity-error = Fehler
severity-warning = Warnung
severity-advice = Hinweis
components = Komponenten
components-nowhere = Ohne Ort
palette = Hinzufügen:
palette-modules = Für Module, die nicht gewählt sind
network-empty = Noch nichts in diesem Netz.
component-cluster = Cluster { $name }
component-count = { $count ->
    [one] 1 Endpunkt
   *[other] { $count } Endpunkte
}
component-connects-to = spricht mit { $names }
component-ports = Ports: { $ports }
component-shares = auf der Maschine von { $host }
component-add-title = Hinzufügen: { $role }
component-remove = Diese Komponente entfernen
network-add-title = Netz hinzufügen
network-edit-title = Netz
network-remove = Dieses Netz entfernen
zone-add-title = Zone hinzufügen
zone-edit-title = Zone
zone-remove = Diese Zone entfernen
extra-flows = Eigene Verbindungen
extra-flow-add-title = Eigene Verbindung hinzufügen
extra-flow-edit-title = Eigene Verbindung
extra-flow-remove = Diese Verbindung entfernen
settings-title = Einstellungen
zone-kind-core = Kernnetz
zone-kind-dmz = DMZ
zone-kind-internet = Internet

# Flows
flows = Verbindungen
flows-caption = Die Netzwerkverbindungen, die möglich sein müssen, jeweils mit ihrem Zweck
flows-none = Noch keine Verbindungen: Sie folgen aus den Komponenten.
# Mit weichem Trennstrich: Die Spalten sind schmal.
flows-in = Ein{ "\u00AD" }gehend
flows-out = Aus{ "\u00AD" }gehend
flows-crossing = { $count } über Zonengrenzen
flows-all = { $count ->
    [one] die einzige Verbindung
   *[other] alle { $count } Verbindungen
}
flows-more = { $count ->
    [one] Die einzige Verbindung anzeigen
   *[other] Alle { $count } Verbindungen anzeigen
}
flows-search = Name, Adresse, Port oder Dienst
flows-found = { $found ->
    [one] 1 Verbindung
   *[other] { $found } Verbindungen
}
flows-of-all = von { $all }
flow-port = Port
flow-direction = Richtung
flow-one-way = zu
flow-both-ways = zu und von
flow-boundary = Reichweite
flow-reason = Zweck
flow-service = Dienst
flow-rule = Verbindung
flow-encryption = Schutz
flow-processes = Prozesse
flow-basis = Grundlage
flow-note = Anmerkung
flow-id = ID
boundary-host = gleiche Maschine
boundary-network = gleiches Netz
boundary-zone = gleiche Zone
boundary-crossing = über Zonengrenzen

# Forms
form-failed = Noch nicht gespeichert. Bitte berichtigen:
form-stale = Diese Verteilung wurde inzwischen geändert und ist jetzt bei Version { $version }. Ihre Eingaben sind noch da: Bitte mit dem aktuellen Stand vergleichen und erneut speichern.
form-no-options = Noch gibt es nichts auszuwählen.
form-place-missing = bitte ein Netz, eine Zone oder eine Maschine wählen
form-addresses-of-host = diese Maschine hat schon Adressen; bitte dieses Feld leeren
form-choose = bitte wählen …
form-kind-missing = bitte Kernnetz, DMZ oder Internet wählen
place-on-machine-of = Auf der Maschine von
field-name = Name
field-role = Rolle
field-platform = Plattform
field-place = Ort
hint-place = Ein Netz, unmittelbar eine Zone oder die Maschine einer anderen Komponente, deren Ort und Adressen dann gelten.
field-addresses = Adressen
hint-addresses = IPv4, IPv6, CIDR, Bereiche (10.0.0.1-10.0.0.9) oder vollständige Hostnamen (FQDN), je Zeile eine Angabe. Kann später ausgefüllt werden.
field-cluster = Cluster
hint-cluster = Tanium Server mit demselben Clusternamen bilden einen Aktiv-aktiv-Cluster.
field-connects = Spricht mit
connects-all = allen passenden
connects-named = nur den unten gewählten
field-connects-to = Gewählt
hint-connects-to = Gilt nur bei „nur den unten gewählten“.
field-peering = Peering
peering-default = Standard: innen ja, im Internet nein
peering-yes = ja
peering-no = nein
field-engine = Produkt
field-management-address = Verwaltungsadresse (iDRAC)
hint-management-address = Die eigene Adresse des iDRAC, falls die Appliance einen hat.
field-count = Anzahl der Endpunkte
field-port = Port:
field-id = ID
hint-id = Kleinbuchstaben, Ziffern und Bindestriche; bleibt das Feld leer, wird die ID aus dem Namen gebildet.
field-zone = Zone
field-network = Netz
field-host = Auf der Maschine von
field-cidrs = Adressbereiche (CIDR)
hint-cidrs = Etwa 10.10.0.0/24, je Zeile ein Bereich.
field-kind = Art
field-description = Beschreibung
field-platform-version = Plattformversion
field-internet-access = Internetzugang der Server
internet-yes = ja: Sie erreichen die Seiten des Herstellers
internet-no = nein: vom Internet getrennt
field-modules = Module
field-source = Quelle
field-destination = Ziel
field-protocol = Protokoll
field-ports = Ports
hint-ports = Nummern von 1 bis 65535, durch Kommas getrennt; keine bei ESP.
field-summary = Zweck
hint-summary = Wozu die Verbindung dient; das Firewall-Team liest es als Begründung.
conflict-by = Inzwischen geändert: { $author }, { $at }.
conflict-property = Was
conflict-theirs = Andere
conflict-mine = Ich
conflict-nothing = (nichts)
conflict-keep-theirs = Änderung der anderen behalten
conflict-use-mine = Meine Änderung übernehmen
conflict-restore = { $name } wiederherstellen
conflict-in-form = Noch nicht gespeichert: Seit dieses Formular geöffnet wurde, hat jemand anders dasselbe geändert.
conflict-sentence = { $label }: inzwischen auf „{ $theirs }“ geändert; hiermit würde daraus „{ $mine }“
field-order = Reihenfolge, vor
field-requirement = Verbindlichkeit

# Exports
exports-options = Optionen der Exporte
exports-grouping = Eine Regel für
grouping-flow = jede Verbindung
grouping-pair = jedes Paar aus Quelle und Ziel
grouping-compact = Gruppen von Quellen und Zielen
exports-format = Format
exports-device-group = Gerätegruppe (nur Panorama)
device-group-expected = Buchstaben ohne Umlaute, Ziffern, Leerzeichen, „-“, „_“ und „.“, am Anfang ein Buchstabe oder eine Ziffer, höchstens 63 Zeichen
exports-current = die aktuelle
exports-since-later = since: bitte eine Version wählen, die älter ist als die exportierte
exports-since = Umfang
exports-all-rules = alle Regeln
exports-walls = Eine Firewall, beide Richtungen
exports-hosts = Die Host-Firewall einer Maschine
exports-lines = { $count ->
    [one] 1 Zeile
   *[other] { $count } Zeilen
}
exports-no-preview = Diese Datei ist kein Text; bitte zum Ansehen herunterladen.
format-zip = Alle Formate in einem Archiv: insgesamt, je Firewall und je Maschine, mit Inhaltsverzeichnis
exports-filter = Verbindungen
filter-all = alle, die eine Maschine verlassen
filter-crossing = nur die zwischen Zonen
exports-downloads = Downloads
exports-download = { $format } herunterladen
exports-report = Hinweise zu diesen Dateien
exports-without-address = Noch ohne Adresse, sodass eine Firewall diese Regeln nicht annimmt: { $names }
exports-preview = Vorschau der Regeln
exports-rules = { $count ->
    [one] { $count } Regel
   *[other] { $count } Regeln
}
exports-first = { $count ->
    [one] die erste wird angezeigt
   *[other] die ersten { $count } werden angezeigt
}
format-xlsx = Die Regeltabelle, mit Antragsblatt und Legende
format-csv = Dieselben Regeln als Tabelle für jedes Programm
format-json = Die Regeln für Programme
format-yaml = Dasselbe als YAML
format-markdown = Die Regeln als Text für ein Wiki
format-html = Ein Bericht zum Drucken
format-panos = PAN-OS: set-Zeilen für Firewalls von Palo Alto Networks
format-nftables = nftables: ein Regelwerk für eine Firewall unter Linux
format-junos = Junos: set-Zeilen für SRX-Firewalls von Juniper
format-checkpoint = Check Point: ein Skript für den Management-Server
format-terraform-aws = Terraform: Regeln für Security Groups in AWS
format-terraform-azure = Terraform: Regeln einer Netzwerksicherheitsgruppe in Azure
format-terraform-gcp = Terraform: Firewallregeln eines Netzes in Google Cloud
format-iptables = iptables: Regeln für iptables-restore und ip6tables-restore
format-windows = Windows: PowerShell für die Firewalls der Maschinen
format-fortios = FortiOS: Befehle für Firewalls von Fortinet
format-asa = Cisco ASA: Objekte und je Interface eine Access-Liste
format-aerleon = Aerleon: Namen und Policies, aus denen es die Formate von etwa dreißig weiteren Plattformen erzeugt
format-svg = Das Bild wie am Bildschirm; es enthält das Dokument und lässt sich wieder importieren
format-png = Das Bild in Pixeln
format-pdf = Das Bild für Papier und Entwurfsdokumente, scharf in jeder Größe, mit durchsuchbarem Text
format-drawio = Das Bild zum Weiterzeichnen: Formen und Verbinder an denselben Stellen
format-mmd = Ein Flussdiagramm für Wikis und Markdown
format-d2 = Ein Diagramm als Text für D2
pictures-title = Bild
pictures-options = Optionen des Bildes
pictures-language = Sprache
pictures-theme = Farben (SVG, PNG, PDF)
theme-light = hell
theme-dark = dunkel
theme-auto = wie beim Betrachter eingestellt
pictures-scale = Pixel (PNG)
pictures-paper = Papier (PDF)
pictures-layout = Seiten (PDF)
paper-a4 = A4 quer
paper-a3 = A3 quer
paper-letter = Letter quer
layout-fit = eine Seite
layout-tile = so viele, wie für eine lesbare Größe nötig sind
format-document = Das Verteilungsdokument, für git und die Kommandozeile

# History
history-title = Versionen
history-version = Version
history-what = Was
history-who = Wer
history-when = Wann
history-created = angelegt
history-redo = Version { $version } wiederholen
history-undo = Version { $version } rückgängig machen
history-restored = Version { $version } wiederherstellen
history-compare = Gewählte Versionen vergleichen
history-from = Von
history-to = Bis
history-from-named = Von Version { $version }
history-to-named = Bis Version { $version }
history-open = Version { $version }
history-step = Was sich änderte
history-step-named = Was sich mit Version { $version } änderte
history-older = Ältere Versionen

# One version
version-title = Version { $version }
version-current = Das ist die aktuelle Version.
version-before = Mit der vorigen Version vergleichen
version-since = Mit der aktuellen Version vergleichen
version-restore = Diese Version wiederherstellen
version-name = Name dieser Version
version-name-hint = Etwa „wie genehmigt“. Leer lassen, um den Namen zu entfernen.

# Sharing
link-new = Neuer Link
link-right = Berechtigung
right-view = ansehen
right-edit = bearbeiten
link-label = Bezeichnung
link-days = Gültigkeit in Tagen
link-days-wrong = bitte eine ganze Zahl von 1 bis 3650 angeben oder das Feld leer lassen
link-create = Link anlegen
link-made = Ihr neuer Link
link-made-hint = Bitte jetzt kopieren: Der Link wird nur als Hash aufbewahrt und kann nicht noch einmal angezeigt werden.
links-title = Links
links-none = Noch keine Links.
link-made-on = Angelegt
link-expires = Läuft ab
link-used = Zuletzt benutzt
link-never = nie
link-unnamed = ohne Bezeichnung
link-revoke = Widerrufen
link-revoked = widerrufen

# The port reference
nav-ports = Ports
ports-title = Portreferenz
ports-lead = Jeder Netzwerkport der Tanium Core Platform, den dieser Katalog kennt: wer sich mit wem verbindet, auf welchem Port, wann und wozu, und auf welcher Seite des Herstellers das steht.
ports-version = Version { $version } des Katalogs
ports-changes = Änderungen des Katalogs
ports-changes-lead = Was jede Version des eingebauten Katalogs hinzugefügt, geändert und entfernt hat: die Einträge der Portreferenz und was über Module bekannt ist. Texte werden nicht verglichen.
ports-recorded = { $count ->
    [one] 1 Eintrag oder Modul
   *[other] { $count } Einträge und Module
}
ports-first-version = Die erste Version.
ports-change = Änderung
ports-entry = Eintrag
ports-differences = Vorher → nachher
ports-filter = Ports durchsuchen
ports-search = Port, Name, Prozess oder andere Wörter
ports-role-direction = Richtung der Rolle
ports-direction-in = eingehend
ports-direction-out = ausgehend
ports-any = beliebig
ports-clear = Alle anzeigen
ports-found = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
ports-nothing-found = Kein Eintrag gefunden. Weniger Suchwörter oder Filter ergeben mehr Treffer.
ports-entries = Einträge
ports-caption = Netzwerkports mit beiden Enden, Zweck, Bedingung und Referenz
ports-setting = Einstellung
ports-sites = Internetadressen
ports-purpose = Zweck
ports-condition = Bedingung
ports-protection = Schutz und Prozesse
ports-reference = Seite und Abschnitt
ports-source = Referenz
ports-link = Link
ports-module = Modul
ports-one-way = von der Quelle zum Ziel
ports-both-ways = in beide Richtungen
ports-port-is = { $port } ist der Standardport von: { $services }
ports-port-unknown = { $port } ist kein Standardport dieses Katalogs.
ports-port-noted = { $port } ist kein Standardport dieses Katalogs, aber vermerkt bei: { $modules }
ports-module-none = { $module } braucht laut Hersteller keine Ports außer denen der Plattform.
ports-module-catalogued = Die Ports, die { $module } braucht, stehen hier.
ports-module-unknown = Die Ports von { $module } sind hier nicht bekannt. Welche es braucht, steht im Handbuch des Herstellers: { $guide }
ports-modules = Module
ports-modules-lead = Was über die Ports bekannt ist, die jedes Modul außer denen der Plattform braucht.
ports-known = Ports
ports-encrypted = Verschlüsselt seit
ports-encrypted-since = Ab Version { $always }, vorher nicht.
ports-encrypted-choice = Ab Version { $always }; ab { $offered } wählbar, vorher nicht.
ports-elsewhere = Clients unter macOS, Linux, Solaris und AIX
ports-discrepancy = Abweichende Angaben
ports-if-from = Nur ab Plattformversion { $from }.
ports-if-before = Nur vor Plattformversion { $before }.
ports-if-between = Nur ab Plattformversion { $from } und vor { $before }.
ports-if-any-version = Auf jeder Plattformversion.
ports-guide = Handbuch des Herstellers
ports-always = Überall, wo es beide Enden gibt.
ports-or = { $one } oder { $other }
ports-if-windows = Nur unter Windows.
ports-if-appliance = Nur auf Tanium Appliances.
ports-if-module = Nur mit { $module }.
ports-if-internet = Nur wenn die Server Internetzugang haben.
ports-if-no-internet = Nur wenn die Server keinen Internetzugang haben.
ports-if-peering = Nur innerhalb einer Gruppe von Clients mit Peering; ohne andere Angabe sind das alle Gruppen außer denen im Internet.
ports-if-cluster = Nur zwischen Mitgliedern eines Clusters.
ports-if-other-machine = Nur zwischen verschiedenen Maschinen.
ports-if-hub-elsewhere = Nur wenn der Hub nicht auf der Maschine eines Tanium Servers läuft.
ports-if-management-address = Nur wenn das Ziel eine Verwaltungsadresse hat.
ports-if-source-has = Nur für Quellen, die auch die Verbindung { $flow } ({ $source } → { $destination }) haben.
ports-if-alongside = Nur zwischen Enden, die auch die Verbindung { $flow } ({ $source } → { $destination }) haben.
ports-if-zones = Aus Zonen der Art { $zones }, sofern bei der Quelle nicht eigens gewählt ist, mit welchen Servern sie spricht.
ports-if-engine = Nur zu Datenbankservern mit { $product }.
ports-if-listener-in-cluster = Der Dienst lauscht nur auf Mitgliedern eines Clusters.
ports-separate-address = Der Dienst lauscht auf einer eigenen Adresse.
ports-loopback-beside = Neben einer Komponente mit der Rolle { $role } auf derselben Maschine lauscht der Dienst nur auf der Loopback-Adresse.

# Errors
error-typed = Ihre Eingaben
error-again = Noch einmal versuchen
error-home = Zu den Verteilungen
error-request-id = Anfrage { $id }
error-not-found-title = Nicht gefunden
error-not-found-text = Hier ist nichts, oder es ist nicht für Sie bestimmt. Vielleicht wurde ein Link widerrufen oder ist abgelaufen: Bitte bei der Person nachfragen, die ihn geschickt hat.
error-method-title = Hier nicht möglich
error-method-text = Diese Adresse nimmt diese Art von Anfrage nicht an.
error-unauthorized-title = Nicht berechtigt
error-unauthorized-text = Das Token ist unbekannt, abgelaufen oder widerrufen, oder es gehört zu einer anderen Verteilung. Bitte ein neues anfordern.
error-forbidden-title = Nur Lesezugriff
error-forbidden-text = Sie können diese Verteilung ansehen, aber nicht ändern. Bitte beim Eigentümer einen Link zum Bearbeiten anfordern.
error-not-owner-title = Nicht Ihre Verteilung
error-not-owner-text = Sie können diese Verteilung über einen Link ändern; freigeben oder löschen kann sie nur, wer sie angelegt hat.
error-foreign-form-title = Dieses Formular ist nicht mehr gültig
error-foreign-form-text = Das Formular gehört nicht zur Sitzung dieses Browsers, etwa weil Cookies gelöscht oder gesperrt wurden. Nichts wurde geändert. Bitte zurückgehen, die Seite neu laden und das Formular noch einmal senden.
error-foreign-name-title = Unbekannter Hostname
error-foreign-name-text = Dieser Server ist nur für eine Person gestartet und antwortet nur als localhost oder 127.0.0.1. Für andere bitte mit --listen und --access links starten.
error-unreadable-title = Nicht lesbar
error-unreadable-text = Die Anfrage ist nicht lesbar. Nichts wurde geändert.
error-too-large-title = Zu groß
error-too-large-text = Es wurden mehr als 4 MiB gesendet; größer darf ein Verteilungsdokument nicht sein. Nichts wurde geändert.
error-wrong-type-title = Falscher Medientyp
error-wrong-type-text = Bitte application/json oder application/yaml senden.
error-unsound-title = Das Dokument ist nicht in Ordnung
error-unsound-text = Nichts wurde geändert. Das ist daran falsch:
error-refused-title = Jetzt nicht möglich
error-refused-text = Nichts wurde geändert:
error-picture-title = Das Bild ist zu groß
error-picture-text = So lässt sich das Bild nicht zeichnen.
picture-too-many-pixels = Im Maßstab { $scale } hat es { $width } × { $height } Pixel, mehr als { $limit } Millionen. Bitte einen kleineren Maßstab wählen oder PDF oder SVG, die ohne Pixel auskommen.
picture-words = Es enthält einen Namen, dessen Zeichen sich hier nicht nebeneinander darstellen lassen. Bitte SVG wählen, das der Browser darstellt, oder den Namen ändern.
picture-too-many-pages = Es braucht { $pages } Seiten, mehr als { $limit }. Bitte größeres Papier wählen oder das Bild auf eine Seite einpassen.
error-clash-title = Von jemand anderem geändert
error-clash-text = Jemand anders hat inzwischen dasselbe geändert; nichts wurde überschrieben. Bitte entscheiden, was gilt.
error-gone-title = Inzwischen entfernt
error-gone-text = Jemand anders hat das inzwischen entfernt. Bitte erst wiederherstellen, dann ändern.
error-stale-title = Inzwischen geändert
error-stale-text = Diese Verteilung wurde geändert, seit Sie sie geöffnet haben; nichts wurde überschrieben. Bitte zurückgehen, die Seite neu laden und es noch einmal versuchen.
error-precondition-required-title = Version nicht angegeben
error-precondition-required-text = Bitte in If-Match die Version angeben, für die die Änderung gedacht ist, so wie sie im ETag steht.
error-timed-out-title = Das hat zu lange gedauert
error-timed-out-text = Die Anfrage wurde nach 30 Sekunden abgebrochen. Bitte noch einmal versuchen; sehr große Verteilungen bitte teilen.
error-too-often-title = Zu viele Meldungen
error-too-often-text = Dieser Browser meldet häufiger als erlaubt, was in ihm ausgewählt ist. Bitte zehn Sekunden warten; es geht nichts verloren.
error-too-many-streams-title = In zu vielen Tabs geöffnet
error-too-many-streams-text = Dieser Browser erhält bereits in so vielen Tabs Live-Aktualisierungen, wie erlaubt sind. Bitte einige schließen und diese Seite neu laden; gespeichert wird auch ohne Live-Aktualisierung.
error-busy-title = Zurzeit zu viele gleichzeitige Besucher
error-busy-text = Der Server hat keine Kapazität für weitere Live-Aktualisierungen. Gespeichert wird auch ohne; bitte später noch einmal versuchen.
error-unavailable-title = Die Datenbank antwortet nicht
error-unavailable-text = Ihre Änderung wurde nicht gespeichert, weil die Datenbank nicht erreichbar ist. Ihre Eingaben sind noch da: Bitte gleich noch einmal versuchen.
error-other-catalogue-title = Diese Verteilung verwendet Einträge, die dieser Server nicht kennt
error-other-catalogue-text = Nichts ist verloren. Wer den Server betreibt, sollte ihn mit den Katalogdateien starten, mit denen die Verteilung entworfen wurde (--catalogue). Hier unbekannt:
error-internal-title = Hier ist etwas schiefgegangen
error-internal-text = Das ist ein Fehler des Programms, nicht Ihrer. Bitte der Person, die es betreibt, die unten stehende Nummer nennen.

# Gemeinsames Bearbeiten: was nebenbei gesagt wird
patch-said = Erledigt: { $done }. { $flows ->
    [0] Keine Verbindung geändert.
    [one] Eine Verbindung geändert.
   *[other] { $flows } Verbindungen geändert.
}
status-saving = Speichert …
status-offline = Nicht verbunden; { $waiting } in Warteschlange
status-gone = Nicht mehr zugänglich
status-failing = Server kann nicht speichern; { $waiting } in Warteschlange
status-unheard = Nicht verbunden · v{ $version }
status-gone-lost = Nicht mehr zugänglich; { $lost } nicht gespeichert
status-view = Jetzt nur noch Lesezugriff
person-at = { $name }: { $what }
mark-warning = möglich, mit Warnung
mark-refused = nicht möglich
add-form = Ganzes Formular ausfüllen
dialog-answer = Antwort des Servers
action-close = Schließen
action-redo-what = Wiederholen: { $what }
inspector = Ausgewählte Komponente
tools = Werkzeuge
people = Auch hier
tool-add = Hinzufügen …
tool-move = Verschieben nach …
tool-rename = Umbenennen
tool-duplicate = Duplizieren
tool-remove = Entfernen
tool-zoom-in = Vergrößern
tool-zoom-out = Verkleinern
tool-fit = Einpassen
tool-find = Suchen
tool-help = Tastenkürzel
found-component = Komponente
found-flow = Verbindung
found-command = Befehl
find-what = Komponenten, Verbindungen, Ports, Befehle
keys-single = Tastenkürzel aus einem einzelnen Zeichen
key-add = Komponente hinzufügen
key-move = Auswahl an einen anderen Ort verschieben
key-rename = umbenennen
key-duplicate = duplizieren
key-clipboard = kopieren, ausschneiden, einfügen, auch von einer Verteilung in eine andere
key-remove = entfernen
key-undo = rückgängig machen
key-redo = wiederholen
key-select-all = alles auswählen
key-select-more = Klick: weitere auswählen; Ziehen mit Umschalt: alles im Rahmen auswählen
key-walk = zur nächsten Komponente
key-order = an ihrem Ort nach oben oder unten
key-zone = in die nächste Zone
key-inspect = Auswahl bearbeiten
key-escape = einen Schritt zurück
key-zoom = vergrößern, verkleinern, Originalgröße
key-fit = alles anzeigen; Auswahl anzeigen
key-find = suchen
key-help = diese Liste
designer-selected = { $count } ausgewählt
designer-several = { $count } Komponenten sind ausgewählt.
designer-none = Eine Komponente auswählen, um sie hier zu bearbeiten. Eine Rolle aus der Palette ins Bild ziehen, um eine hinzuzufügen.
designer-copied = { $count } kopiert
designer-armed = Ins Bild klicken, um zu platzieren: { $role }. Esc beendet.
designer-no-zone = In dieser Richtung gibt es keine Zone.
drop-allowed = Passt hier.
drop-warning = Möglich, aber:
drop-refused = Hier nicht:

# Was gezeigt wird
choices = Auswählen, was angezeigt wird
choices-filter = Filter
choices-shown = Angezeigt:
choices-all = Alles anzeigen
choices-nothing = Dem Filter entspricht hier nichts.
choices-wall-flows = Verbindungen: { $name }
choice-view = Ansicht
choice-topology = Alles
choice-active-active = Aktiv-aktiv
choice-walls = Firewalls
choice-components = Eine Komponente mit ihren Gegenstellen
choice-internet = Internet
choice-any = beliebig
choice-zone = Zone
choice-protocol = Protokoll
choice-requirement = Verbindlichkeit
choice-boundary = Reichweite
choice-role = Rolle
choice-flow = Verbindung
choice-module = Modul
choice-findings = Nur mit Befunden
choice-expand = Jede Komponente auf eigener Karte
action-show = Anzeigen
component-neighbours = { $name } mit allen Gegenstellen
error-selection-title = Diese Ansicht gibt es hier nicht
error-selection-text = Die Adresse verweist auf etwas, das es in dieser Verteilung nicht gibt.

# Two versions compared
compare-from = Von Version
compare-to = Bis Version
compare-between = Von Version { $from } ({ $from-at }) bis Version { $to } ({ $to-at })
compare-picture-as = Bild als { $format }
compare-first = Es gibt erst eine Version: Seit die Verteilung angelegt wurde, ist nichts geändert worden.
compare-same = Bitte zwei verschiedene Versionen wählen.
compare-document = Was geändert wurde
compare-document-none = Die Dokumente sind gleich oder unterscheiden sich nur in der Reihenfolge.
compare-component = Komponente
compare-flows-none = Alle Verbindungen sind gleich.
compare-flows-caption = Die Verbindungen, die hinzugekommen, geändert oder entfallen sind
change-added = hinzugekommen
change-changed = geändert
change-removed = entfallen
flows-added = { $count ->
    [one] 1 Verbindung hinzugekommen
   *[other] { $count } Verbindungen hinzugekommen
}
flows-changed = { $count } geändert
flows-removed = { $count } entfallen
compare-rules = Firewallregeln
compare-rule = Regel
compare-rules-none = Alle Regeln sind gleich.
compare-rules-caption = Die Firewallregeln, die hinzugekommen, geändert oder entfallen sind
compare-rules-as = Der Änderungsantrag als { $format }
rules-added = { $count ->
    [one] 1 Regel hinzugekommen
   *[other] { $count } Regeln hinzugekommen
}
rules-changed = { $count } geändert
rules-removed = { $count } entfallen

# Ausgefüllte Freischaltungsanträge
addresses-title = Adressen aus einem Antrag übernehmen
addresses-what = Den Antrag an alle geben, die die Adressen kennen. Was sie in die Adressspalten eintragen, wird hier je Regel oder Komponente übernommen, und zwar alles oder nichts.
addresses-sheet = Ausgefüllter Antrag: XLSX oder CSV, höchstens { $limit } MiB
action-fill-in = Übernehmen
addresses-wrong = { $file } lässt sich nicht übernehmen.
addresses-unchanged = Nichts wurde geändert. Bitte das Folgende berichtigen und die Datei noch einmal senden.
addresses-where = Stelle
addresses-fault = Was nicht stimmt und was zu tun ist
addresses-file-whole = die Datei
addresses-more = { $count ->
    [one] Ein weiterer Fehler ist nicht aufgeführt.
   *[other] { $count } weitere Fehler sind nicht aufgeführt.
}
addresses-nothing = { $file } enthält nur, was schon in der Verteilung steht. Nichts wurde geändert.
addresses-done = { $count ->
    [one] Eine Komponente hat andere Adressen bekommen.
   *[other] { $count } Komponenten haben andere Adressen bekommen.
}
addresses-before = Vorher
addresses-after = Jetzt
addresses-remarks = Nicht übernommen:
addresses-designer = Zum Entwurf
history-filled-in = Adressen von { $count ->
    [one] einer Komponente
   *[other] { $count } Komponenten
} übernehmen
history-filled-in-from = Adressen von { $count ->
    [one] einer Komponente
   *[other] { $count } Komponenten
} aus { $file } übernehmen
error-sheet-too-large-title = Zu groß
error-sheet-too-large-text = Es wurden mehr als 16 MiB gesendet; größer darf ein ausgefüllter Antrag nicht sein. Nichts wurde geändert. Bitte Bilder und andere Blätter aus der Arbeitsmappe entfernen oder das Blatt mit den Regeln als CSV senden.
error-wrong-sheet-type-title = Falscher Medientyp
error-wrong-sheet-type-text = Bitte application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, text/csv oder application/octet-stream senden.
error-sheet-title = Der Antrag lässt sich nicht übernehmen
error-sheet-text = Nichts wurde geändert. Bitte das Folgende berichtigen und die Datei noch einmal senden:
