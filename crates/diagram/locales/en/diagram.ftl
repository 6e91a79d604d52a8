# The words in the picture of a deployment.
internet = Internet
internet-kind = Vendor sites
nowhere = No place
host = Shared machine
host-at = Host { $address }
cluster = Cluster { $name } · active-active
endpoints = { $count ->
    [one] 1 endpoint
   *[other] { $count } endpoints
}
firewall = Firewall
firewall-title = Firewall between { $left } and { $right }: { $count ->
    [0] no openings
    [one] 1 opening
   *[other] { $count } openings
}
line = { $source } to { $destination }: { $ports }
line-both-ways = { $source } and { $destination }, both ways: { $ports }
line-within = Within { $source }: { $ports }
findings-error = { $count ->
    [one] 1 finding, an error
   *[other] { $count } findings, the worst an error
}
findings-warning = { $count ->
    [one] 1 finding, a warning
   *[other] { $count } findings, the worst a warning
}
findings-advice = { $count ->
    [one] 1 piece of advice
   *[other] { $count } pieces of advice
}
platform-windows = Windows
platform-appliance = Tanium Appliance
summary = Network diagram with { $zones ->
    [one] 1 zone
   *[other] { $zones } zones
}, { $components ->
    [one] 1 component
   *[other] { $components } components
} and { $flows ->
    [one] 1 flow
   *[other] { $flows } flows
} on { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}.
card-flows = { $incoming ->
    [one] 1 flow
   *[other] { $incoming } flows
} in, { $outgoing } out
diagram-kind = network diagram
layer-heading = Title block
layer-zones = Zones
layer-networks = Networks
layer-frames = Machines and clusters
layer-walls = Firewalls
layer-lines = Connections
layer-cards = Components
layer-marks = Connections within components
layer-legend = Legend
fact-platform = Platform
fact-version = Version
fact-date = Date
fact-link = Kept at
family-clients = Endpoint traffic
family-administration = Console and administration
family-platform = Between platform servers
family-internet = To the internet
family-services = Surrounding services
family-own = Own flows
sign-both-ways = Either end connects
sign-optional = Optional or recommended
sign-gate = Firewall opening, pointing at the listener
sign-mark = Endpoints among each other
sign-stack = Several of a kind
sign-error = Findings, with an error
sign-warning = Findings, with a warning
sign-advice = Advice
selection-unknown = { $key }: ‘{ $value }’ is not known here. Known: { $known }
selection-nothing = { $key }: ‘{ $value }’ is not known here.
view-active-active = Active-active
view-wall = Firewall between { $left } and { $right }
view-component = { $name } and all that it talks to
only = only { $what }
only-required = required
only-recommended = recommended
only-optional = optional
only-host = inside one machine
only-network = inside one network
only-zone = between networks of one zone
only-crossing = between zones
only-findings = with findings
nothing-selected = Nothing here fits the filter.
sign-added = Added
sign-changed = Changed
sign-removed = Removed
