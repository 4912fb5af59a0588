"""Do we know these people: a simple strip on name + birth date, address and BSN (S1 radarfunctie).

The ranking radar with reasons follows in its own issue; this one already never merges without a human.
"""
