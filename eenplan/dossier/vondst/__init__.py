"""The radar looks again when something new becomes known of a person, and says so when it finds more than before.

Who: the worker, with the right of the person who is responsible for the case; he looks within two working days
(S1 radarfunctie: link signals over time). Nothing is merged without a human.
"""
