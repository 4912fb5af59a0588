"""The organisations of the invented region: of every kind that a real one has. All of them are invented."""

from eenplan.core.accounts.rules import OrganisationKind as Kind

GEMEENTEN = ("Zandermeer", "Oeverdam", "Kleiwoude", "Hoogveld", "Lagerdijk", "Wierhaven")
VT = "Veilig Thuis Zandermeer (verzonnen)"
POLITIE = "Politie, eenheid Meerlanden (verzonnen)"
OM = "Openbaar Ministerie Meerlanden (verzonnen)"
GI = "GI Jeugdbescherming Meerlanden"
OPVANG = "Opvang Het Anker"
STALKING, EER, SEKSUEEL = (
    f"Regionaal specialist {waarvoor}" for waarvoor in ("stalking", "eergerelateerd geweld", "seksueel geweld")
)
# The order gives the telephone numbers; add at the end.
ORGANISATIES: tuple[tuple[str, Kind, str], ...] = (
    (VT, Kind.VEILIG_THUIS, ""),
    *((f"Lokaal team {naam}", Kind.LOKAAL_TEAM, naam) for naam in GEMEENTEN[:4]),
    *((f"Gemeente {naam}", Kind.GEMEENTE, naam) for naam in GEMEENTEN[:4]),
    (POLITIE, Kind.POLITIE, ""),
    ("Basisschool De Boomhut", Kind.ONDERWIJS, "Zandermeer"),
    ("Meerlanden College", Kind.ONDERWIJS, "Zandermeer"),
    ("Kinderopvang De Kikkerpoel", Kind.OVERIG, "Zandermeer"),
    ("Peuteropvang Het Nest", Kind.OVERIG, "Hoogveld"),
    ("Huisartsenpraktijk De Sluis", Kind.HUISARTS, "Oeverdam"),
    ("Ambulancedienst Meerlanden", Kind.GEZONDHEIDSZORG, ""),
    ("Thuiszorg Kleiland", Kind.GEZONDHEIDSZORG, "Kleiwoude"),
    ("GGZ Meerwijk", Kind.GGZ, ""),
    ("Jeugdpraktijk Oeverdam", Kind.JEUGDHULP, "Oeverdam"),
    ("Welzijn Hoogveld", Kind.MAATSCHAPPELIJK_WERK, "Hoogveld"),
    (OPVANG, Kind.OPVANG, ""),
    (GI, Kind.GI, ""),
    (STALKING, Kind.SPECIALIST, ""),
    (EER, Kind.SPECIALIST, ""),
    (SEKSUEEL, Kind.SPECIALIST, ""),
    *((f"Lokaal team {naam}", Kind.LOKAAL_TEAM, naam) for naam in GEMEENTEN[4:]),
    *((f"Gemeente {naam}", Kind.GEMEENTE, naam) for naam in GEMEENTEN[4:]),
    *((f"Kabinet van de burgemeester van {naam}", Kind.GEMEENTE, naam) for naam in GEMEENTEN),
    (OM, Kind.JUSTITIE, ""),
    ("Reclassering Meerlanden", Kind.JUSTITIE, ""),
    ("Zorg- en Veiligheidshuis Meerlanden", Kind.JUSTITIE, ""),
    ("Raad voor de Kinderbescherming, locatie Meerlanden (verzonnen)", Kind.RVDK, ""),
    ("Centrum Seksueel Geweld Meerlanden", Kind.GEZONDHEIDSZORG, ""),
    ("MDA++ Meerlanden", Kind.OVERIG, ""),
    ("Jeugdgezondheidszorg Meerlanden", Kind.GEZONDHEIDSZORG, ""),
    ("Ziekenhuis Sint Elmus", Kind.GEZONDHEIDSZORG, "Zandermeer"),
    ("Basisschool De Zeilmaker", Kind.ONDERWIJS, "Wierhaven"),
    ("Mbo Meerlanden", Kind.ONDERWIJS, "Oeverdam"),
    ("Bureau Leerplicht Meerlanden", Kind.OVERIG, ""),
    ("Huisartsenpraktijk Lagerdijk", Kind.HUISARTS, "Lagerdijk"),
    ("Verslavingszorg De Kering", Kind.GGZ, ""),
    ("Welzijn Wierhaven", Kind.MAATSCHAPPELIJK_WERK, "Wierhaven"),
    ("Wooncoöperatie Meerlanden", Kind.OVERIG, ""),
    ("Regio Meerlanden, programma Geweld hoort nergens thuis", Kind.OVERIG, ""),
)
