"""Who may look at one case, on one page: team, shares, shields, seclusion, conflict of interest, purpose.

What: the screens and acts for what the policy already obeys (R1, R3 to R6, R11). Who: Veilig Thuis; a receiver sees his
own share. Ground: Wmo 4.1.1 and 5.1.6, GDPR 5 and 25. Time: a share ends by itself; a conflict of who is responsible is
handed to somebody else within a working day. Source: access.md R1-R11, misuse 7, 8, 13, 15.
"""
