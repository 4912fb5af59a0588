"""Checks after 3 and 12 months, and as often as needed: is this family safe, in their own words.

What: rounds with a due date, a call card with questions per adult and child, one final result per round; unsafe goes
back to assessment, doubt and "not reached" plan a new round. Who: Veilig Thuis; the director of the local team adds
what he knows but does not decide [D]. Ground: Wmo 4.1.1. Time: 3 and 12 months from the accepted handover or the
closing of a service (domain 5 #14-#16; t0 is not fixed in the texts [D]). Source: domain 3.6 [S1, S2]; product D8.
"""
