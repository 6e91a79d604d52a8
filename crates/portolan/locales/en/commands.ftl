# Headings
basis = Basis
boundary = Boundary
condition = Condition
destination = Destination
flow = Flow
guide = Guide
id = Id
keys = Optional keys
listeners = Listeners
name = Name
port = Port
ports = Ports of its own
requirement = Requirement
service = Service
source = Source

# The parts of the catalogue
flows = Flows
modules = Modules
roles = Roles
services = Services

# What is known of a module's ports
ports-none = none
ports-catalogued = in the catalogue
ports-unknown = see the guide

# Findings
severity-error = Error
severity-warning = Warning
severity-advice = Advice

# Counts
flow-count = { $count ->
    [one] 1 flow
   *[other] { $count } flows
}
error-count = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
warning-count = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
advice-count = { $count ->
    [one] 1 piece of advice
   *[other] { $count } pieces of advice
}

# Notes on an export
no-address = { $id } has no address yet

# A comparison
change = Change
differs = What differs
added-count = { $count } added
removed-count = { $count } removed
changed-count = { $count } changed
added = added
removed = removed
changed = changed
differences = Before → after

# The versions of the catalogue
catalogue-version = Version { $id }
catalogue-entries = { $count ->
    [one] The first, with 1 entry.
   *[other] The first, with { $count } entries.
}

# Words of flows in tables for people
boundary-host = host
boundary-network = network
boundary-zone = zone
boundary-crossing = crossing
requirement-required = required
requirement-recommended = recommended
requirement-optional = optional
