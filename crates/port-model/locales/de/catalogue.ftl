# Was an einer Katalogdatei nicht stimmt. Datei, Zeile und Schlüssel stehen vor jedem Satz.
catalogue-form = { $message }
catalogue-unknown = { $kind ->
    [role] die Rolle
    [service] den Dienst
    [flow] die Verbindung
    [module] das Modul
   *[reference] die Referenz
} „{ $id }“ gibt es nicht
catalogue-twice = „{ $id }“ kommt zweimal vor
catalogue-missing = fehlt für „{ $what }“
catalogue-empty = braucht mindestens einen Eintrag
catalogue-repeated = nennt „{ $word }“ zweimal
catalogue-empty-text = braucht einen Text, bei mehreren Sprachen in jeder
catalogue-control-character = enthält ein Steuerzeichen, etwa einen Zeilenumbruch; in eine Zeile schreiben
catalogue-too-long = hat mehr als { $limit } Zeichen
catalogue-too-large = muss eine Zahl von 0 bis { $limit } sein
catalogue-not-a-url = „{ $text }“ ist keine Webadresse; bitte eine angeben, die mit https:// beginnt
catalogue-no-versions = braucht „from“ oder „before“, und „from“ muss die frühere Version sein
catalogue-no-ports = hat keine Bedeutung, weil kein Protokoll dieses Dienstes Ports hat
catalogue-key-not-taken = hat nur eine Bedeutung, wenn keys „connects_to“ enthält
catalogue-stranger = „{ $word }“ ist nicht möglich; möglich sind: „{ $known }“
catalogue-takes-not = „{ $bearer }“ kennt „{ $key }“ nicht, wonach sich diese Paarung richtet
catalogue-can-not-choose = richtet sich nach connects_to, und „{ $chooser }“ kann „{ $other }“ dort nicht nennen; bitte „each“ verwenden
catalogue-needs-role = hat nur mit „{ $role }“ an einem Ende eine Bedeutung
catalogue-listens-not = „{ $service }“ lauscht nicht auf „{ $bearer }“; wo er lauscht, steht in seinen listeners
catalogue-only-with = muss „{ $value }“ sein, weil es „{ $service }“ nur mit { $key } = „{ $value }“ gibt
catalogue-no-engine = „{ $service }“ ist kein Produkt eines Datenbankservers
catalogue-no-such-key = „{ $word }“ ist kein optionaler Schlüssel einer Komponente
catalogue-not-the-source = muss bei dieser Paarung die Quelle sein
catalogue-nothing-to-follow = hat bei dieser Paarung keine Bedeutung
catalogue-follows-follower = „{ $id }“ folgt selbst einer anderen Verbindung
catalogue-other-ends = „{ $id }“ verbindet andere Rollen
catalogue-no-namespace = beginnt ohne namespace = "…", das jede eigene Datei braucht
catalogue-namespace-taken = „{ $namespace }“ ist vergeben, das eingebaute „{ $id }“ beginnt damit; bitte einen anderen Namensraum wählen
catalogue-outside-namespace = „{ $id }“ muss mit „{ $namespace }-“ beginnen
catalogue-not-custom = muss in einer eigenen Datei „custom“ sein
