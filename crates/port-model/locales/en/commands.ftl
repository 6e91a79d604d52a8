# What an edit does, after "Undo:" and in the history; and why one was refused.
command-add-component = add { $name }
command-edit-component = edit { $name }
command-move-component = move { $name } to { $place }
command-order = change the order of { $name }
command-rename = rename { $name } to { $new }
command-set-addresses = set the addresses of { $name }
command-connect = set whom { $name } talks to
command-set-port = set the port of { $name }
command-remove = remove { $name }
command-add-network = add the network { $name }
command-edit-network = edit the network { $name }
command-add-zone = add the zone { $name }
command-edit-zone = edit the zone { $name }
command-add-extra-flow = add the flow { $name }
command-edit-extra-flow = edit the flow { $name }
command-remove-extra-flow = remove the flow { $name }
command-edit-settings = edit the settings
command-replace = replace the whole document
command-revert = take a change of { $name } back
command-batch = { $first }, and { $more ->
    [one] one more change
   *[other] { $more } more changes
}
refusal-unknown = nothing has the id '{ $id }' any more; somebody may have removed it
refusal-changed-since = '{ $id }' was changed since; look at it before you take the older change back
refusal-zone-in-use = the zone '{ $id }' still holds networks or components; move or remove them first
