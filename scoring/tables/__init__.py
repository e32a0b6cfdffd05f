"""Tables beside Accounts: read column by column, and joined to the accounts."""
