"""From cells, styles and charts to the XML of new parts."""
