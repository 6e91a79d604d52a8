//! The stable codes of findings, which files, URLs and pipelines of other people name.

use crate::flow::words;

words! {
    /// What kind of thing was found. Each has the sentences `finding-CODE` and `remedy-CODE`.
    Code {
        /// There is no Tanium Server.
        NoTaniumServer = "no-tanium-server",
        /// There is no Module Server.
        NoModuleServer = "no-module-server",
        /// There is no database server on Windows.
        NoDatabase = "no-database",
        /// A database server of its own, where appliances bring theirs along.
        DatabaseOnAppliance = "database-on-appliance",
        /// No hub connects to a Zone Server.
        ZoneServerWithoutHub = "zone-server-without-hub",
        /// A hub connects to no Zone Server.
        HubWithoutZoneServer = "hub-without-zone-server",
        /// Endpoints are outside, and there is no Zone Server.
        InternetClientsWithoutZoneServer = "internet-clients-without-zone-server",
        /// A server of the platform is outside the core.
        ServerOutsideCore = "server-outside-core",
        /// A cluster has more than two members.
        ClusterTooLarge = "cluster-too-large",
        /// A cluster has one member.
        ClusterOfOne = "cluster-of-one",
        /// An appliance's hub is not on a Tanium Server's machine.
        ApplianceHubElsewhere = "appliance-hub-elsewhere",
        /// Two services listen on one port of one machine.
        ListenersCollide = "listeners-collide",
        /// Components name each other as host in a circle.
        HostCycle = "host-cycle",
        /// Endpoints register with nothing.
        UnreachableClients = "unreachable-clients",
        /// A Zone Server is in no DMZ.
        ZoneServerOutsideDmz = "zone-server-outside-dmz",
        /// A hub is outside the core.
        HubOutsideCore = "hub-outside-core",
        /// Members of a cluster are in several zones.
        ClusterAcrossZones = "cluster-across-zones",
        /// One machine bears all, which suits a proof of concept only.
        AllInOne = "all-in-one",
        /// A Windows Tanium Server shares its machine with Module Server or database.
        SharedHost = "shared-host",
        /// Endpoints outside register with a Tanium Server.
        InternetClientsToServer = "internet-clients-to-server",
        /// A component has no address yet.
        NoAddress = "no-address",
        /// An address is outside its network's ranges.
        AddressOutsideNetwork = "address-outside-network",
        /// Two machines have one address.
        AddressTwice = "address-twice",
        /// Two networks share addresses.
        NetworksOverlap = "networks-overlap",
        /// Several Tanium Servers are in no cluster.
        ServersNotClustered = "servers-not-clustered",
        /// Not all ports of a module are known here.
        ModulePortsUnknown = "module-ports-unknown",
        /// The vendor doesn't support a module on the platform's version.
        ModuleNotSupported = "module-not-supported",
        /// A component has a number for a port that it doesn't listen on.
        PortNotUsed = "port-not-used",
        /// Hubs and clients reach a Zone Server on one port.
        SeparateZoneServerPorts = "separate-zone-server-ports",
        /// An appliance has no management address.
        ManagementAddressMissing = "management-address-missing",
        /// The console is open to more than a management subnet.
        RestrictConsoleSource = "restrict-console-source",
        /// There is a single Zone Server.
        SingleZoneServer = "single-zone-server",
        /// Endpoints peer beyond one LAN.
        PeeringAcrossWan = "peering-across-wan",
    }
}
