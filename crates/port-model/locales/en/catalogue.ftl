# What is wrong with a catalogue file. File, line and key stand before each sentence.
catalogue-form = { $message }
catalogue-unknown = { $kind } '{ $id }' does not exist
catalogue-twice = '{ $id }' stands twice
catalogue-missing = is missing for '{ $what }'
catalogue-empty = needs at least one entry
catalogue-repeated = names '{ $word }' twice
catalogue-empty-text = needs a text, in each language where it has several
catalogue-control-character = has a control character, such as a line break; write it in one line
catalogue-too-long = has more than { $limit } letters
catalogue-too-large = has to be a number from 0 to { $limit }
catalogue-not-a-url = '{ $text }' is no address of a page; use one that begins with https://
catalogue-no-versions = needs 'from' or 'before', and 'from' has to be the earlier version
catalogue-no-ports = has no meaning, since no protocol of this service has ports
catalogue-key-not-taken = has no meaning unless keys has 'connects_to'
catalogue-stranger = '{ $word }' is none of '{ $known }'
catalogue-takes-not = '{ $bearer }' does not take '{ $key }', by which this pairing goes
catalogue-can-not-choose = goes by connects_to, and '{ $chooser }' can not name '{ $other }' there; use 'each'
catalogue-needs-role = has a meaning with '{ $role }' at one end only
catalogue-listens-not = '{ $service }' does not listen on '{ $bearer }'; its listeners say where it does
catalogue-only-with = has to be '{ $value }', because '{ $service }' exists only with { $key } = '{ $value }'
catalogue-no-engine = '{ $service }' is no product of a database server
catalogue-no-such-key = '{ $word }' is no optional key of a component
catalogue-not-the-source = has to be the source with this pairing
catalogue-nothing-to-follow = has no meaning with this pairing
catalogue-follows-follower = '{ $id }' follows another flow itself
catalogue-other-ends = '{ $id }' connects other roles
catalogue-no-namespace = begins without namespace = "…", which every file of one's own needs
catalogue-namespace-taken = '{ $namespace }' is taken, the built-in '{ $id }' begins with it; choose another
catalogue-outside-namespace = '{ $id }' has to begin with '{ $namespace }-'
catalogue-not-custom = has to be 'custom' in a file of one's own
