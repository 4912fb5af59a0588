"""Follow-up at Veilig Thuis: the services "voorwaarden en vervolg" and "onderzoek".

What: contact with the family, safety conditions with an addressee and a check date, findings per form of violence.
Who: case workers of Veilig Thuis (vt_casus, vt_lead). Ground: Wmo 4.1.1, UB Wmo 4.1.7.
Time: follow-up in place within 10 weeks (domain 5 #6); conclusion of an investigation within 10 weeks of the
decision that it must take place (#5). Source: domain 3.3, 3.4, 6.8, 6.9; S2.
"""
