"""Accounts out of a CRM: an export merged into the Accounts of a workbook.

It may use `sheets`, and the rooms below.
"""
