# Files for other people. The headings of the columns are the contract's: forms and programs know them.
column-rule-id = Rule ID
column-change = Change
column-source-zone = Source zone
column-source-name = Source name
column-source-address = Source address
column-destination-zone = Destination zone
column-destination-name = Destination name
column-destination-address = Destination address
column-protocol = Protocol
column-port = Port
column-service = Service
column-action = Action
column-justification = Justification
column-reference = Reference

change-add = add
change-remove = remove
change-modify = modify
change-keep = keep

action-allow = allow
action-both-ways = allow, both ways
address-missing = address missing: { $name }
address-any = any address
port-none = none
justification = { $summary } ({ $requirement })
cell-shortened = … cut here; the JSON export has all of it

requirement-required = required
requirement-recommended = recommended
requirement-optional = optional

grouping-flow = a rule per flow
grouping-pair = a rule per source and destination
grouping-compact = sources and destinations with the same purpose together
filter-none = all flows between machines
filter-crossing = only flows between zones or to the internet
filter-component = only flows of { $name }
filter-unknown = Which flows: ‘{ $word }’ is none of all, crossing, wall:ZONE:ZONE, host:COMPONENT and component:COMPONENT.
filter-no-zone = Which flows: the deployment has no zone ‘{ $id }’.
filter-no-component = Which flows: the deployment has no component ‘{ $id }’.
filter-host = only flows of the machine { $name }
filter-zones = only flows between the zones { $one } and { $other }
left-out = { $host ->
    [one] 1 flow inside one machine
   *[other] { $host } flows inside one machine
}, { $filtered ->
    [one] 1 flow that the filter leaves out
   *[other] { $filtered } flows that the filter leaves out
}
remark-shortened = Rule { $rule }: the justification or the references are longer than the format takes; the JSON export has all of them.
remark-divided = Rule { $rule }: longer than cells take, and therefore in { $rows } rows that together say the same.
remark-left-out = Rule { $rule } is not in this file: { $because }.
remark-part-left-out = Rule { $rule } is in this file without { $part }: { $because }.
remark-by-hand = Rule { $rule } does not work before { $what }.
remark-renamed = Rule { $rule } is called { $name } in this file.
remark-object-renamed = { $object } is called { $name } in this file.
remark-zone-renamed = The zone { $zone } is called { $name } in this file; the device's own has to be called so, too.
remark-any-zone = Rule { $rule } is meant for the internet but admits any address of any zone, because the format knows no zones: bind it to the interface that leads there, or guard the other zones before it.
unsayable-host-name = the format takes no host names
unsayable-domain = the format does not take all hosts below a domain
unsayable-families = one side has only IPv4 addresses and the other only IPv6 addresses
unsayable-too-many = there are more rules than the firewall takes
unsayable-no-windows = neither end is a machine that can run Windows
access-list-abandoned = { $name } admits nothing any more: take it off its interface before you delete its last line, or the interface admits what its security level does.
by-hand-address = the missing address is filled in
by-hand-host-name = the addresses behind the host name are filled in
by-hand-domain = the addresses below the domain are filled in
by-hand-number = the number that the device has given to its policy is filled in
policies-by-number = Policies that are there already have numbers that only the device knows. Find each by its name, such as with: show firewall policy. Put its number in the place of { $number }NAME and take the signs off the lines. A policy that the device has refused, because an address was missing, is not there: load the list of all rules for it.
objects-unused = Nothing uses these any more once that is done:
filled-in-unused = Once the policies above are changed, nothing uses these addresses any more; delete those that were filled in by hand: { $names }.
fill-in-address = { $name } has no address yet: give it the address of { $component }.
checkpoint-where = Run it in expert mode on the management server. LAYER names the layer, and POSITION the place in it; a rule that drops all has to come after these.
checkpoint-whole = It only adds. Where one command fails, such as for a name that is there already, nothing is published.
checkpoint-unpublished = Nothing was published.
zones-to-have = The device needs zones or interfaces of these names: { $names }.
access-lists-to-bind = None of these access-lists is bound to an interface. An interface takes one for each direction, so that binding replaces what is there. To bind them:

sheet-rules = Rules
sheet-request = Request
sheet-findings = Findings
sheet-objects = Objects
sheet-changes = Changes
sheet-legend = Legend

request-heading = Request
request-deployment = Deployment
request-version = Version
request-date = Date
request-compared-with = Compared with
request-changes = Changes to the rules
request-link = Link
request-requester = Requester
request-project = Project
request-grouping = Grouping
request-filter = Which flows
request-rules = Rules
request-flows = Flows in these rules
request-left-out = Left out
request-without-address = Without an address
request-name = Name
request-remarks = Remarks

legend-column = Column
legend-meaning = Meaning
legend-column-rule-id = Names the rule in every version of the deployment; made from the ids of its components and service
legend-column-change = What becomes of the rule where two versions are compared; blank in a list of all rules
legend-column-source-zone = The zone that the connection is opened from
legend-column-source-name = Who opens the connection
legend-column-source-address = Its addresses, networks, ranges or host names
legend-column-destination-zone = The zone that the connection is opened to
legend-column-destination-name = Who listens
legend-column-destination-address = Its addresses, networks, ranges or host names
legend-column-protocol = tcp, udp or esp (IPsec ESP, IP protocol 50)
legend-column-port = The listening port, on the same line as its protocol; the source port is any
legend-column-service = The service that listens, on the same line as its port
legend-column-action = What the firewall does
legend-column-justification = What the connection is for, and whether the platform works without it
legend-column-reference = The page that states it

legend-word = Word
legend-requirement-required = The platform does not work without it
legend-requirement-recommended = The platform works without it, but the vendor advises it
legend-requirement-optional = Only who uses the feature needs it
word-allow = allow
legend-word-allow = The connection is allowed, with its answers
word-both-ways = allow, both ways
legend-word-both-ways = Either end may open the connection to the same port of the other. Where source and destination are the same group, its members open it among themselves
word-address-missing = address missing
legend-word-address-missing = The deployment gives no address for this component yet; the rule can't be set up before it does. Write the address in this place, or in the sheet Objects, and send the file back to the architect
word-address-any = any address
legend-word-address-any = Any address in the internet: the deployment names none
word-host = inside one machine
legend-word-host = Both ends share a machine, so that no firewall sees the flow; such flows are never exported
word-crossing = between zones
legend-word-crossing = The ends are in different zones, or one is in the internet

legend-service = Service
legend-service-custom = The architect's own flow
legend-reference-title = Reference
legend-reference-section = Section
legend-reference-url = Address of the page
legend-reference-note = Note

findings-none = Nothing was found that the reader should know.
finding-severity = Severity
finding-code = Code
finding-components = Concerned
finding-message = Finding
finding-remedy = What to do
finding-reason = Acknowledged, because
severity-error = Error
severity-warning = Warning
severity-advice = Advice

netfilter-wall = What no rule here admits is dropped on its way through this firewall. What comes to the firewall itself, or from it, is not touched.
netfilter-host = What no rule here admits is dropped, to this machine and from it. What else it needs is no part of the deployment and not in here: its administration and monitoring, DHCP, and with IPv6 neighbour discovery (ICMPv6). Add that before loading, or nobody reaches the machine any more.
nftables-load = Load it with "nft -f FILE", check it first with "nft -c -f FILE". It replaces the table "inet portolan" and leaves other tables alone; what they drop stays dropped.
nftables-differs = Compared with the older version, these lines are gone (-) or new (+). The table below is all of the newer version and replaces the older one at one moment.
nftables-missing = "{ $label }" has no address yet. Put its addresses in place of { $name }, or take that line out if it has none of this kind; before, this file is not loaded.
object-name = Object
object-kind = Kind
object-address = Address
object-address-given = Address, not to be filled in
object-group = Group
object-component = Component
object-zone = Zone
object-service = Service object
object-kind-network = IP address or network
object-kind-range = Range
object-kind-host-name = Host name
object-kind-domain = All hosts of a domain
object-kind-any = Any address
object-kind-missing = No address yet
changes-none = No rule is modified.
changes-before = Before
changes-after = Now
iptables-load = Load it with "iptables-restore --noflush FILE" and with "ip6tables-restore --noflush FILE", which take this one file; each passes over the lines of the other. Check it first with --test. Without --noflush, the chains of the table "filter" that are not in here are emptied.
iptables-missing = "{ $label }" has no address yet. Replace { $name } by its addresses, as the first line shows, or take those lines out if it has none of this kind, as the second shows; before, this file is not loaded.
windows-load = Run it as administrator: .\FILE -Machine ID, with the id of the machine that it runs on. Rules of the same names are made anew, so that it can be run again. With -RemoveOthers, rules of the group "Portolan" that are not in here go.
windows-load-one = Run it as administrator on the machine { $name }. Rules of the same names are made anew, so that it can be run again. With -RemoveOthers, rules of the group "Portolan" that are not in here go.
windows-scope = It only allows. What else is blocked is up to the profiles of the machine's firewall.
windows-machines = In here is every machine that is no Tanium Appliance. Which of them run Windows the deployment does not say.
windows-missing = "{ $label }" has no address yet. Put its addresses in place of what is between < and >, and take these signs out; before, PowerShell refuses this file.

# A filled request sheet that comes back: where something is, what is wrong, and what to do.
import-row = row { $row }
import-column = column { $column } ({ $heading })
import-empty = The file is empty.
import-not-a-spreadsheet = This is no spreadsheet. Send back the workbook (.xlsx) or the CSV file that was exported.
import-old-workbook = This is a file of an Office before 2007, such as .xls. Save it as an Excel workbook (.xlsx).
import-encrypted = The workbook is encrypted with a password. Save it without one.
import-open-document = This is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx).
import-binary-workbook = This is a workbook in binary form (.xlsb). Save it as an Excel workbook (.xlsx).
import-damaged = The file is damaged: it breaks off, or its parts contradict each other. Open it in a spreadsheet, save it anew and send that.
import-open-quote = In this row a quotation mark (") opens and is never closed. Save the file anew as CSV.
import-too-much = The file holds more than a request sheet can: inflated it has more than { $limit } MiB or 1,500,000 cells. Nothing more of it was read.
import-not-utf-8 = The file begins with the mark of UTF-8, but here it is something else. Save it as "CSV UTF-8".
import-not-utf-16 = The file begins with the mark of UTF-16, but is something else. Save it as "CSV UTF-8".
import-no-headings = No row has the headings of a request sheet, neither in English nor in German: "Rule ID", "Source address" and "Destination address", or "Component" and "Address". Put the row of headings back as it was exported.
import-missing-headings = There are no columns with these headings: { $name }. Put them back as they were exported.
import-twice-heading = This heading stands over two columns. Rename the one that does not count.
import-no-rule = The row has addresses but does not say whose. Put the id back that stood here, or clear the row.
import-unknown-rule = The deployment has no rule { $name }. Remove the row if the rule is gone; otherwise export the sheet anew.
import-other-rules = { $count ->
    [one] The one row is of another deployment, or the deployment has changed much since. Export the sheet anew.
   *[other] None of the { $count } rows is of this deployment: the sheet belongs to another one, or this one has changed much since. Export the sheet anew.
}
import-unknown-component = The deployment has no component { $name }. Remove the row if the component is gone; otherwise export the sheet anew.
import-formula = Here is a formula. Write the address itself.
import-number = Here is "{ $name }", which the spreadsheet takes for a number or a date. Format the cell as text and write the address again.
import-address = { $name }
import-emptied = All addresses of { $name } are gone. Put one back; who wants none does that in the designer.
import-unclear = Nobody can tell which of the { $count } components the changed lines belong to. Keep each component's lines in their place, or write the addresses into the sheet "Objects".
import-other-ends = The rule has other components than when the sheet was exported, so that nobody can tell whose addresses these are. Export the sheet anew, or write the addresses into the sheet "Objects".
import-not-its-own = This address of { $name } can't be changed in a sheet: a management address, or a host that the vendor names in the internet. Put it back as it was exported, or export the sheet anew. A management address is changed in the designer.
import-divided = { $name } has more addresses than one row takes. Put the cell back as it was exported, and write the addresses into the sheet "Objects".
import-contradiction = { $name } has the addresses { $here } here, and { $there } in { $other }. Write the same in both, or leave one as it was exported.
import-refused = The deployment does not take this: { $name }
import-remark-service = "{ $is }" stands here; the deployment says "{ $was }". Protocols and ports are not taken from a sheet. Change them in the designer.
import-remark-other-name = The sheet says that it is of the deployment "{ $name }".
