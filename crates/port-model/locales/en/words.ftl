# Words that every part of the program uses. Platforms
platform-windows = Windows
platform-appliance = Tanium Appliance

# Of flows
requirement-required = required
requirement-recommended = recommended
requirement-optional = optional
encryption-tls = TLS
encryption-ssh = SSH
encryption-ipsec = IPsec
encryption-none = none by default
encryption-unknown = not stated
basis-seed = the vendor's page of 2021
basis-vendor = other pages of the vendor
basis-custom = the own team

# What an entry of the catalogue is between, besides roles
end-appliance = Each Tanium Appliance
end-internet = Sites on the internet

# What is known of a module's ports
module-ports-known-none = none beyond the platform's
module-ports-known-catalogued = listed in the catalogue
module-ports-known-unknown = not known here
module-ports-known-part = listed in part

# What a version of the catalogue did to an entry, and what it is compared by
entry-change-added = added
entry-change-changed = changed
entry-change-removed = removed
entry-about = { $source } → { $destination }, { $port }
entry-source = Source
entry-destination = Destination
entry-service = Service
entry-protocol = Protocol
entry-port = Port
entry-platform = Platform
entry-module = Module
entry-versions = Platform versions
entry-addresses = Sites
entry-requirement = Requirement
entry-encryption = Encryption
entry-encryption-offered = Encryption as a choice
entry-encrypted-since = Encrypted since
entry-basis = Basis
entry-ports = Ports
versions-from = from { $version } on
versions-before = before { $version }
