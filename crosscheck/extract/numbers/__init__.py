"""The grammar of numbers: tokens, digits and number words, ranges, hedges, units, and names with numbers."""
