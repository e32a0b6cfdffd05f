"""Why an account is rated as it is, in words and in numbers.

It may use `behaviour`, and the rooms below.
"""
