"""From the XML of a sheet to columns of stored cells."""
