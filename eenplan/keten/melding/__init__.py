"""Report: someone tells Veilig Thuis about suspected violence or abuse in an identified household.

Who: any professional or citizen reports; the front office of Veilig Thuis takes in (vt_intake).
Ground: Wmo 4.1.1 lid 1a, 5.2.6. Time: acute check the same day, assessment in 5 working days (domain 5 #2, #3),
start of an investigation 5 days (#4), each person informed within 4 weeks (#9), follow-up within 10 weeks (#6).
Source: domain 3.2, 4.1, 10.4; S1, S2.
"""
