"""Handover: Veilig Thuis offers a case to who will work with the family; it stays responsible until accepted.

Who: Veilig Thuis offers; a casusregisseur of the receiving organisation accepts, asks or refuses.
Ground: Wmo 4.1.1 lid 2 d (interest or gravity, no consent needed) or consent (domain 10.1).
Time: answer in 2 working days, a bottleneck after 5 (domain 3.5, a regional agreement).
Source: domain 3.5, 4.8, 6.11, 10.1; product D4; access.md R5 and R11.
"""
