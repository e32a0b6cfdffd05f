"""Why an account is rated as it is, in words and in numbers."""
