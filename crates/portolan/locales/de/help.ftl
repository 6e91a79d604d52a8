# Was --help sagt. Das englische Gegenstück sind die Kommentare in arguments und selection.rs; ein Test
# hält beides beieinander. Nach einer Leerzeile steht, was nur die ausführliche Hilfe sagt.
command-portolan =
    Entwirft Verteilungen der Tanium Core Platform und leitet die nötigen Netzwerkverbindungen ab.

    Eine Verteilung ist ein Dokument, YAML oder JSON, das angibt, welche Komponenten es gibt und wo sie stehen.
    Welche Netzwerkverbindungen sie brauchen, folgt aus den Portangaben des Herstellers.
command-serve =
    Die Webanwendung starten; das tut auch 'portolan' allein

    Auf einer Loopback-Adresse ist sie für eine Person da, ohne Anmeldung. Auf jeder anderen Adresse mit
    '--access links' starten: Dann hat jeder Browser eigene Verteilungen, und andere kommen über Links dazu.
command-flows =
    Die Netzwerkverbindungen auflisten, die aus einer Verteilung folgen

    Als Tabelle für Menschen oder vollständig als JSON oder CSV für Programme. Die Verbindungen sind nach
    ID sortiert, und dasselbe Dokument ergibt immer dieselben Bytes.
command-check =
    Prüfen, was an einem Entwurf falsch oder riskant ist oder besser sein könnte

    Endet mit 1, wenn ein Befund ein Fehler ist: Die Verteilung würde nicht funktionieren, oder der Hersteller
    unterstützt sie nicht. Warnungen und Hinweise ändern den Exit-Code nicht.
command-export =
    Die Firewallregeln als Tabelle oder als Konfiguration schreiben

    Regeln fassen Verbindungen zusammen und lassen genau das zu, was diese brauchen. Verbindungen innerhalb
    einer Maschine bleiben weg. Was eine Datei weglässt oder nicht ausdrücken kann, steht auf der
    Standardfehlerausgabe.
command-diagram =
    Die Verteilung zeichnen: SVG, PNG, PDF, draw.io, Mermaid oder D2

    Zonen sind Spalten, und jedes Bündel von Verbindungen ist eine Linie mit seinen Ports. Eine SVG-Datei enthält
    das Dokument, und jeder Befehl liest es wieder.
command-diff =
    Anzeigen, welche Verbindungen und Regeln zwischen zwei Dokumenten hinzugekommen, geändert oder entfallen sind

    Eine Verbindung ändert sich, wenn Enden, Richtung und Port bleiben, aber eine Adresse, ein Name oder ein Ort
    anders ist. Mit einem anderen Port ist sie eine neue. Eine Regel ändert sich, wenn sie etwas anderes zulässt.
command-fill =
    Die Adressen eines ausgefüllten Antrags in ein Dokument übernehmen

    Der Antrag ist die Arbeitsmappe oder die CSV-Datei von 'export', in der jemand Adressen eingetragen oder
    berichtigt hat. Alle Fehler darin werden auf einmal gemeldet; dann wird nichts geschrieben.
command-catalogue = Die Angaben des Herstellers auflisten: Rollen, Dienste, Verbindungen und Module
command-schema =
    Das JSON-Schema der Verteilungsdokumente schreiben

    Editoren ergänzen und prüfen damit Dokumente während der Eingabe.
command-completions = Ein Skript schreiben, mit dem eine Shell Befehle vervollständigt
command-help = Diese Hilfe oder die eines Befehls anzeigen

# Argumente: argument-NAME, oder argument-BEFEHL-NAME, wo es in einem Befehl etwas anderes heißt
argument-access = Wer was sehen darf; ohne Angabe auf einer Loopback-Adresse 'local', auf anderen ohne Vorgabe
argument-boundary = Nur Verbindungen, die so weit reichen: network, zone, crossing
argument-compare = Ein älteres Dokument zum Vergleich: Was hinzugekommen, geändert oder entfallen ist, wird gekennzeichnet
argument-database = Wo die Verteilungen liegen, postgres://… oder sqlite://PFAD; ohne Angabe SQLite im Datenordner des Benutzers
argument-date = Das Datum in der Datei; ohne Angabe das heutige in UTC. Mit Angabe ergibt dasselbe Dokument immer dieselben Bytes
argument-device_group = Für 'panos': für diese Gerätegruppe eines Panorama schreiben, nicht für eine einzelne Firewall
argument-exit_code = Mit 1 enden, wenn sich etwas unterscheidet
argument-expand = Jede Komponente einzeln zeichnen, gleichartige nicht stapeln
argument-file = Das Verteilungsdokument, YAML oder JSON, oder ein von Portolan gezeichnetes SVG-Bild; '-' liest die Standardeingabe
argument-filter =
    Welche Verbindungen: all, crossing (zwischen Zonen), wall:ZONE:ZONE, host:KOMPONENTE oder
    component:KOMPONENTE
argument-findings = Nur was Befunde hat
argument-flow = Nur diese Verbindungen, etwa 'client-to-server' oder 'extra:ID'
argument-folder = Ein Ordner, dessen *.toml-Dateien den Katalog um eigene Rollen, Dienste und Verbindungen ergänzen
argument-catalogue-format = Wie sie geschrieben werden
argument-check-format = Wie die Befunde geschrieben werden
argument-diagram-format = Die Art der Datei; ohne Angabe die, auf die der Dateiname endet, und ohne Namen svg
argument-diff-format = Wie der Vergleich geschrieben wird: table, json oder ein Exportformat, das ihn ausdrücken kann
argument-export-format = Die Art der Datei; 'zip' sind alle auf einmal: insgesamt, je Firewall und je Maschine
argument-schema-rules = Stattdessen das der Regeln in JSON und YAML schreiben, für Programme, die sie lesen
argument-flows-format = Wie sie geschrieben werden
argument-grouping = Wie aus Verbindungen Regeln werden: je eine, eine je Quelle und Ziel oder so wenige wie möglich
argument-help = Hilfe anzeigen
argument-lang = Die Sprache von Hilfe, Namen, Beschreibungen, Befunden und Fehlern
argument-listen = Adresse und Port, auf denen gelauscht wird; Port 0 nimmt einen freien
argument-log = Was auf der Standardfehlerausgabe protokolliert wird, etwa 'info' oder 'server=debug'
argument-log_format = Wie protokolliert wird
argument-module = Nur Verbindungen, die diese Module mitbringen
argument-new = Das Dokument, wie es werden soll; '-' liest die Standardeingabe
argument-old = Das Dokument, wie es war; '-' liest die Standardeingabe
argument-output = Die Datei, ganz geschrieben oder gar nicht; ohne Angabe oder mit '-' die Standardausgabe
argument-paper = Das Papier eines PDF, im Querformat
argument-protocol = Nur Verbindungen mit diesen Protokollen: tcp, udp, esp
argument-requirement = Nur Verbindungen mit dieser Verbindlichkeit: required, recommended oder optional
argument-role = Nur Verbindungen mit einem Ende in diesen Rollen
argument-scale = Wie viele Pixel eines PNG auf eines des Bildschirms kommen
argument-sheet = Der ausgefüllte Antrag, XLSX oder CSV; '-' liest die Standardeingabe
argument-shell = Die Shell
argument-since = Ein älteres Dokument: Die Datei gibt an, was aus jeder seiner Regeln wird
argument-theme = Die Farben; 'auto' folgt der Einstellung dessen, der das Bild ansieht
argument-tile = Ein PDF auf so viele Seiten verteilen, wie für eine lesbare Größe nötig sind, statt es auf eine einzupassen
argument-version = Version anzeigen
argument-view =
    Das Ganze ('topology'), die Abbildung des Herstellers ('active-active'), eine Firewall zwischen benachbarten
    Zonen ('wall:ZONE:ZONE') oder eine Komponente mit allem, womit sie spricht ('component:ID')
argument-zone = Nur Verbindungen mit einem Ende in diesen Zonen; hier und im Folgenden mehrere durch Kommas getrennt

# Werte: choice-BEFEHL-ARGUMENT-WERT
choice-catalogue-format-changes = Was sich zwischen seinen Versionen geändert hat, für Menschen
choice-catalogue-format-json = Für Programme
choice-catalogue-format-record = Die Aufzeichnung seiner nächsten Version, für Mitwirkende
choice-catalogue-format-table = Für Menschen
choice-check-format-json = Für Programme
choice-check-format-table = Für Menschen
choice-flows-format-csv = Alles, was von jeder Verbindung bekannt ist, mit Überschrift
choice-flows-format-json = Ein Array mit allem, was von jeder Verbindung bekannt ist
choice-flows-format-table = Spalten für Menschen
choice-serve-log_format-json = Ein JSON-Objekt je Zeile, für Logsammler
choice-serve-log_format-text = Zeilen für Menschen

# Platzhalter von Werten: placeholder-ARGUMENT
placeholder-access = ZUGANG
placeholder-boundary = REICHWEITE
placeholder-command = BEFEHL
placeholder-compare = ALT
placeholder-database = URL
placeholder-date = JJJJ-MM-TT
placeholder-device_group = NAME
placeholder-file = DATEI
placeholder-filter = FILTER
placeholder-flow = VERBINDUNG
placeholder-folder = ORDNER
placeholder-format = FORMAT
placeholder-grouping = GRUPPIERUNG
placeholder-lang = SPRACHE
placeholder-listen = ADRESSE
placeholder-log = FILTER
placeholder-log_format = FORMAT
placeholder-module = MODUL
placeholder-new = NEU
placeholder-old = ALT
placeholder-output = AUSGABE
placeholder-paper = PAPIER
placeholder-protocol = PROTOKOLL
placeholder-requirement = VERBINDLICHKEIT
placeholder-role = ROLLE
placeholder-scale = MASSSTAB
placeholder-sheet = ANTRAG
placeholder-shell = SHELL
placeholder-since = ALT
placeholder-theme = FARBEN
placeholder-view = ANSICHT
placeholder-zone = ZONE

# Was um die Texte herum steht
frame-usage = Aufruf:
frame-options = OPTIONEN
frame-option-heading = Optionen
frame-argument-heading = Argumente
frame-command-heading = Befehle
frame-see-more = { $text } (mehr mit '--help')
frame-see-less = { $text } (Kurzfassung mit '-h')
frame-choices = Mögliche Werte:
frame-values = [mögliche Werte: { $values }]
frame-default = [Vorgabe: { $value }]
frame-variable = [Umgebungsvariable: { $variable }]

# Die Absätze am Ende
caption-example = Beispiel:
caption-examples = Beispiele:
caption-exit-codes =
    Exit-Codes:
      0  alles in Ordnung
      1  'check' hat im Entwurf einen Fehler gefunden oder 'diff --exit-code' einen Unterschied
      2  falsche Argumente, ein fehlerhaftes Dokument oder eine Datei, die sich nicht lesen oder
         schreiben lässt; es wurde nichts geschrieben

# Was an Argumenten falsch ist
usage-error = Fehler: { $message }
usage-tip = Tipp: { $tip }
usage-more = Mehr dazu mit '--help'.
usage-unknown-argument = das Argument '{ $argument }' gibt es hier nicht
usage-unknown-command = den Befehl '{ $command }' gibt es nicht
usage-missing = diese Argumente fehlen:
usage-no-value = '{ $argument }' braucht einen Wert
usage-wrong-value = '{ $value }' ist kein gültiger Wert für '{ $argument }'
usage-wrong-form = '{ $value }' ist kein gültiger Wert für '{ $argument }': { $expected }
usage-surplus-value = '{ $argument }' nimmt keinen Wert; '{ $value }' ist zu viel
usage-repeated = '{ $argument }' darf nur einmal vorkommen
usage-not-text = ein Argument ist kein gültiger Text in UTF-8
usage-wrong = die Argumente passen nicht zusammen
usage-similar-argument = es gibt '{ $known }'
usage-similar-command = es gibt den Befehl '{ $known }'
usage-similar-value = es gibt den Wert '{ $known }'
usage-as-value = um '{ $argument }' als Wert zu übergeben, bitte '-- { $argument }' schreiben

# Was ein Wert sein muss, der nicht aus einer Liste kommt: expected-ARGUMENT
expected-date = erwartet wird ein Datum wie 2026-01-31
expected-device_group = erwartet wird ein Name aus Buchstaben ohne Umlaute, Ziffern, Leerzeichen, '-', '_' und '.', der mit einem Buchstaben oder einer Ziffer beginnt und höchstens 63 Zeichen hat
expected-listen = erwartet wird eine IP-Adresse mit Port wie 127.0.0.1:8080 oder [::1]:8080
