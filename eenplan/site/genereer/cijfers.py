"""The figures that the invented families follow (domain 9), as tables. Pure Python."""

# domain 9.2, national 2023 (CBS-84849, IM23): which of the 13 groups reported, percent of all reports.
MELDERS = {
    "Politie": 66.0, "Justitie en veiligheid excl. politie": 1.2, "Huisarts": 1.3, "GGZ": 1.7,
    "Preventieve basisvoorzieningen": 2.4, "Overig gezondheidszorg": 2.8, "Onderwijs": 4.2, "Jeugdhulp/zorg": 2.1,
    "Kinderopvang": 0.5, "Maatschappelijk werk": 3.2, "Beroepsmatig overig": 6.1, "Burger": 8.0, "Onbekend": 0.5,
}  # fmt: skip
# domain 9.2, given acute and given structural unsafety (H1-2023, IM23).
MELDERS_ACUUT = {
    "Politie": 49.0, "Justitie en veiligheid excl. politie": 1.2, "Huisarts": 1.9, "GGZ": 1.8,
    "Preventieve basisvoorzieningen": 4.4, "Overig gezondheidszorg": 6.1, "Onderwijs": 7.6, "Jeugdhulp/zorg": 2.6,
    "Kinderopvang": 0.7, "Maatschappelijk werk": 4.9, "Beroepsmatig overig": 7.4, "Burger": 10.6, "Onbekend": 1.7,
}  # fmt: skip
MELDERS_STRUCTUREEL = {
    "Politie": 65.2, "Justitie en veiligheid excl. politie": 0.5, "Huisarts": 1.1, "GGZ": 1.9,
    "Preventieve basisvoorzieningen": 3.0, "Overig gezondheidszorg": 2.6, "Onderwijs": 5.2, "Jeugdhulp/zorg": 2.5,
    "Kinderopvang": 0.5, "Maatschappelijk werk": 2.8, "Beroepsmatig overig": 5.7, "Burger": 8.5, "Onbekend": 0.4,
}  # fmt: skip
# domain 9.5: 38 % of reports acute (3,670) or structural (24,375), H1-2023.
ACUUT, STRUCTUREEL = 0.38 * 3670 / 28045, 0.38 * 24375 / 28045

# domain 9.4, Drenthe 2023 (CBS-84851), partner violence between Drenthe and the country (ANP25); more than one counts.
AARD = {"KM": 0.53, "PG": 0.34, "GTO": 0.066, "OM": 0.019, "HGO": 0.097, "AND": 0.236}
# How that comes about: what a report is about first, and what comes along.
EERSTE_AARD = {"KM": 0.40, "PG": 0.25, "GTO": 0.05, "OM": 0.019, "HGO": 0.07, "AND": 0.211}
ERBIJ = {("PG", "KM"): 0.42, ("KM", "PG"): 0.22, ("AND", "KM"): 0.10, ("KM", "GTO"): 0.04}
ERBIJ_ALTIJD = {"HGO": 0.029, "AND": 0.032}

# domain 9.5, Gelderland 2023 (CBS-84852) without what was not assessed yet.
UITKOMST = {"VT": 42.0 / 96.7, "OVD": 50.6 / 96.7, "GEEN": 2.1 / 96.7, "MAAT": 2.0 / 96.7}
# domain 9.5: of all reports, during involvement (CBS-85361) and after it (HG22: 38 %).
VERVOLG = {
    "tijdens_veiligheidsbeoordeling": 0.133,
    "na_veiligheidsbeoordeling": 0.101,
    "tijdens_monitoring": 0.051,
}
HERMELDING = 0.38
ONDERZOEK = 0.058  # domain 9.1: investigations of reports, national 2023
ONDERZOEK_AF = 5595 / 7350  # domain 9.5: not closed early
# domain 9.5: confirmed, not confirmed, refuted per form (CBS-84853).
UITSLAG = {
    "KM": {"BEV": 2900, "NBEV": 1155, "WEERL": 140},
    "PG": {"BEV": 1500, "NBEV": 390, "WEERL": 20},
    "GTO": {"BEV": 90, "NBEV": 20},
}
# domain 9.5 (LNVT): 60 to 95 % of the assessments within five working days, differing per region; here per quarter.
OP_TIJD = (0.78, 0.86, 0.91, 0.82)

# domain 9.1, advice per month in Gelderland-Zuid 2019; reports are taken to follow the same year.
SEIZOEN = (319, 357, 400, 374, 358, 378, 376, 335, 384, 384, 418, 354)

# Of each household one case in the window, and of so many a second one. From HERMELDING and VERVOLG follows how many
# were known before the window, and how many reports join a running case (tests lay it beside the figures).
TWEEDE_ZAAK = 0.08
EERSTE = 1 - HERMELDING - sum(VERVOLG.values())
EERDER_BEKEND = (HERMELDING / EERSTE - TWEEDE_ZAAK) / (1 + HERMELDING / EERSTE)
PER_ZAAK = {fase: deel / (1 - sum(VERVOLG.values())) for fase, deel in VERVOLG.items()}


def kans_bij(melder: str, tabel: dict[str, float], deel: float) -> float:
    """How likely it is for this group of reporters, turned round from the mix among those where it is so (Bayes)."""
    return tabel[melder] / sum(tabel.values()) * deel / (MELDERS[melder] / sum(MELDERS.values()))
