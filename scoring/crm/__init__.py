"""Accounts out of a CRM: an export merged into the Accounts of a workbook."""
