# Was an einer Anfrage an die API falsch ist. Der Schlüssel steht vor jedem Satz.
error-values-title = Einige Werte sind falsch
error-values-text = Nichts wurde geändert. Das ist falsch:
api-base = bitte die Version, für die der Befehl gedacht ist, als ganze Zahl
api-op-id = bitte 1 bis 120 Zeichen ohne Steuerzeichen
api-unknown-key = unbekannter Schlüssel
api-label = bitte 1 bis 120 Zeichen ohne Steuerzeichen
api-right = bitte „view“ oder „edit“
api-expires-at = bitte einen künftigen Zeitpunkt wie 2030-01-31T12:00:00Z
api-days-and-expires-at = bitte entweder „days“ oder „expires_at“ angeben
