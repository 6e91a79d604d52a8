# What is wrong with a document. The place stands before each sentence.
fault-too-large = larger than { $limit } bytes, the most that a document may have
fault-not-text = not a text in UTF-8; save it in that encoding
fault-not-yaml = not YAML: { $mistake ->
    [tab] this line is indented with a tab; use spaces
    [quotes] the text in quotation marks has no end, goes on behind it or has an escape that YAML does not know; put it into single quotation marks
    [bracket] a list in [ ] or a mapping in {"{"} {"}"} is not closed, or a comma is missing; close it before the next line begins
    [colon] a colon stands where none can; indent like the lines above, and put a text that has a colon into quotation marks
    [no-colon] a key without a colon and a value; write 'key: value'
    [character] a text can't begin with this character; put it into quotation marks
    [alias] '&' and '*' begin an anchor and an alias; put a text that begins with them into quotation marks
    [indentation] this line is not indented like the lines that it belongs to; use the same number of spaces
   *[other] { $detail }
}
fault-not-json = not JSON: { $mistake ->
    [end] the text breaks off; a quotation mark, bracket or brace is not closed
    [key] a key in double quotation marks has to stand here, or the comma before is one too many
    [quotes] texts stand in double quotation marks, and line breaks and backslashes in them are escaped
    [colon] a colon is missing between key and value
    [comma] a comma is missing, or there is one behind the last value
    [after] something follows after the end; a document is one object
    [value] this is no value; use a text in quotation marks, a number, true, false, null, a list or an object, and no comma behind the last
   *[other] { $detail }
}
fault-not-svg = not an SVG picture
fault-broken-svg = the picture's XML is broken here; take the file as it was downloaded
fault-svg-with-doctype = pictures with a document type (<!DOCTYPE …>) are not read; take the file as it was downloaded
fault-svg-without-document = this picture carries no deployment; take an SVG file that was exported here and not saved by a program that removes metadata
fault-too-deep = nested more than { $limit } deep; a deployment document needs far less
fault-too-many-values = aliases make more than { $limit } values of this document; write out what is meant
fault-unknown-alias = this alias stands inside its own anchor or has none; write out what is meant
fault-tag = the tag '{ $tag }' is not supported; leave it out
fault-several-documents = a second document starts here; put each deployment into a file of its own
fault-empty = empty; a document starts with 'portolan: 1', 'name' and 'platform'
fault-wrong-type = expected { $expected ->
    [text] a text
    [list] a list
    [mapping] a mapping
    [boolean] true or false
    [null] nothing
   *[number] a number
}, found { $found ->
    [text] a text
    [list] a list
    [mapping] a mapping
    [boolean] true or false
    [null] nothing
   *[number] a number
}
fault-key-not-text = a key has to be a word
fault-unknown-key = unknown key{ $suggestion ->
    [none] { "" }
   *[other] , did you mean '{ $suggestion }'?
}
fault-key-twice = this key stands twice; keep one
fault-missing-key = this key is required
fault-wrong-format = format version { $found } is not known; this program reads 1
fault-bad-id = '{ $text }' is not an id; use 1 to 63 lower-case letters, digits and hyphens, a letter or digit first
fault-empty-text = must not be empty
fault-text-too-long = { $length } characters long, { $limit } are the most
fault-control-character = has control characters, such as a line break or NUL; take them out
fault-bad-port = '{ $text }' is not a port; use a whole number from 1 to 65535
fault-bad-count = '{ $text }' is not a number of endpoints; use a whole number from 0 to 10000000
fault-bad-version = '{ $text }' is not a platform version; write it like "7.4", in quotes
fault-bad-address = '{ $text }' is not an address; use IPv4, IPv6, a CIDR, a range a-b or a full host name such as dc1.example.com
fault-zone-identifier = '{ $text }' has a zone identifier, which only means something on one machine; leave out '%' and what follows
fault-mixed-range = '{ $text }' runs from IPv4 to IPv6; write two ranges
fault-backward-range = '{ $text }' ends before it starts; turn it round
fault-bad-network = '{ $text }' is not a network; write it like 10.10.0.0/24 or 2001:db8::/64
fault-missing-prefix = '{ $text }' is an address; as a network it is { $network }
fault-host-bits = '{ $text }' has host bits; the network is { $network }
fault-not-one-machine = '{ $text }' is not one machine's address; give a single address or host name
fault-unknown-word = '{ $text }' is none of { $allowed }{ $suggestion ->
    [none] { "" }
   *[other] , did you mean '{ $suggestion }'?
}
fault-unknown-module = no module '{ $text }' in the catalogue{ $suggestion ->
    [none] ; 'portolan catalogue' lists them
   *[other] , did you mean '{ $suggestion }'?
}
fault-unknown-service = no service of this id in the catalogue{ $suggestion ->
    [none] ; 'portolan catalogue' lists them
   *[other] , did you mean '{ $suggestion }'?
}
fault-service-without-port = this service's protocol has no ports, so that there is no number to change
fault-twice = '{ $text }' stands twice; keep one
fault-id-twice = the id '{ $id }' is taken by { $first }; ids are unique across zones, networks and components
fault-reserved-id = the id '{ $id }' stands for the internet in flows; choose another for this component
fault-unknown-zone = no zone '{ $id }'{ $suggestion ->
    [none] { "" }
   *[other] , did you mean '{ $suggestion }'?
}
fault-unknown-network = no network '{ $id }'{ $suggestion ->
    [none] { "" }
   *[other] , did you mean '{ $suggestion }'?
}
fault-unknown-component = no component '{ $id }'{ $suggestion ->
    [none] { "" }
   *[other] , did you mean '{ $suggestion }'?
}
fault-wrong-role = '{ $id }' is a { $role }; this can only name { $allowed }
fault-key-not-for-role = a { $role } does not take this key
fault-no-place = is nowhere; give it a network, a zone or a host
fault-place-disagrees = the network '{ $network }' is in the zone '{ $zone }'; leave 'zone' out or correct one of the two
fault-host-disagrees = has the place and addresses of its host '{ $host }'; leave this key out
fault-no-zones = has no zones; leave the key out for core, DMZ and internet
fault-too-many = has { $found } entries, { $limit } are the most
fault-too-many-flows = more than { $limit } flows follow from these components; split the deployment or restrict 'connects_to'
fault-ports-missing = needs at least one port
fault-ports-not-taken = ESP has no ports; leave this key out
fault-outside-only = both ends are the internet; one has to be a component
