"""What is no test here."""

from __future__ import annotations


# it is for a Python of its own: to look into it for examples would mark all that is said
collect_ignore = ["marked"]
