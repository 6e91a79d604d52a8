# Wörter, die jeder Teil des Programms benutzt. Plattformen
platform-windows = Windows
platform-appliance = Tanium Appliance

# Von Verbindungen
requirement-required = erforderlich
requirement-recommended = empfohlen
requirement-optional = optional
encryption-tls = TLS
encryption-ssh = SSH
encryption-ipsec = IPsec
encryption-none = standardmäßig unverschlüsselt
encryption-unknown = nicht angegeben
basis-seed = Herstellerseite von 2021
basis-vendor = andere Herstellerseiten
basis-custom = eigenes Team

# Die Enden eines Eintrags im Katalog, die keine Rollen sind
end-appliance = Jede Tanium Appliance
end-internet = Adressen im Internet

# Was über die Ports eines Moduls bekannt ist
module-ports-known-none = keine außer denen der Plattform
module-ports-known-catalogued = im Katalog aufgeführt
module-ports-known-unknown = hier nicht bekannt
module-ports-known-part = teilweise aufgeführt

# Was eine Version des Katalogs an einem Eintrag getan hat, und wonach Einträge verglichen werden
entry-change-added = hinzugekommen
entry-change-changed = geändert
entry-change-removed = entfallen
entry-about = { $source } → { $destination }, { $port }
entry-source = Quelle
entry-destination = Ziel
entry-service = Dienst
entry-protocol = Protokoll
entry-port = Port
entry-platform = Plattform
entry-module = Modul
entry-versions = Plattformversionen
entry-addresses = Ziele im Internet
entry-requirement = Verbindlichkeit
entry-encryption = Verschlüsselung
entry-encryption-offered = Verschlüsselung wählbar ab
entry-encrypted-since = Verschlüsselt seit
entry-basis = Grundlage
entry-ports = Ports
versions-from = ab { $version }
versions-before = vor { $version }
