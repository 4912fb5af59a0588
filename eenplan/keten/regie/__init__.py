"""Direction: one casusregisseur per household, never none once there was one, and why this one.

Who: Veilig Thuis assigns when nobody has; a casusregisseur passes on to a colleague of the same team.
Ground: Wmo 4.1.1, Jeugdwet 2.7 (coordination). Time: at once on acceptance of a handover, no gap at a change.
Source: domain 4.4 (S2 3.2.4, 5.1, 5.2), access.md R5 and R11.
"""
