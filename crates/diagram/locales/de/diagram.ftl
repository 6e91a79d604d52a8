# Die Wörter im Bild einer Verteilung.
internet = Internet
internet-kind = Seiten des Herstellers
nowhere = Ohne Ort
host = Gemeinsame Maschine
host-at = Host { $address }
cluster = Cluster { $name } · aktiv-aktiv
endpoints = { $count ->
    [one] 1 Endpunkt
   *[other] { $count } Endpunkte
}
firewall = Firewall
firewall-title = Firewall zwischen { $left } und { $right }: { $count ->
    [0] keine Freischaltungen
    [one] 1 Freischaltung
   *[other] { $count } Freischaltungen
}
line = { $source } zu { $destination }: { $ports }
line-both-ways = { $source } und { $destination }, in beide Richtungen: { $ports }
line-within = Innerhalb von { $source }: { $ports }
findings-error = { $count ->
    [one] 1 Befund, ein Fehler
   *[other] { $count } Befunde, der schwerste ein Fehler
}
findings-warning = { $count ->
    [one] 1 Befund, eine Warnung
   *[other] { $count } Befunde, der schwerste eine Warnung
}
findings-advice = { $count ->
    [one] 1 Hinweis
   *[other] { $count } Hinweise
}
platform-windows = Windows
platform-appliance = Tanium Appliance
summary = Netzplan mit { $zones ->
    [one] 1 Zone
   *[other] { $zones } Zonen
}, { $components ->
    [one] 1 Komponente
   *[other] { $components } Komponenten
} und { $flows ->
    [one] 1 Verbindung
   *[other] { $flows } Verbindungen
} auf { $lines ->
    [one] 1 Linie
   *[other] { $lines } Linien
}.
card-flows = { $incoming ->
    [one] 1 eingehende Verbindung
   *[other] { $incoming } eingehende Verbindungen
}, { $outgoing } ausgehende
diagram-kind = Netzplan
layer-heading = Schriftfeld
layer-zones = Zonen
layer-networks = Netze
layer-frames = Maschinen und Cluster
layer-walls = Firewalls
layer-lines = Verbindungen
layer-cards = Komponenten
layer-marks = Verbindungen innerhalb von Komponenten
layer-legend = Legende
fact-platform = Plattform
fact-version = Version
fact-date = Stand
fact-link = Ablage
family-clients = Verkehr der Endpunkte
family-administration = Konsole und Verwaltung
family-platform = Zwischen Servern der Plattform
family-internet = Ins Internet
family-services = Umliegende Dienste
family-own = Eigene Verbindungen
sign-both-ways = Beide Seiten bauen Verbindungen auf
sign-optional = Optional oder empfohlen
sign-gate = Freischaltung in der Firewall, zeigt auf die lauschende Seite
sign-mark = Endpunkte untereinander
sign-stack = Mehrere gleiche
sign-error = Befunde, darunter Fehler
sign-warning = Befunde, darunter Warnungen
sign-advice = Hinweise
selection-unknown = { $key }: „{ $value }“ gibt es hier nicht. Möglich: { $known }
selection-nothing = { $key }: „{ $value }“ gibt es hier nicht.
view-active-active = Aktiv-aktiv
view-wall = Firewall zwischen { $left } und { $right }
view-component = { $name } mit allen Gegenstellen
only = nur { $what }
only-required = erforderlich
only-recommended = empfohlen
only-optional = optional
only-host = innerhalb einer Maschine
only-network = innerhalb eines Netzes
only-zone = zwischen Netzen einer Zone
only-crossing = zwischen Zonen
only-findings = mit Befunden
nothing-selected = Dem Filter entspricht hier nichts.
sign-added = Hinzugekommen
sign-changed = Geändert
sign-removed = Entfallen
