# Was man über einen Entwurf wissen sollte und was zu tun ist.

finding-no-tanium-server = Es gibt keinen Tanium Server. Er ist das Herz der Plattform: Ohne ihn kann sich kein Client registrieren, und nichts lässt sich abfragen.
remedy-no-tanium-server = Einen Tanium Server in einer Kernzone hinzufügen.

finding-no-module-server = Es gibt keinen Modulserver. Auf ihm laufen die Dienste der Module, und der Tanium Server muss ihn erreichen.
remedy-no-module-server = Einen Modulserver in einer Kernzone hinzufügen.

finding-no-database = Es gibt keinen Datenbankserver. Unter Windows speichert der Tanium Server seine Daten in SQL Server oder PostgreSQL.
remedy-no-database = Einen Datenbankserver in einer Kernzone hinzufügen.

finding-database-on-appliance = { $names }: Eine Appliance bringt ihre Datenbank auf der Maschine des Tanium Servers mit; ein eigener Datenbankserver bleibt ungenutzt.
remedy-database-on-appliance = Den Datenbankserver entfernen oder die Plattform auf Windows umstellen.

finding-zone-server-without-hub = Kein Hub verbindet sich mit { $names }. Ein Zonenserver erreicht den Tanium Server nur über einen Zonenserver-Hub.
remedy-zone-server-without-hub = Einen Zonenserver-Hub im Kernnetz hinzufügen, üblicherweise auf der Maschine des Tanium Servers, oder diesen Zonenserver bei einem Hub unter „Spricht mit“ wählen.

finding-hub-without-zone-server = { $names }: Dieser Hub verbindet sich mit keinem Zonenserver und hat daher keine Aufgabe.
remedy-hub-without-zone-server = Einen Zonenserver in der DMZ hinzufügen, beim Hub unter „Spricht mit“ einen wählen oder den Hub entfernen.

finding-internet-clients-without-zone-server = Die Endpunkte von { $names } stehen außerhalb, und es gibt keinen Zonenserver, bei dem sie sich registrieren könnten.
remedy-internet-clients-without-zone-server = Einen Zonenserver in der DMZ und einen Hub im Kernnetz hinzufügen.

finding-server-outside-core = { $names } liegt außerhalb des Kernnetzes. Die Server der Plattform gehören in den vertrauenswürdigen inneren Bereich; andere Zonen bekommen Zonenserver.
remedy-server-outside-core = In eine Kernzone verschieben.

finding-cluster-too-large = Der Cluster { $cluster } hat { $count } Mitglieder ({ $names }). Ein Aktiv-aktiv-Cluster besteht aus zwei Tanium Servern.
remedy-cluster-too-large = Nur zwei Server im Cluster lassen.

finding-cluster-of-one = Der Cluster { $cluster } hat nur ein Mitglied, { $names }, und damit keinen Partner.
remedy-cluster-of-one = Einem zweiten Tanium Server denselben Clusternamen geben oder den Clusternamen entfernen.

finding-appliance-hub-elsewhere = { $names } läuft nicht auf der Maschine eines Tanium Servers. Auf Appliances ist der Hub immer Teil der Tanium-Server-Appliance.
remedy-appliance-hub-elsewhere = Den Hub auf die Maschine des Tanium Servers legen.

finding-listeners-collide = Mehrere Dienste lauschen auf { $port } derselben Maschine ({ $names }): { $services }. Nur einer kann den Port belegen.
remedy-listeners-collide = Einem der Dienste unter „ports“ eine andere Nummer geben oder die Komponenten auf verschiedene Maschinen legen.

finding-host-cycle = { $names } verweisen im Kreis aufeinander als Host; keine dieser Komponenten hat damit einen Ort, und aus ihnen folgen keine Verbindungen.
remedy-host-cycle = Bei einer der Komponenten statt des Hosts ein Netz oder eine Zone angeben.

finding-unreachable-clients = Die Endpunkte von { $names } können sich nirgends registrieren: Es gibt keinen passenden Server, oder unter „Spricht mit“ ist keiner gewählt.
remedy-unreachable-clients = Für Gruppen im Kernnetz einen Tanium Server, für andere einen Zonenserver hinzufügen oder die Auswahl unter „Spricht mit“ berichtigen.

finding-zone-server-outside-dmz = { $names } steht nicht in einer DMZ. Ein Zonenserver steht zwischen den Endpunkten außerhalb und dem Kernnetz.
remedy-zone-server-outside-dmz = In eine DMZ verschieben.

finding-hub-outside-core = { $names } liegt außerhalb des Kernnetzes. Der Hub baut Verbindungen vom Kernnetz zu den Zonenservern auf, damit nach innen nichts geöffnet werden muss.
remedy-hub-outside-core = In eine Kernzone verschieben, üblicherweise auf die Maschine des Tanium Servers.

finding-cluster-across-zones = Die Mitglieder des Clusters { $cluster } ({ $names }) liegen in verschiedenen Zonen; der Hersteller sieht dieselbe Zone für beide vor.
remedy-cluster-across-zones = Beide Mitglieder in dieselbe Zone legen.

finding-all-in-one = { $names } teilen sich eine Maschine. Das ist nur für einen Machbarkeitsnachweis gedacht, nicht für den Betrieb.
remedy-all-in-one = Vor dem Betrieb den Modulserver und unter Windows die Datenbank auf eigene Maschinen legen.

finding-shared-host = { $names } teilen sich eine Windows-Maschine. Im Betrieb läuft der Tanium Server auf einer eigenen Maschine.
remedy-shared-host = Modulserver und Datenbank auf eigene Maschinen legen.

finding-internet-clients-to-server = Die Endpunkte von { $names } stehen außerhalb und registrieren sich unmittelbar bei einem Tanium Server; das öffnet das Kernnetz zum Internet.
remedy-internet-clients-to-server = Die Endpunkte bei einem Zonenserver in der DMZ registrieren lassen.

finding-no-address = Noch ohne Adresse: { $names }. Regeln mit { $count ->
    [one] dieser Komponente
   *[other] diesen Komponenten
} lassen sich nicht in eine Firewall laden.
remedy-no-address = Adresse, Subnetz oder Hostname eintragen.

finding-address-outside-network = { $names }: Das Netz { $network } enthält { $addresses } nicht.
remedy-address-outside-network = Die Adresse berichtigen oder die Komponente in das passende Netz legen.

finding-address-twice = { $names } haben dieselbe Adresse { $address }, sind aber verschiedene Maschinen.
remedy-address-twice = Eine der Adressen berichtigen oder mit „host“ angeben, dass es dieselbe Maschine ist.

finding-networks-overlap = Die Netze { $one } und { $other } überschneiden sich; eine Adresse, die in beiden liegt, ist mehrdeutig.
remedy-networks-overlap = Die Adressbereiche eines der beiden Netze berichtigen.

finding-servers-not-clustered = { $names }: { $count } Tanium Server ohne Cluster. Sie teilen keine Daten und vertreten einander nicht.
remedy-servers-not-clustered = Zwei davon mit demselben Clusternamen zu einem Aktiv-aktiv-Cluster verbinden oder getrennte Verteilungen entwerfen.

finding-module-ports-unknown = Das Modul { $module } benötigt möglicherweise weitere Ports, die hier nicht bekannt sind.
remedy-module-ports-unknown = Im Handbuch des Herstellers ({ $guide }) nachsehen und als eigene Verbindungen eintragen.

finding-module-not-supported = Der Hersteller unterstützt das Modul { $module } mit Version { $version } der Plattform nicht; daher folgen keine Verbindungen daraus.
remedy-module-not-supported = Das Modul abwählen oder im Handbuch des Herstellers ({ $guide }) nach einem Nachfolger suchen.

finding-port-not-used = { $names }: Für „{ $service }“ ist eine Portnummer festgelegt, aber eine Komponente dieser Rolle lauscht nicht darauf; die Angabe bewirkt nichts.
remedy-port-not-used = Die Portnummer bei der lauschenden Komponente oder für die ganze Verteilung festlegen.

finding-separate-zone-server-ports = { $count ->
    [one] { $names } nimmt
   *[other] { $names } nehmen
} Hubs und Clients auf demselben Port an. Der Hersteller empfiehlt getrennte Ports, damit eine Firewall sie unterscheiden kann.
remedy-separate-zone-server-ports = Für „zone-server-hub“ unter „ports“ eine andere Nummer festlegen.

finding-management-address-missing = { $names }: keine Verwaltungsadresse. Der iDRAC einer physischen Appliance hat eine eigene Adresse, für die eigene Regeln nötig sind.
remedy-management-address-missing = Die Adresse des iDRAC eintragen, falls die Appliance einen hat.

finding-restrict-console-source = { $names }: Zugelassen sind mehr Adressen, als ein Verwaltungsnetz hat. Die Konsole soll nur von vertrauenswürdigen Systemen aus erreichbar sein.
remedy-restrict-console-source = Die Adressen auf das Verwaltungsnetz beschränken.

finding-single-zone-server = { $names } ist der einzige Zonenserver. Fällt er aus, erreichen die Endpunkte außerhalb die Plattform nicht mehr.
remedy-single-zone-server = Einen zweiten Zonenserver hinzufügen.

finding-peering-across-wan = Die Endpunkte von { $names } nutzen Peering über mehr als ein LAN hinweg. Peering ist innerhalb eines LANs gedacht, nicht über das WAN.
remedy-peering-across-wan = Für jedes LAN eine eigene Gruppe anlegen oder das Peering abschalten.
