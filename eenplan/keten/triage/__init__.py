"""Triage: the safety assessment (veiligheidsbeoordeling) of a report and the proposals that prepare it.

What: acute check, safety assessment with second reader, plain explainable signals out of the text.
Who: front office and screeners of Veilig Thuis; a person decides, the rules only propose with reasons.
Ground: Wmo 2015 art. 4.1.1; domain 3.2, 4.3-4.7. Time: 5 working days (domain 5 #3), acute at once (#2).
Source: S2 chapter 3-5.
"""
