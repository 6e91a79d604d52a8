# What is wrong with a request to the API. The key stands before each sentence.
error-values-title = Some values are wrong
error-values-text = Nothing was changed. This is wrong:
api-base = needs the version that the command was made for, as a whole number
api-op-id = use 1 to 120 characters, without control characters
api-unknown-key = unknown key
api-label = use 1 to 120 characters, without control characters
api-right = use 'view' or 'edit'
api-expires-at = use a time to come, such as 2030-01-31T12:00:00Z
api-days-and-expires-at = give 'days' or 'expires_at', not both
