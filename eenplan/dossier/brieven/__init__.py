"""Letters: for every step that owes one, made from the recipient's view, with a queue and proof of sending.

Who: Veilig Thuis writes to people of the case, to who reported and to informants; the recipient is chosen, never typed.
Ground: Wmo 5.3.1 (information), UB Wmo 4.1.8 (procedure, secrecy of the source), domain 4.8, 4.9, 10.2, 10.4, 10.6.
Time: information within 4 weeks (domain 5 #9); other letters within the term `brief_versturen`.
Source: access.md misuse 1, 2, 6, 13, 17.
"""
