"""The roster: who of Veilig Thuis has duty now and next: at the front office, behind it, in the intervention team.

Who: the team lead plans, everybody of Veilig Thuis reads. Ground: UB 4.1.1 (reachable day and night, domain 5 #1),
S1, S2 (front office 24/7, row 1; intervention team, row 6).
Time: an hour without anybody in the coming two weeks is a gap that the lead sees.
It says who answers the phone; whose name new work stands on is a setting of the organisation (owner_of).
"""
