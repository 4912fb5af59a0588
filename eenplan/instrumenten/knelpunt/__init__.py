"""Bottleneck: what a family's workers cannot solve themselves goes up, with an owner and a clock, without the family.

Who: who works on a case raises it; process controller or team lead decides, or lays it before the next level.
Ground: S2 5.2 (operational, tactical, strategic, regiegroep, commissie Veilig Thuis). It holds no person (product).
Time: taken up in 2 working days, decided in 10; higher levels follow their meetings (domain 5 #55, #56).
Source: domain 3.17, 8.3; product D4, D7; architecture: one of the two ways from casework to policy.
"""
