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
differs = Was sich unterscheidet
added-count = { $count } hinzugekommen
removed-count = { $count } weggefallen
changed-count = { $count } geändert
added = hinzugekommen
removed = entfallen
changed = geändert
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
requirement-required = erforderlich
requirement-recommended = empfohlen
requirement-optional = optional
