# Was an einem Dokument falsch ist. Die Stelle steht vor jedem Satz.
fault-too-large = größer als { $limit } Bytes; größer darf ein Dokument nicht sein
fault-not-text = kein Text in UTF-8; bitte in dieser Kodierung speichern
fault-not-yaml = kein YAML: { $mistake ->
    [tab] diese Zeile ist mit einem Tabulator eingerückt; bitte Leerzeichen verwenden
    [quotes] der Text in Anführungszeichen endet nicht, geht dahinter weiter oder hat ein Escape-Zeichen, das YAML nicht kennt; bitte in einfache Anführungszeichen setzen
    [bracket] eine Liste in [ ] oder eine Zuordnung in {"{"} {"}"} ist nicht geschlossen, oder ein Komma fehlt; bitte schließen, bevor die nächste Zeile beginnt
    [colon] hier kann kein Doppelpunkt stehen; bitte wie die Zeilen darüber einrücken und Texte mit Doppelpunkt in Anführungszeichen setzen
    [no-colon] ein Schlüssel ohne Doppelpunkt und Wert; bitte „Schlüssel: Wert“ schreiben
    [character] mit diesem Zeichen kann kein Text beginnen; bitte in Anführungszeichen setzen
    [alias] mit „&“ und „*“ beginnen Anker und Alias; bitte einen Text, der so beginnt, in Anführungszeichen setzen
    [indentation] diese Zeile ist anders eingerückt als die Zeilen, zu denen sie gehört; bitte gleich viele Leerzeichen verwenden
   *[other] der YAML-Leser meldet „{ $detail }“
}
fault-not-json = kein JSON: { $mistake ->
    [end] der Text bricht ab; ein Anführungszeichen oder eine Klammer ist nicht geschlossen
    [key] hier muss ein Schlüssel in doppelten Anführungszeichen stehen, oder das Komma davor ist zu viel
    [quotes] Texte stehen in doppelten Anführungszeichen, Zeilenumbrüche und Backslashes darin mit Escape-Zeichen
    [colon] zwischen Schlüssel und Wert fehlt ein Doppelpunkt
    [comma] ein Komma fehlt oder steht hinter dem letzten Wert
    [after] nach dem Ende folgt noch etwas; ein Dokument ist ein einziges Objekt
    [value] das ist kein Wert; möglich sind ein Text in Anführungszeichen, eine Zahl, true, false, null, eine Liste oder ein Objekt, und kein Komma hinter dem letzten
   *[other] der JSON-Leser meldet „{ $detail }“
}
fault-not-svg = kein SVG-Bild
fault-broken-svg = das XML des Bildes ist hier fehlerhaft; bitte die Datei so verwenden, wie sie heruntergeladen wurde
fault-svg-with-doctype = Bilder mit Dokumenttyp (<!DOCTYPE …>) werden nicht gelesen; bitte die Datei so verwenden, wie sie heruntergeladen wurde
fault-svg-without-document = dieses Bild enthält keine Verteilung; bitte eine SVG-Datei verwenden, die hier exportiert und nicht von einem Programm gespeichert wurde, das Metadaten entfernt
fault-too-deep = mehr als { $limit } Ebenen tief verschachtelt; ein Dokument braucht weit weniger
fault-too-many-values = Aliasse machen aus diesem Dokument mehr als { $limit } Werte; bitte ausschreiben, was gemeint ist
fault-unknown-alias = dieser Alias steht in seinem eigenen Anker oder hat keinen; bitte ausschreiben, was gemeint ist
fault-tag = das Tag „{ $tag }“ wird nicht unterstützt; bitte weglassen
fault-several-documents = hier beginnt ein zweites Dokument; jede Verteilung gehört in eine eigene Datei
fault-empty = leer; ein Dokument beginnt mit „portolan: 1“, „name“ und „platform“
fault-wrong-type = erwartet: { $expected ->
    [text] ein Text
    [list] eine Liste
    [mapping] eine Zuordnung
    [boolean] true oder false
    [null] nichts
   *[number] eine Zahl
}, gefunden: { $found ->
    [text] ein Text
    [list] eine Liste
    [mapping] eine Zuordnung
    [boolean] true oder false
    [null] nichts
   *[number] eine Zahl
}
fault-key-not-text = ein Schlüssel muss ein Wort sein
fault-unknown-key = unbekannter Schlüssel{ $suggestion ->
    [none] { "" }
   *[other] ; ist „{ $suggestion }“ gemeint?
}
fault-key-twice = dieser Schlüssel kommt zweimal vor; einer genügt
fault-missing-key = dieser Schlüssel ist erforderlich
fault-wrong-format = die Formatversion { $found } ist nicht bekannt; dieses Programm liest Version 1
fault-bad-id = „{ $text }“ ist keine gültige ID; erlaubt sind 1 bis 63 Kleinbuchstaben, Ziffern und Bindestriche, am Anfang ein Buchstabe oder eine Ziffer
fault-empty-text = darf nicht leer sein
fault-text-too-long = { $length } Zeichen lang; möglich sind höchstens { $limit }
fault-control-character = enthält Steuerzeichen, etwa einen Zeilenumbruch oder NUL; bitte entfernen
fault-bad-port = „{ $text }“ ist kein Port; möglich sind ganze Zahlen von 1 bis 65535
fault-bad-count = „{ $text }“ ist keine gültige Anzahl von Endpunkten; möglich sind ganze Zahlen von 0 bis 10000000
fault-bad-version = „{ $text }“ ist keine Plattformversion; bitte wie "7.4" schreiben, in Anführungszeichen
fault-bad-address = „{ $text }“ ist keine Adresse; möglich sind IPv4, IPv6, CIDR, ein Bereich a-b oder ein vollständiger Hostname (FQDN) wie dc1.example.com
fault-zone-identifier = „{ $text }“ enthält eine IPv6-Zonen-ID, die nur auf der jeweiligen Maschine gilt; bitte „%“ und alles dahinter weglassen
fault-mixed-range = „{ $text }“ reicht von IPv4 bis IPv6; bitte zwei Bereiche angeben
fault-backward-range = „{ $text }“ endet vor seinem Anfang; bitte Anfang und Ende vertauschen
fault-bad-network = „{ $text }“ ist kein Netz; bitte wie 10.10.0.0/24 oder 2001:db8::/64 schreiben
fault-missing-prefix = „{ $text }“ ist eine einzelne Adresse; als Netz lautet sie { $network }
fault-host-bits = „{ $text }“ hat gesetzte Host-Bits; das Netz lautet { $network }
fault-not-one-machine = „{ $text }“ ist nicht die Adresse einer einzelnen Maschine; bitte eine Adresse oder einen Hostnamen angeben
fault-unknown-word = „{ $text }“ ist kein gültiger Wert; möglich sind: { $allowed }{ $suggestion ->
    [none] { "" }
   *[other] ; ist „{ $suggestion }“ gemeint?
}
fault-unknown-module = das Modul „{ $text }“ gibt es im Katalog nicht{ $suggestion ->
    [none] ; „portolan catalogue“ listet alle auf
   *[other] ; ist „{ $suggestion }“ gemeint?
}
fault-unknown-service = einen Dienst mit dieser ID gibt es im Katalog nicht{ $suggestion ->
    [none] ; „portolan catalogue“ listet alle auf
   *[other] ; ist „{ $suggestion }“ gemeint?
}
fault-service-without-port = das Protokoll dieses Dienstes hat keine Ports; eine Nummer lässt sich nicht festlegen
fault-twice = „{ $text }“ kommt zweimal vor; einmal genügt
fault-id-twice = die ID „{ $id }“ gehört schon zu { $first }; IDs sind über Zonen, Netze und Komponenten hinweg eindeutig
fault-reserved-id = die ID „{ $id }“ steht in Verbindungen für das Internet; bitte eine andere wählen
fault-unknown-zone = die Zone „{ $id }“ gibt es nicht{ $suggestion ->
    [none] { "" }
   *[other] ; ist „{ $suggestion }“ gemeint?
}
fault-unknown-network = das Netz „{ $id }“ gibt es nicht{ $suggestion ->
    [none] { "" }
   *[other] ; ist „{ $suggestion }“ gemeint?
}
fault-unknown-component = die Komponente „{ $id }“ gibt es nicht{ $suggestion ->
    [none] { "" }
   *[other] ; ist „{ $suggestion }“ gemeint?
}
fault-wrong-role = „{ $id }“ hat die Rolle { $role }; möglich sind hier nur: { $allowed }
fault-key-not-for-role = die Rolle { $role } kennt diesen Schlüssel nicht
fault-no-place = hat keinen Ort; bitte ein Netz, eine Zone oder einen Host angeben
fault-place-disagrees = das Netz „{ $network }“ liegt in der Zone „{ $zone }“; bitte „zone“ weglassen oder eine der beiden Angaben berichtigen
fault-host-disagrees = Ort und Adressen kommen vom Host „{ $host }“; bitte diesen Schlüssel weglassen
fault-no-zones = enthält keine Zonen; für Kernnetz, DMZ und Internet den Schlüssel weglassen
fault-too-many = hat { $found } Einträge; möglich sind höchstens { $limit }
fault-too-many-flows = aus diesen Komponenten folgen mehr als { $limit } Verbindungen; die Verteilung teilen oder „connects_to“ einschränken
fault-ports-missing = braucht mindestens einen Port
fault-ports-not-taken = ESP hat keine Ports; bitte diesen Schlüssel weglassen
fault-outside-only = beide Enden sind das Internet; eines muss eine Komponente sein
