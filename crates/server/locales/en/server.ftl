# The application's own sentences.

# The frame of every page
skip-to-content = Skip to content
site-navigation = Portolan
nav-deployments = Deployments
footer-independent = Portolan is independent of Tanium Inc. The vendor's names only describe what is drafted.
breadcrumb = Back to
actions = Actions
action-search = Search
action-filter = Filter
action-apply = Apply
action-save = Save
action-cancel = Cancel
action-edit = Edit
action-edit-named = Edit { $name }
action-remove = Remove { $name }
action-up = Move { $name } up
action-down = Move { $name } down
action-undo = Undo
action-undo-what = Undo: { $what }
action-redo = Redo
action-picture = Picture (SVG)
action-document = Document (YAML)
action-rules = Export the rules
action-next-page = Next page
action-previous-page = Previous page

# The first page
home-title = Deployments
home-lead = Draft a deployment of the Tanium Core Platform: place its components, see which network flows follow, and hand the rules to the firewall team.
home-mine = My deployments
home-search = Name
home-nothing-found = No deployment has this in its name.
home-changed = Changed
home-start = Start from a reference topology
home-start-from = Start from this
home-start-from-named = Start from this: { $name }
home-empty = Start empty
home-create-empty = Create
home-import = Import a document
home-import-file = File
home-import-hint = A deployment document in YAML or JSON, up to 4 MiB, or an SVG picture exported here, which holds the document.
home-import-action = Import
home-deleted = Deleted in the last 30 days
home-restore = Restore
home-restore-named = Restore { $name }
import-faults = { $count ->
    [one] The file was not imported: one thing is wrong with it
   *[other] The file was not imported: { $count } things are wrong with it
}
author-local = you
author-browser = in the browser
author-api = through the API

# What people are called
name-none = Set your name
name-of = You: { $name }
name-title = Your name
name-why = Others see it when you look at the same deployment, and beside what you change in its history. What you have changed before keeps the name that you had then.
name-label = Name
name-hint = Up to 60 characters. Leave it empty to have none.
name-too-long = this name is too long: it may have { $limit } characters
name-turns = this name holds signs that change the direction of the text; leave them out
name-taken = the history uses this word for those without a name; choose another
presence-guest = Guest
presence-tab = a tab is named by 8 to 64 letters, digits and hyphens
presence-selected = this is not a list of ids

# A deployment
deployment-navigation = Deployment
deployment-delete = Delete this deployment
tab-designer = Designer
tab-overview = Overview
tab-flows = Flows
tab-exports = Exports
tab-history = History
tab-compare = Compare
tab-sharing = Sharing
status-saved = Saved · v{ $version }
view-only = You can look at this deployment, not change it. The picture and the tables are always current.
picture = Picture
findings = Findings
findings-none = Nothing to report: no missing role, wrong place or doubtful address.
findings-none-open = Nothing open: what was found has been acknowledged.
findings-acknowledged = { $count ->
    [one] 1 acknowledged finding
   *[other] { $count } acknowledged findings
}
finding-acknowledge = Acknowledge
finding-acknowledge-title = Acknowledge a finding
finding-acknowledged = Acknowledged
finding-change-reason = Change the reason
finding-reopened = Reported again
finding-reopen = Report it again
field-reason = Reason
hint-reason = Why this may stay as it is. The reason stays with the deployment, for everybody who reads it; when the finding is about something else, it is reported again.
reason-missing = must say why this may stay as it is
reason-too-long = must not be longer than { $limit } characters
reason-not-text = must not hold the character NUL
errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
severity-error = Error
severity-warning = Warning
severity-advice = Advice
components = Components
components-nowhere = Without a place
palette = Add:
palette-modules = For modules that are not chosen
network-empty = Nothing in this network yet.
component-cluster = cluster { $name }
component-count = { $count ->
    [one] 1 endpoint
   *[other] { $count } endpoints
}
component-connects-to = talks to { $names }
component-ports = ports: { $ports }
component-shares = on the machine of { $host }
component-add-title = Add: { $role }
component-remove = Remove this component
network-add-title = Add a network
network-edit-title = Network
network-remove = Remove this network
zone-add-title = Add a zone
zone-edit-title = Zone
zone-remove = Remove this zone
extra-flows = Own flows
extra-flow-add-title = Add an own flow
extra-flow-edit-title = Own flow
extra-flow-remove = Remove this flow
settings-title = Settings
zone-kind-core = core
zone-kind-dmz = DMZ
zone-kind-internet = internet

# Flows
flows = Flows
flows-caption = The network flows that must be possible, each with its reason
flows-none = No flows yet: they follow from the components.
flows-in = Flows in
flows-out = Flows out
flows-crossing = { $count } cross a zone boundary
flows-all = { $count ->
    [one] the only flow
   *[other] all { $count } flows
}
flows-more = { $count ->
    [one] Show the only flow
   *[other] Show all { $count } flows
}
flows-search = Name, address, port or service
flows-found = { $found ->
    [one] 1 flow
   *[other] { $found } flows
}
flows-of-all = of { $all }
flow-port = Port
flow-direction = Direction
flow-one-way = to
flow-both-ways = to and from
flow-boundary = Boundary
flow-reason = Reason
flow-service = Service
flow-rule = Flow
flow-encryption = Protection
flow-processes = Processes
flow-basis = Basis
flow-note = Note
flow-id = Id
boundary-host = same machine
boundary-network = same network
boundary-zone = same zone
boundary-crossing = crosses zones

# Forms
form-failed = Not saved yet. Please correct:
form-stale = Somebody has changed this deployment since; it is now at version { $version }. What you filled in is still here: compare it with the current state and save again.
form-no-options = There is nothing to choose yet.
form-place-missing = choose a network, a zone or a machine
form-addresses-of-host = that machine has addresses of its own; clear this field
form-choose = choose …
form-kind-missing = choose core, DMZ or internet
place-on-machine-of = On the machine of
field-name = Name
field-role = Role
field-platform = Platform
field-place = Place
hint-place = A network, straight in a zone, or on the machine of another component, with that one's place and addresses.
field-addresses = Addresses
hint-addresses = IPv4, IPv6, CIDR, ranges (10.0.0.1-10.0.0.9) or full host names, one per line. Can be filled in later.
field-cluster = Cluster
hint-cluster = Tanium Servers with the same cluster name are active-active peers.
field-connects = Talks to
connects-all = every fitting one
connects-named = exactly those chosen below
field-connects-to = Chosen
hint-connects-to = Only counts with 'exactly those chosen below'.
field-peering = Peering
peering-default = as usual: inside, not on the internet
peering-yes = yes
peering-no = no
field-engine = Product
field-management-address = Management address (iDRAC)
hint-management-address = The iDRAC's own address, if the appliance has one.
field-count = Number of endpoints
field-port = Port:
field-id = Id
hint-id = Lower-case letters, digits and hyphens; left empty, it is made from the name.
field-zone = Zone
field-network = Network
field-host = On the machine of
field-cidrs = CIDRs
hint-cidrs = Such as 10.10.0.0/24, one per line.
field-kind = Kind
field-description = Description
field-platform-version = Platform version
field-internet-access = Internet access of the servers
internet-yes = yes: they reach the vendor's sites
internet-no = no: air-gapped
field-modules = Modules
field-source = Source
field-destination = Destination
field-protocol = Protocol
field-ports = Ports
hint-ports = Numbers from 1 to 65535, separated by commas; none for ESP.
field-summary = Reason
hint-summary = What the flow is for; the firewall team reads it.
conflict-by = Changed since by: { $author }, { $at }.
conflict-property = What
conflict-theirs = Theirs
conflict-mine = Mine
conflict-nothing = (nothing)
conflict-keep-theirs = Keep theirs
conflict-use-mine = Use mine
conflict-restore = Restore { $name }
conflict-in-form = Not saved yet: somebody else has changed the same since you opened this form.
conflict-sentence = { $label } was changed to '{ $theirs }' since; this would make it '{ $mine }'
field-order = Order, before
field-requirement = Requirement

# Exports
exports-options = Options of the exports
exports-grouping = One rule for
grouping-flow = each flow
grouping-pair = each pair of source and destination
grouping-compact = groups of sources and destinations
exports-format = Format
exports-device-group = Device group (Panorama only)
device-group-expected = letters, digits, blanks, '-', '_' and '.', beginning with a letter or a digit, 63 characters at most
exports-current = the current one
exports-since-later = since: please choose a version that is older than the exported one
exports-since = Rules
exports-all-rules = all as they are
exports-walls = One firewall, both directions
exports-hosts = One machine's own firewall
exports-lines = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
exports-no-preview = This file is no text; download it to look into it.
format-zip = Every format in one archive: whole, by firewall and by machine, with a list of what is in it
exports-filter = Flows
filter-all = all that leave a machine
filter-crossing = only those between zones
exports-downloads = Downloads
exports-download = Download { $format }
exports-report = What to know about these files
exports-without-address = Without an address, so that a firewall can't take these rules yet: { $names }
exports-preview = Preview of the rules
exports-rules = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
exports-first = the first { $count } are shown
format-xlsx = The rule spreadsheet, with a request sheet and a legend
format-csv = The same rules as a table for any program
format-json = The rules for programs
format-yaml = The same as YAML
format-markdown = The rules as text for a wiki
format-html = A report to print
format-panos = PAN-OS: set lines for Palo Alto Networks firewalls
format-nftables = nftables: a ruleset for a firewall on Linux
format-junos = Junos: set lines for Juniper SRX firewalls
format-checkpoint = Check Point: a script for the management server
format-terraform-aws = Terraform: rules of AWS security groups
format-terraform-azure = Terraform: rules of an Azure network security group
format-terraform-gcp = Terraform: firewall rules of a Google Cloud network
format-iptables = iptables: rules for iptables-restore and ip6tables-restore
format-windows = Windows: PowerShell for the firewalls of the machines
format-fortios = FortiOS: commands for Fortinet firewalls
format-asa = Cisco ASA: objects and an access-list for each interface
format-aerleon = Aerleon: naming and policies, from which it writes the formats of thirty more platforms
format-svg = The picture as it is on screen; it holds the document and can be imported again
format-png = The picture in pixels
format-pdf = The picture for paper and design documents, sharp at any size, with text that can be searched
format-drawio = The picture to go on drawing with: shapes and connectors where they are here
format-mmd = A flowchart for wikis and Markdown
format-d2 = A diagram as text for D2
pictures-title = Picture
pictures-options = Options of the picture
pictures-language = Language
pictures-theme = Colours (SVG, PNG, PDF)
theme-light = light
theme-dark = dark
theme-auto = as the reader has it
pictures-scale = Pixels (PNG)
pictures-paper = Paper (PDF)
pictures-layout = Pages (PDF)
paper-a4 = A4, landscape
paper-a3 = A3, landscape
paper-letter = Letter, landscape
layout-fit = one page
layout-tile = as many as a legible size takes
format-document = The deployment document, for git and the command line

# History
history-title = Versions
history-version = Version
history-what = What
history-who = Who
history-when = When
history-created = created
history-redo = do version { $version } again
history-undo = take version { $version } back
history-restored = restore version { $version }
history-compare = Compare the chosen versions
history-from = From
history-to = To
history-from-named = From version { $version }
history-to-named = To version { $version }
history-open = Version { $version }
history-step = What changed
history-step-named = What changed with version { $version }
history-older = Older versions

# One version
version-title = Version { $version }
version-current = This is the current version.
version-before = Compare with the version before
version-since = Compare with the current version
version-restore = Restore this version
version-name = Name of this version
version-name-hint = Such as “as approved”. Leave it empty to have none.

# Sharing
link-new = New link
link-right = Right
right-view = view
right-edit = edit
link-label = Label
link-days = Expires after days
link-days-wrong = use a whole number from 1 to 3650, or leave it empty
link-create = Create link
link-made = Your new link
link-made-hint = Copy it now: it is kept only as a hash and can't be shown again.
links-title = Links
links-none = No links yet.
link-made-on = Made
link-expires = Expires
link-used = Last used
link-never = never
link-unnamed = without label
link-revoke = Revoke
link-revoked = revoked

# The port reference
nav-ports = Ports
ports-title = Port reference
ports-lead = Every network port of the Tanium Core Platform that this catalogue knows: who connects to whom, on which port, when and why, and which page of the vendor states it.
ports-version = Version { $version } of the catalogue
ports-changes = Changes of the catalogue
ports-changes-lead = What each version of the built-in catalogue added, changed and removed: the entries of the port reference and what is known of modules. Texts are not compared.
ports-recorded = { $count ->
    [one] 1 entry and module
   *[other] { $count } entries and modules
}
ports-first-version = The first version.
ports-change = Change
ports-entry = Entry
ports-differences = Before → after
ports-filter = Search the ports
ports-search = Port, name, process or other words
ports-role-direction = The role's direction
ports-direction-in = inbound
ports-direction-out = outbound
ports-any = any
ports-clear = Show all
ports-found = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
ports-nothing-found = No entry fits. Fewer words or choices find more.
ports-entries = Entries
ports-caption = Network ports with both ends, purpose, condition and source
ports-setting = Setting
ports-sites = Sites
ports-purpose = Purpose
ports-condition = Condition
ports-protection = Protection and processes
ports-reference = Page and section
ports-source = Stated by
ports-link = Link
ports-module = Module
ports-one-way = from source to destination
ports-both-ways = in both directions
ports-port-is = { $port } is the default port of: { $services }
ports-port-unknown = { $port } is no default port of this catalogue.
ports-port-noted = { $port } is no default port of this catalogue, but is noted at: { $modules }
ports-module-none = { $module } needs none beyond the platform's ports, says the vendor.
ports-module-catalogued = The ports that { $module } needs are listed here.
ports-module-unknown = The ports of { $module } are not known here. The vendor's guide says which it needs: { $guide }
ports-modules = Modules
ports-modules-lead = What is known of the ports that each module needs besides those of the platform.
ports-known = Ports
ports-encrypted = Encrypted since
ports-encrypted-since = From version { $always } on; not before.
ports-encrypted-choice = From version { $always } on; a choice from { $offered } on, not before.
ports-elsewhere = Clients on macOS, Linux, Solaris and AIX
ports-discrepancy = Where the pages differ
ports-if-from = Only from platform version { $from } on.
ports-if-before = Only before platform version { $before }.
ports-if-between = Only from platform version { $from } on and before { $before }.
ports-if-any-version = On every platform version.
ports-guide = The vendor's guide
ports-always = Wherever both ends exist.
ports-or = { $one } or { $other }
ports-if-windows = Only on Windows.
ports-if-appliance = Only on Tanium Appliances.
ports-if-module = Only with { $module }.
ports-if-internet = Only where the servers have internet access.
ports-if-no-internet = Only where the servers have no internet access.
ports-if-peering = Only within a group of clients that peer; unless set otherwise, these are all groups but those on the internet.
ports-if-cluster = Only between members of one cluster.
ports-if-other-machine = Only between different machines.
ports-if-hub-elsewhere = Only where the hub is not on the machine of a Tanium Server.
ports-if-management-address = Only where the destination has a management address.
ports-if-source-has = Only for sources that also have the flow { $flow } ({ $source } → { $destination }).
ports-if-alongside = Only between ends that also have the flow { $flow } ({ $source } → { $destination }).
ports-if-zones = From zones of the kind { $zones }, unless the source names the servers that it talks to.
ports-if-engine = Only to database servers with { $product }.
ports-if-listener-in-cluster = The service listens on members of a cluster only.
ports-separate-address = The service listens on an address of its own.
ports-loopback-beside = Beside a component with the role { $role } on one machine, the service listens on the loopback address only.

# Errors
error-typed = What you filled in
error-again = Try again
error-home = To the deployments
error-request-id = Request { $id }
error-not-found-title = Not found
error-not-found-text = There is nothing here, or it is not yours to see. A link may have been revoked or have expired: ask whoever sent it.
error-method-title = Not possible here
error-method-text = This address does not take that kind of request.
error-unauthorized-title = Not authorized
error-unauthorized-text = The token is unknown, expired or revoked, or belongs to another deployment. Ask for a new one.
error-forbidden-title = View only
error-forbidden-text = You can look at this deployment, not change it. Ask its owner for an edit link.
error-not-owner-title = Not yours to share or delete
error-not-owner-text = You can change this deployment by a link; only whoever made it can share or delete it.
error-foreign-form-title = This form is not current
error-foreign-form-text = The form does not belong to this browser's session, for example because cookies were cleared or blocked. Nothing was changed: go back, reload the page and send it again.
error-foreign-name-title = Unknown host name
error-foreign-name-text = This server is one person's own and only answers as localhost or 127.0.0.1. To serve others, start it with --listen and --access links.
error-unreadable-title = Can't be read
error-unreadable-text = The request can't be read. Nothing was changed.
error-too-large-title = Too large
error-too-large-text = More than 4 MiB were sent, the most that a deployment document may have. Nothing was changed.
error-wrong-type-title = Wrong media type
error-wrong-type-text = Send application/json or application/yaml.
error-unsound-title = The document is not sound
error-unsound-text = Nothing was changed. This is wrong with it:
error-refused-title = Not possible now
error-refused-text = Nothing was changed:
error-picture-title = Too large a picture
error-picture-text = The picture can't be drawn like that.
picture-too-many-pixels = At scale { $scale } it has { $width } × { $height } pixels, more than { $limit } million. Choose a smaller scale, or PDF or SVG, which have no pixels.
picture-words = It has a name whose letters can't be set side by side here. Choose SVG, which browsers set, or change the name.
picture-too-many-pages = It takes { $pages } pages, more than { $limit }. Choose larger paper, or fit it to one page.
error-clash-title = Changed by somebody else
error-clash-text = Somebody else has changed the same since you saw it, so nothing was overwritten. Decide which holds.
error-gone-title = Removed since
error-gone-text = Somebody else has removed this since you saw it. Restore it, then change it.
error-stale-title = Changed since
error-stale-text = Somebody has changed this deployment since you opened it, so nothing was overwritten. Go back, reload the page and do it again.
error-precondition-required-title = Which version?
error-precondition-required-text = Say in If-Match which version the change is meant for, as its ETag names it.
error-timed-out-title = This took too long
error-timed-out-text = The request was given up after 30 seconds. Try again; for very large deployments split them.
error-too-often-title = Too often
error-too-often-text = This browser says more often than it may what is selected in it. Wait ten seconds; nothing is lost.
error-too-many-streams-title = Open in too many tabs
error-too-many-streams-text = This browser already gets live updates in as many tabs as one may. Close some of them and reload this page; saving works without live updates, too.
error-busy-title = Too many people are here
error-busy-text = The server has no room for more live updates. Saving works without them; try again later.
error-unavailable-title = The storage does not answer
error-unavailable-text = Your change was not saved, because the database can't be reached. What you filled in is still here: try again in a moment.
error-other-catalogue-title = This deployment uses what this server does not know
error-other-catalogue-text = Nothing is lost. Whoever runs the server should start it with the catalogue files that the deployment was drafted with (--catalogue). Unknown here are:
error-internal-title = Something went wrong here
error-internal-text = This is a fault of the program, not yours. Tell whoever runs it the number below.

# Live editing: what is said in passing
patch-said = Done: { $done }. { $flows ->
    [0] No flow changed.
    [one] One flow changed.
   *[other] { $flows } flows changed.
}
status-saving = Saving …
status-offline = Not connected; { $waiting } waiting
status-gone = No longer open to you
status-failing = The server can't save; { $waiting } waiting
status-unheard = Not connected · v{ $version }
status-gone-lost = No longer open to you; { $lost } not saved
status-view = You can only look at it now
person-at = { $name }: { $what }
mark-warning = possible, with a warning
mark-refused = not possible
add-form = Fill in the whole form
dialog-answer = What the server says
action-close = Close
action-redo-what = Redo: { $what }
inspector = Selected component
tools = Tools
people = Also here
tool-add = Add …
tool-move = Move to …
tool-rename = Rename
tool-duplicate = Duplicate
tool-remove = Remove
tool-zoom-in = Zoom in
tool-zoom-out = Zoom out
tool-fit = Fit
tool-find = Find
tool-help = Keys
found-component = component
found-flow = flow
found-command = command
find-what = Components, flows, ports, commands
keys-single = Keys of a single character
key-add = add a component
key-move = move the selection to another place
key-rename = rename
key-duplicate = duplicate
key-clipboard = copy, cut, paste, between deployments too
key-remove = remove
key-undo = undo
key-redo = redo
key-select-all = select all
key-select-more = click: select more; drag with Shift: select what is within
key-walk = go to the next component
key-order = up or down in its place
key-zone = to the next zone
key-inspect = edit what is selected
key-escape = one step back
key-zoom = zoom in, zoom out, full size
key-fit = show all; show the selection
key-find = find
key-help = this list
designer-selected = { $count } selected
designer-several = { $count } components are selected.
designer-none = Select a component to edit it here. Drag one from the palette into the picture to add it.
designer-copied = { $count } copied
designer-armed = Click in the picture to place: { $role }. Esc ends it.
designer-no-zone = There is no zone on that side.
drop-allowed = Fits here.
drop-warning = Possible, but:
drop-refused = Not here:

# What is shown
choices = Choose what is shown
choices-filter = Filter
choices-shown = Shown:
choices-all = Show everything
choices-nothing = Nothing here fits the filter.
choices-wall-flows = Flows: { $name }
choice-view = View
choice-topology = Everything
choice-active-active = Active-active
choice-walls = Firewalls
choice-components = One component and its neighbours
choice-internet = Internet
choice-any = any
choice-zone = Zone
choice-protocol = Protocol
choice-requirement = Requirement
choice-boundary = Boundary
choice-role = Role
choice-flow = Flow
choice-module = Module
choice-findings = Only with findings
choice-expand = Each component on a card of its own
action-show = Show
component-neighbours = { $name } and its neighbours
error-selection-title = This view does not exist here
error-selection-text = The address names something that this deployment does not have.

# Two versions compared
compare-from = From version
compare-to = To version
compare-between = From version { $from } ({ $from-at }) to version { $to } ({ $to-at })
compare-picture-as = Picture as { $format }
compare-first = There is but one version yet: nothing has been changed since the deployment was made.
compare-same = Choose two versions that differ.
compare-document = What was changed
compare-document-none = The documents are alike, or only the order has changed.
compare-component = Component
compare-flows-none = No flow differs.
compare-flows-caption = The flows that were added, changed and removed
change-added = added
change-changed = changed
change-removed = removed
flows-added = { $count ->
    [one] 1 flow added
   *[other] { $count } flows added
}
flows-changed = { $count } changed
flows-removed = { $count } removed
compare-rules = Firewall rules
compare-rule = Rule
compare-rules-none = No rule differs.
compare-rules-caption = The firewall rules that were added, changed and removed
compare-rules-as = The change request as { $format }
rules-added = { $count ->
    [one] 1 rule added
   *[other] { $count } rules added
}
rules-changed = { $count } changed
rules-removed = { $count } removed

# Filled request sheets
addresses-title = Fill in addresses from a sheet
addresses-what = Give the request sheet to whoever knows the addresses. What they enter in its address columns is taken over here by rule or by component: all of it, or nothing.
addresses-sheet = Filled sheet: XLSX or CSV, { $limit } MiB at most
action-fill-in = Fill in
addresses-wrong = { $file } can't be taken over.
addresses-unchanged = Nothing was changed. Correct what is listed and send the sheet again.
addresses-where = Where
addresses-fault = What is wrong, and what to do
addresses-file-whole = the file
addresses-more = { $count ->
    [one] One more is not shown.
   *[other] { $count } more are not shown.
}
addresses-nothing = { $file } says what the deployment has already. Nothing was changed.
addresses-done = { $count ->
    [one] One component has got other addresses.
   *[other] { $count } components have got other addresses.
}
addresses-before = Before
addresses-after = Now
addresses-remarks = Not taken over:
addresses-designer = To the designer
history-filled-in = fill in the addresses of { $count ->
    [one] one component
   *[other] { $count } components
}
history-filled-in-from = fill in the addresses of { $count ->
    [one] one component
   *[other] { $count } components
} from { $file }
error-sheet-too-large-title = Too large
error-sheet-too-large-text = More than 16 MiB were sent, the most that a filled request sheet may have. Nothing was changed. Take pictures and other sheets out of the workbook, or send its sheet of rules as CSV.
error-wrong-sheet-type-title = Wrong media type
error-wrong-sheet-type-text = Send application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, text/csv or application/octet-stream.
error-sheet-title = The sheet can't be taken over
error-sheet-text = Nothing was changed. Correct what is listed and send the sheet again:
