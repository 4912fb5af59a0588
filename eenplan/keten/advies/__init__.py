"""Advice: someone asks Veilig Thuis what to do, and nothing about the family is kept.

Who: anyone asks, also without a name (vrager); the front office and caseworkers of Veilig Thuis answer
(vt_intake, vt_casus, vt_lead), a citizen may ask and read back at the door /advies without an account.
Ground: Wmo 4.1.1 lid 2 (advice and support), UB 4.1.8-2 (first contact information, domain 5 #11).
Time: none in law; a question of the website is answered in 2 working days [D]; kept for 24 months [D].
Source: domain 3.1, 4.1, 6.4, 10.1, 10.3; access.md misuse 2, 3, 21; product D2 and Citizen.
"""
