"""Tables beside Accounts: read column by column, and joined to the accounts.

It may use `reading`, and the rooms below.
"""
