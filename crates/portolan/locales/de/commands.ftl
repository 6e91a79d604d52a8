# Überschriften
basis = Grundlage
boundary = Reichweite
condition = Bedingung
destination = Ziel
flow = Verbindung
guide = Handbuch
id = Kennung
keys = Optionale Schlüssel
listeners = Wer lauscht
name = Name
port = Port
ports = Eigene Ports
requirement = Verbindlichkeit
service = Dienst
source = Quelle

# Die Teile des Katalogs
flows = Verbindungen
modules = Module
roles = Rollen
services = Dienste

# Was über die Ports eines Moduls bekannt ist
ports-none = keine
ports-catalogued = im Katalog
ports-unknown = siehe Handbuch

# Befunde
severity-error = Fehler
severity-warning = Warnung
severity-advice = Hinweis

# Anzahlen
flow-count = { $count ->
    [one] 1 Verbindung
   *[other] { $count } Verbindungen
}
error-count = { $count ->
    [one] 1 Fehler
   *[other] { $count } Fehler
}
warning-count = { $count ->
    [one] 1 Warnung
   *[other] { $count } Warnungen
}
advice-count = { $count ->
    [one] 1 Hinweis
   *[other] { $count } Hinweise
}

# Anmerkungen zu einer Ausgabe
no-address = { $id } hat noch keine Adresse

# Ein Vergleich
change = Änderung
rule = Regel
differs = Was sich unterscheidet
added-count = { $count } hinzugekommen
removed-count = { $count } weggefallen
no-comparison = das Format „{ $format }“ kann nicht sagen, was sich gegenüber einem älteren Dokument unterscheidet; das können: { $known }
changed-count = { $count } geändert
differences = Vorher → nachher

# Die Versionen des Katalogs
catalogue-version = Version { $id }
catalogue-entries = { $count ->
    [one] Die erste, mit 1 Eintrag.
   *[other] Die erste, mit { $count } Einträgen.
}

# Wörter von Verbindungen in Tabellen für Menschen
boundary-host = Maschine
boundary-network = Netz
boundary-zone = Zone
boundary-crossing = zonenübergreifend

# Der Server
listens = Portolan lauscht auf { $address }

# Warum ein Befehl vorzeitig endet
system-cause = { $cause ->
    [not-found] diese Datei oder diesen Ordner gibt es nicht
    [denied] dazu fehlt die Berechtigung
    [exists] gibt es schon
    [folder] das ist ein Ordner
    [no-folder] ein Teil des Pfads ist kein Ordner
    [read-only] der Datenträger ist schreibgeschützt
    [full] kein Platz mehr
    [in-use] dort lauscht ein anderes Programm; dieses beenden oder einen anderen Port wählen
    [not-here] diese Maschine hat die Adresse nicht
    [not-text] kein Text in UTF-8
   *[other] das System meldet „{ $error }“
}
cant-read = { $file }: nicht lesbar: { system-cause }
large-sheet = { $file }: mehr als { $limit } MiB sind kein Antrag
one-stream = Dokument und Tabelle können nicht beide von der Standardeingabe kommen; für eines eine Datei angeben
cant-write = { $file }: nicht zu schreiben: { system-cause }
cant-output = die Ausgabe lässt sich nicht schreiben: { system-cause }
binary-to-terminal = { $format } ist kein Text für ein Terminal; mit -o eine Datei nennen oder die Ausgabe umleiten
unknown-picture = { $file }: der Name endet auf kein Bildformat; auf .svg, .png, .pdf, .drawio, .mmd oder .d2 enden lassen oder das Format mit --format nennen
no-data-folder = für diesen Benutzer gibt es keinen Datenordner; mit --database eine Datenbank nennen
bad-log-filter = '{ $filter }' ist kein Filter für das Log; ihn wie 'info' oder 'server=debug' schreiben
cant-start = der Server kann nicht starten: { system-cause }
access-not-chosen = { $address } ist für andere erreichbar: mit --access links sagen, wer was sehen darf
not-loopback = --access local braucht eine Loopback-Adresse wie 127.0.0.1, und { $address } ist keine
cant-listen = auf { $address } lässt sich nicht lauschen: { system-cause }
no-storage = { $why ->
    [scheme] die Adresse einer Datenbank beginnt mit postgres:// oder sqlite://
    [url] die Adresse der Datenbank ist nicht lesbar („{ $error }“)
    [no-file] die Adresse einer SQLite-Datenbank muss eine Datei nennen, etwa sqlite://data/portolan.db
    [folder] der Ordner der Datenbank lässt sich nicht anlegen: { system-cause }
    [connect] keine Verbindung zur Datenbank („{ $error }“); bitte prüfen, ob sie läuft und ob Adresse, Benutzer und Passwort stimmen
    [too-new] die Datenbank hat die Schemaversion { $found }, dieses Programm kennt nur Versionen bis { $known }; bitte ein neueres Portolan verwenden
    [schema] das Schema der Datenbank lässt sich nicht aktualisieren („{ $error }“)
   *[other] die Datenbank meldet „{ $error }“
}
server-stopped = der Server ist stehen geblieben: { system-cause }
too-many-rows = { $rows } Zeilen sind mehr als die { $limit }, die eine Tabelle fasst
export-failed = Export: { $error }
too-many-pixels = im Maßstab { $scale } hat das Bild { $size } Pixel, mehr als { $limit } insgesamt; einen kleineren Maßstab nehmen oder PDF oder SVG, die keine Pixel haben
too-many-pages = das Bild braucht { $pages } Seiten, mehr als { $limit }; größeres Papier nehmen oder es auf eine Seite einpassen
picture-failed = Bild: { $error }

# Notes on a filled sheet
filled = { $id }: { $before } → { $after }
no-addresses = keine Adresse
filled-nothing = Die Tabelle sagt nichts, was nicht schon im Dokument steht.
