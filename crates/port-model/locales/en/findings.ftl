# What an architect should know about a draft, and what to do about it.

finding-no-tanium-server = There is no Tanium Server. It is the platform's centre: without one nothing registers and nothing can be asked.
remedy-no-tanium-server = Add a Tanium Server in a core zone.

finding-no-module-server = There is no Module Server. The modules' services run on it, and the Tanium Server needs to reach it.
remedy-no-module-server = Add a Module Server in a core zone.

finding-no-database = There is no database server. On Windows the Tanium Server keeps its data in SQL Server or PostgreSQL.
remedy-no-database = Add a database server in a core zone.

finding-database-on-appliance = { $names }: an appliance brings its own database on the Tanium Server's machine, so this one serves nothing.
remedy-database-on-appliance = Remove the database server, or change the platform to Windows.

finding-zone-server-without-hub = No hub connects to { $names }. A Zone Server reaches the Tanium Server only through a Zone Server Hub.
remedy-zone-server-without-hub = Add a Zone Server Hub in the core, usually on the Tanium Server's machine, or add this Zone Server to a hub's connections.

finding-hub-without-zone-server = { $names } connects to no Zone Server and so does nothing.
remedy-hub-without-zone-server = Add a Zone Server in the DMZ, add one to the hub's connections, or remove the hub.

finding-internet-clients-without-zone-server = { $names } are outside, and there is no Zone Server for them to register with.
remedy-internet-clients-without-zone-server = Add a Zone Server in the DMZ and a hub in the core.

finding-server-outside-core = { $names } is outside the core. The platform's servers belong into the trusted inside; other zones get Zone Servers.
remedy-server-outside-core = Move it into a core zone.

finding-cluster-too-large = The cluster { $cluster } has { $count } members ({ $names }); active-active is two Tanium Servers.
remedy-cluster-too-large = Leave two servers in the cluster.

finding-cluster-of-one = The cluster { $cluster } has one member, { $names }, and so no peer.
remedy-cluster-of-one = Give a second Tanium Server the same cluster name, or take the cluster name away.

finding-appliance-hub-elsewhere = { $names } is not on a Tanium Server's machine. On appliances the hub is always part of the Tanium Server appliance.
remedy-appliance-hub-elsewhere = Let the hub share the Tanium Server's machine.

finding-listeners-collide = Several services listen on { $port } of one machine ({ $names }): { $services }. Only one of them can have the port.
remedy-listeners-collide = Give one of them another number under 'ports', or put the components on different machines.

finding-host-cycle = { $names } name each other as host in a circle, so that none has a place and no flow follows from them.
remedy-host-cycle = Give one of them a network or a zone instead of a host.

finding-unreachable-clients = { $names } register with nothing: there is no fitting server, or their connections name none.
remedy-unreachable-clients = Add a Tanium Server for groups in the core or a Zone Server for others, or correct the group's connections.

finding-zone-server-outside-dmz = { $names } is not in a DMZ. A Zone Server stands between the endpoints outside and the core.
remedy-zone-server-outside-dmz = Move it into a DMZ.

finding-hub-outside-core = { $names } is outside the core. The hub opens connections from the core to the Zone Servers, so that nothing opens inwards.
remedy-hub-outside-core = Move it into a core zone, usually onto the Tanium Server's machine.

finding-cluster-across-zones = The members of the cluster { $cluster } ({ $names }) are in different zones; the vendor keeps them in one.
remedy-cluster-across-zones = Put both members into the same zone.

finding-all-in-one = { $names } share one machine. That is meant for a proof of concept only, not for production.
remedy-all-in-one = Put the Module Server, and on Windows the database, on machines of their own before going live.

finding-shared-host = { $names } share one Windows machine. In production the Tanium Server has a machine to itself.
remedy-shared-host = Put the Module Server and the database on machines of their own.

finding-internet-clients-to-server = { $names } are outside and register straight with a Tanium Server, which opens the core to the internet.
remedy-internet-clients-to-server = Let them register with a Zone Server in the DMZ.

finding-no-address = No address yet: { $names }. Rules that name { $count ->
    [one] it
   *[other] them
} can't be loaded into a firewall.
remedy-no-address = Enter an address, a subnet or a host name.

finding-address-outside-network = { $names } has { $addresses }, which is not in the network { $network }.
remedy-address-outside-network = Correct the address, or put the component into the network that holds it.

finding-address-twice = { $names } have the same address { $address }, but are different machines.
remedy-address-twice = Correct one of them, or say that they share a machine by 'host'.

finding-networks-overlap = The networks { $one } and { $other } overlap, so that an address in both is ambiguous.
remedy-networks-overlap = Correct the CIDRs of one of them.

finding-servers-not-clustered = { $names } are { $count } Tanium Servers without a cluster: they share nothing and don't stand in for each other.
remedy-servers-not-clustered = Give two of them the same cluster name for active-active, or draft separate deployments.

finding-module-ports-unknown = The module { $module } may need further ports that are not known here.
remedy-module-ports-unknown = Look them up in the vendor's guide ({ $guide }) and enter them as extra flows.

finding-module-not-supported = The vendor does not support the module { $module } on version { $version } of the platform; no flows of it follow.
remedy-module-not-supported = Take the module out, or see the vendor's guide ({ $guide }) for what replaced it.

finding-port-not-used = { $names } gives a number to '{ $service }', on which a component of this role does not listen; it changes nothing.
remedy-port-not-used = Give the number to the component that listens, or for the whole deployment.

finding-separate-zone-server-ports = { $count ->
    [one] { $names } takes
   *[other] { $names } take
} hubs and clients on the same port. The vendor advises separate ones, so that a firewall can tell them apart.
remedy-separate-zone-server-ports = Give 'zone-server-hub' another number under 'ports'.

finding-management-address-missing = { $names }: no management address. A physical appliance's iDRAC has an address of its own, which needs rules of its own.
remedy-management-address-missing = Enter the iDRAC's address, if the appliance has one.

finding-restrict-console-source = { $names } may come from more addresses than a management subnet has. The console should be open to trusted systems only.
remedy-restrict-console-source = Narrow the addresses to the management subnet.

finding-single-zone-server = { $names } is the only Zone Server. While it is down, endpoints outside reach nothing.
remedy-single-zone-server = Add a second Zone Server.

finding-peering-across-wan = { $names } peer with each other over more than one LAN. Peering is meant inside a LAN, not across the WAN.
remedy-peering-across-wan = Draft one group for each LAN, or switch peering off.
