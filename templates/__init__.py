"""The workbooks people download: built from a frozen description, byte for byte."""
