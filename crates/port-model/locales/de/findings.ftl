# Was man über einen Entwurf wissen sollte und was zu tun ist.

finding-no-tanium-server = Es gibt keinen Tanium Server. Er ist das Herz der Plattform: Ohne ihn registriert sich nichts, und nichts lässt sich fragen.
remedy-no-tanium-server = Einen Tanium Server in einer Kernzone hinzufügen.

finding-no-module-server = Es gibt keinen Modulserver. Auf ihm laufen die Dienste der Module, und der Tanium Server muss ihn erreichen.
remedy-no-module-server = Einen Modulserver in einer Kernzone hinzufügen.

finding-no-database = Es gibt keinen Datenbankserver. Unter Windows hält der Tanium Server seine Daten in SQL Server oder PostgreSQL.
remedy-no-database = Einen Datenbankserver in einer Kernzone hinzufügen.

finding-database-on-appliance = { $names }: Eine Appliance bringt ihre Datenbank auf der Maschine des Tanium Servers mit; ein eigener Datenbankserver bleibt ungenutzt.
remedy-database-on-appliance = Den Datenbankserver entfernen oder die Plattform auf Windows umstellen.

finding-zone-server-without-hub = Kein Hub verbindet sich mit { $names }. Ein Zonenserver erreicht den Tanium Server nur über einen Zone Server Hub.
remedy-zone-server-without-hub = Einen Zone Server Hub im Kernnetz hinzufügen, üblicherweise auf der Maschine des Tanium Servers, oder einem Hub sagen, dass er mit diesem Zonenserver spricht.

finding-hub-without-zone-server = { $names } verbindet sich mit keinem Zonenserver und tut daher nichts.
remedy-hub-without-zone-server = Einen Zonenserver in der DMZ hinzufügen, dem Hub einen nennen, mit dem er spricht, oder den Hub entfernen.

finding-internet-clients-without-zone-server = { $names } sind draußen, und es gibt keinen Zonenserver, bei dem sie sich registrieren könnten.
remedy-internet-clients-without-zone-server = Einen Zonenserver in der DMZ und einen Hub im Kernnetz hinzufügen.

finding-server-outside-core = { $names } liegt außerhalb des Kernnetzes. Die Server der Plattform gehören ins vertrauenswürdige Innere; andere Zonen bekommen Zonenserver.
remedy-server-outside-core = In eine Kernzone verschieben.

finding-cluster-too-large = Der Cluster { $cluster } hat { $count } Mitglieder ({ $names }); Aktiv-aktiv sind zwei Tanium Server.
remedy-cluster-too-large = Zwei Server im Cluster lassen.

finding-cluster-of-one = Der Cluster { $cluster } hat nur ein Mitglied, { $names }, und damit keinen Partner.
remedy-cluster-of-one = Einem zweiten Tanium Server denselben Clusternamen geben oder den Clusternamen entfernen.

finding-appliance-hub-elsewhere = { $names } ist nicht auf der Maschine eines Tanium Servers. Auf Appliances ist der Hub immer Teil der Tanium-Server-Appliance.
remedy-appliance-hub-elsewhere = Den Hub auf die Maschine des Tanium Servers legen.

finding-listeners-collide = Mehrere Dienste lauschen auf { $port } einer Maschine ({ $names }): { $services }. Nur einer kann den Port haben.
remedy-listeners-collide = Einem davon unter „ports“ eine andere Nummer geben oder die Komponenten auf verschiedene Maschinen legen.

finding-host-cycle = { $names } nennen einander im Kreis als Host; keine hat damit einen Ort, und aus ihnen folgt keine Verbindung.
remedy-host-cycle = Einer davon statt des Hosts ein Netz oder eine Zone geben.

finding-unreachable-clients = { $names } registrieren sich nirgends: Es gibt keinen passenden Server, oder sie nennen selbst keinen, mit dem sie sprechen.
remedy-unreachable-clients = Für Gruppen im Kernnetz einen Tanium Server, für andere einen Zonenserver hinzufügen oder berichtigen, mit wem die Gruppe spricht.

finding-zone-server-outside-dmz = { $names } steht nicht in einer DMZ. Ein Zonenserver steht zwischen den Endpunkten draußen und dem Kernnetz.
remedy-zone-server-outside-dmz = In eine DMZ verschieben.

finding-hub-outside-core = { $names } liegt außerhalb des Kernnetzes. Der Hub öffnet Verbindungen vom Kernnetz zu den Zonenservern, damit nach innen nichts geöffnet werden muss.
remedy-hub-outside-core = In eine Kernzone verschieben, üblicherweise auf die Maschine des Tanium Servers.

finding-cluster-across-zones = Die Mitglieder des Clusters { $cluster } ({ $names }) liegen in verschiedenen Zonen; der Hersteller hält sie in einer.
remedy-cluster-across-zones = Beide Mitglieder in dieselbe Zone legen.

finding-all-in-one = { $names } teilen sich eine Maschine. Das ist nur für einen Machbarkeitsnachweis gedacht, nicht für den Betrieb.
remedy-all-in-one = Vor dem Betrieb den Modulserver und unter Windows die Datenbank auf eigene Maschinen legen.

finding-shared-host = { $names } teilen sich eine Windows-Maschine. Im Betrieb hat der Tanium Server eine Maschine für sich.
remedy-shared-host = Modulserver und Datenbank auf eigene Maschinen legen.

finding-internet-clients-to-server = { $names } sind draußen und registrieren sich unmittelbar bei einem Tanium Server; das öffnet das Kernnetz zum Internet.
remedy-internet-clients-to-server = Sie bei einem Zonenserver in der DMZ registrieren lassen.

finding-no-address = Noch ohne Adresse: { $names }. Regeln, die { $count ->
    [one] sie nennt
   *[other] sie nennen
}, lassen sich nicht in eine Firewall laden.
remedy-no-address = Adresse, Subnetz oder Hostnamen eintragen.

finding-address-outside-network = { $names } hat { $addresses }; das liegt nicht im Netz { $network }.
remedy-address-outside-network = Die Adresse berichtigen oder die Komponente in das passende Netz legen.

finding-address-twice = { $names } haben dieselbe Adresse { $address }, sind aber verschiedene Maschinen.
remedy-address-twice = Eine davon berichtigen oder mit „host“ sagen, dass sie sich eine Maschine teilen.

finding-networks-overlap = Die Netze { $one } und { $other } überschneiden sich; eine Adresse in beiden ist mehrdeutig.
remedy-networks-overlap = Die CIDRs eines der beiden berichtigen.

finding-servers-not-clustered = { $names } sind { $count } Tanium Server ohne Cluster: Sie teilen nichts und vertreten einander nicht.
remedy-servers-not-clustered = Zweien denselben Clusternamen für Aktiv-aktiv geben oder getrennte Verteilungen entwerfen.

finding-module-ports-unknown = Das Modul { $module } kann weitere Ports brauchen, die hier nicht bekannt sind.
remedy-module-ports-unknown = Im Handbuch des Herstellers ({ $guide }) nachsehen und als eigene Verbindungen eintragen.

finding-module-not-supported = Der Hersteller unterstützt das Modul { $module } mit Version { $version } der Plattform nicht; es folgen keine Verbindungen daraus.
remedy-module-not-supported = Das Modul herausnehmen oder im Handbuch des Herstellers ({ $guide }) nach einem Nachfolger sehen.

finding-port-not-used = { $names } gibt „{ $service }“ eine Nummer, lauscht in dieser Rolle aber nicht darauf; sie ändert nichts.
remedy-port-not-used = Die Nummer der lauschenden Komponente oder der ganzen Verteilung geben.

finding-separate-zone-server-ports = { $count ->
    [one] { $names } nimmt
   *[other] { $names } nehmen
} Hubs und Clients auf demselben Port an. Der Hersteller rät zu getrennten, damit eine Firewall sie unterscheiden kann.
remedy-separate-zone-server-ports = „zone-server-hub“ unter „ports“ eine andere Nummer geben.

finding-management-address-missing = { $names }: keine Verwaltungsadresse. Das iDRAC einer physischen Appliance hat eine eigene Adresse, die eigene Regeln braucht.
remedy-management-address-missing = Die Adresse des iDRAC eintragen, falls die Appliance eines hat.

finding-restrict-console-source = { $names } darf von mehr Adressen kommen, als ein Verwaltungsnetz hat. Die Konsole soll nur vertrauenswürdigen Systemen offenstehen.
remedy-restrict-console-source = Die Adressen auf das Verwaltungsnetz einengen.

finding-single-zone-server = { $names } ist der einzige Zonenserver. Fällt er aus, erreichen Endpunkte draußen nichts.
remedy-single-zone-server = Einen zweiten Zonenserver hinzufügen.

finding-peering-across-wan = { $names } bilden Peers über mehr als ein LAN. Peering ist innerhalb eines LANs gedacht, nicht über das WAN.
remedy-peering-across-wan = Für jedes LAN eine eigene Gruppe anlegen oder das Peering abschalten.
