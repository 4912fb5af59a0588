"""The plan: one household, one plan, in phases from direct safety to aftercare.

What: agreements with who does it, who checks it, when, and what follows when it is broken; settled per person
(agreed or acknowledged) or imposed with a ground; kept or not kept; a phase only when its guard lets it.
Who: the director of the local team, or Veilig Thuis as long as it holds the case. Ground: Wmo 4.1.1, Jeugdwet 4.1.3.
Time: each agreement by its own check date; aftercare until one year after the last violence (domain 5 #17).
Source: domain 3.7, 3.8, 3.9 [S0, S2 3.2.5]; product D5.
"""
