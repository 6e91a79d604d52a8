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

# Notes on a filled sheet
filled = { $id }: { $before } → { $after }
no-addresses = no address
filled-nothing = The sheet says nothing that the document does not.

# A comparison
change = Change
rule = Rule
differs = What differs
added-count = { $count } added
removed-count = { $count } removed
no-comparison = the format '{ $format }' can't say what differs from an older document; xlsx, csv, json, yaml, markdown, html, panos and nftables can
changed-count = { $count } changed
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

# The server
listens = Portolan listens on { $address }

# Why a command ends early
cant-read = { $file }: can't be read: { $error }
large-sheet = { $file }: more than { $limit } MiB are no request sheet
one-stream = the document and the sheet can't both be read from standard input; name a file for one of them
cant-write = { $file }: can't be written: { $error }
cant-output = the output can't be written: { $error }
binary-to-terminal = { $format } is not text for a terminal; name a file with -o, or redirect the output
unknown-picture = { $file }: the name ends in no format of pictures; end it in .svg, .png, .pdf, .drawio, .mmd or .d2, or say which with --format
no-data-folder = there is no data folder for this user; name a database with --database
bad-log-filter = '{ $filter }' is no log filter; write it like 'info' or 'server=debug'
cant-start = the server can't start: { $error }
access-not-chosen = { $address } can be reached by others: say who may see what, with --access links
not-loopback = --access local needs a loopback address such as 127.0.0.1, and { $address } is none
cant-listen = can't listen on { $address }: { $error }
no-storage = { $error }
server-stopped = the server stopped: { $error }
too-many-rows = { $rows } rows are more than the { $limit } that a spreadsheet takes
export-failed = { $error }
too-many-pixels = at scale { $scale } the picture has { $size } pixels, more than { $limit } in all; take a smaller scale, or PDF or SVG, which have no pixels
too-many-pages = the picture takes { $pages } pages, more than { $limit }; take larger paper, or fit it to one page
picture-failed = { $error }

