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
no-comparison = the format '{ $format }' can't say what differs from an older document; these can: { $known }
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
system-cause = { $cause ->
    [not-found] there is no such file or folder
    [denied] you have no permission
    [exists] it exists already
    [folder] this is a folder
    [no-folder] part of the path is not a folder
    [read-only] the disk is read-only
    [full] no space is left
    [in-use] another program listens there; end it, or choose another port
    [not-here] this machine does not have that address
    [not-text] it is not text in UTF-8
   *[other] { $error }
}
cant-read = { $file }: can't be read: { system-cause }
large-sheet = { $file }: more than { $limit } MiB are no request sheet
one-stream = the document and the sheet can't both be read from standard input; name a file for one of them
cant-write = { $file }: can't be written: { system-cause }
cant-output = the output can't be written: { system-cause }
binary-to-terminal = { $format } is not text for a terminal; name a file with -o, or redirect the output
unknown-picture = { $file }: the name ends in no format of pictures; end it in .svg, .png, .pdf, .drawio, .mmd or .d2, or say which with --format
no-data-folder = there is no data folder for this user; name a database with --database
bad-log-filter = '{ $filter }' is no log filter; write it like 'info' or 'server=debug'
cant-start = the server can't start: { system-cause }
access-not-chosen = { $address } can be reached by others: say who may see what, with --access links
not-loopback = --access local needs a loopback address such as 127.0.0.1, and { $address } is none
cant-listen = can't listen on { $address }: { system-cause }
no-storage = { $why ->
    [scheme] a database address starts with postgres:// or sqlite://
    [url] the address of the database can't be read: { $error }
    [no-file] the address of a SQLite database has to name a file, such as sqlite://data/portolan.db
    [folder] the folder of the database can't be created: { system-cause }
    [connect] can't connect to the database: { $error }; see that it runs and that its address, user and password are right
    [too-new] the database has schema version { $found }, and this program knows only up to { $known }; use a newer Portolan
    [schema] the database's schema can't be brought up to date: { $error }
   *[other] the database: { $error }
}
server-stopped = the server stopped: { system-cause }
too-many-rows = { $rows } rows are more than the { $limit } that a spreadsheet takes
export-failed = { $error }
too-many-pixels = at scale { $scale } the picture has { $size } pixels, more than { $limit } in all; take a smaller scale, or PDF or SVG, which have no pixels
too-many-pages = the picture takes { $pages } pages, more than { $limit }; take larger paper, or fit it to one page
picture-failed = { $error }

