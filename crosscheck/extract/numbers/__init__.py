"""The grammar of numbers: digits, words, ranges, hedges, units, and names that hold numbers."""
