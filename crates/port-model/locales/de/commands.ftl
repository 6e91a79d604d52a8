# Was eine Bearbeitung tut, nach „Rückgängig:“ und im Verlauf; und warum eine abgelehnt wurde.
command-add-component = { $name } hinzufügen
command-edit-component = { $name } bearbeiten
command-move-component = { $name } nach { $place } verschieben
command-order = die Reihenfolge von { $name } ändern
command-rename = { $name } in { $new } umbenennen
command-set-addresses = die Adressen von { $name } festlegen
command-connect = festlegen, mit wem { $name } spricht
command-set-port = den Port von { $name } festlegen
command-remove = { $name } entfernen
command-add-network = das Netz { $name } hinzufügen
command-edit-network = das Netz { $name } bearbeiten
command-add-zone = die Zone { $name } hinzufügen
command-edit-zone = die Zone { $name } bearbeiten
command-add-extra-flow = die Verbindung { $name } hinzufügen
command-edit-extra-flow = die Verbindung { $name } bearbeiten
command-remove-extra-flow = die Verbindung { $name } entfernen
command-edit-settings = die Einstellungen bearbeiten
command-replace = das ganze Dokument ersetzen
command-revert = eine Änderung an { $name } rückgängig machen
command-batch = { $first } und { $more ->
    [one] eine weitere Änderung
   *[other] { $more } weitere Änderungen
}
refusal-unknown = die ID „{ $id }“ gibt es nicht mehr; vielleicht wurde die Komponente, das Netz oder die Zone entfernt
refusal-changed-since = „{ $id }“ wurde inzwischen geändert; bitte erst ansehen, bevor die ältere Änderung rückgängig gemacht wird
refusal-zone-in-use = die Zone „{ $id }“ enthält noch Netze oder Komponenten; diese zuerst verschieben oder entfernen
