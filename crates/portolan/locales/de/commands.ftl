# Überschriften
basis = Grundlage
boundary = Reichweite
condition = Bedingung
destination = Ziel
flow = Verbindung
guide = Handbuch
id = ID
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
removed-count = { $count } entfallen
no-comparison = im Format „{ $format }“ lässt sich nicht ausdrücken, was sich gegenüber einem älteren Dokument geändert hat; möglich sind: { $known }
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
    [exists] es gibt sie schon
    [folder] das ist ein Ordner
    [no-folder] ein Teil des Pfads ist kein Ordner
    [read-only] der Datenträger ist schreibgeschützt
    [full] kein Speicherplatz mehr
    [in-use] dort lauscht ein anderes Programm; bitte dieses beenden oder einen anderen Port wählen
    [not-here] diese Maschine hat die Adresse nicht
    [not-text] kein Text in UTF-8
   *[other] das System meldet „{ $error }“
}
cant-read = { $file }: nicht lesbar: { system-cause }
large-sheet = { $file }: größer als { $limit } MiB; so groß darf ein Antrag nicht sein
one-stream = Dokument und Antrag können nicht beide von der Standardeingabe kommen; bitte für eines eine Datei angeben
cant-write = { $file }: lässt sich nicht schreiben: { system-cause }
cant-output = die Ausgabe lässt sich nicht schreiben: { system-cause }
binary-to-terminal = { $format } ist kein Text für ein Terminal; bitte mit -o eine Datei angeben oder die Ausgabe umleiten
unknown-picture = { $file }: der Name endet auf kein Bildformat; bitte einen Namen mit .svg, .png, .pdf, .drawio, .mmd oder .d2 verwenden oder das Format mit --format angeben
no-data-folder = für diesen Benutzer gibt es keinen Datenordner; bitte mit --database eine Datenbank angeben
bad-log-filter = „{ $filter }“ ist kein gültiger Filter für das Log; möglich ist etwa „info“ oder „server=debug“
cant-start = der Server kann nicht starten: { system-cause }
access-not-chosen = { $address } ist für andere erreichbar: Bitte mit --access links festlegen, dass nur sieht, wer einen Link hat
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
server-stopped = der Server wurde unerwartet beendet: { system-cause }
too-many-rows = { $rows } Zeilen sind mehr als die { $limit }, die ein Blatt fasst
export-failed = Export: { $error }
too-many-pixels = im Maßstab { $scale } hat das Bild { $size } Pixel, mehr als { $limit } insgesamt; bitte einen kleineren Maßstab wählen oder PDF oder SVG, die ohne Pixel auskommen
too-many-pages = das Bild braucht { $pages } Seiten, mehr als { $limit }; bitte größeres Papier wählen oder es auf eine Seite einpassen
picture-failed = Bild: { $error }

# Notes on a filled sheet
filled = { $id }: { $before } → { $after }
no-addresses = keine Adresse
filled-nothing = Der Antrag enthält nur, was schon im Dokument steht.
