"""The people of the invented region: some seventy accounts, over every role that logs in. All of them are invented."""

from dataclasses import dataclass

from eenplan.core.access.policy import Role
from eenplan.core.doors import DOORS
from eenplan.site.demo.plaatsen import EER, GEMEENTEN, GI, OM, OPVANG, POLITIE, SEKSUEEL, STALKING, VT


@dataclass(frozen=True, slots=True)
class Mens:
    """One demo account."""

    gebruiker: str
    naam: str
    organisatie: str
    role: Role
    functie: str

    @property
    def deur(self) -> str:
        """The first door this role opens."""
        return next(name for name in ("werk", "partner", "beleid") if self.role in DOORS[name])


def _groep(stam: str, vanaf: int, waar: str, role: Role, functie: str, *namen: str) -> tuple[Mens, ...]:
    """Colleagues with the same work: `triage3`, `triage4` ..."""
    return tuple(
        Mens(f"{stam}{number if number > 1 else ''}", naam, waar, role, functie)
        for number, naam in enumerate(namen, start=vanaf)
    )


# In the order of their keys: where a story names no person, the first one with the role plays the part.
EERSTE = (
    Mens("triage", "Iris Veldkamp", VT, Role.VT_INTAKE, "triagist"),
    Mens("triage2", "Bram Oosting", VT, Role.VT_INTAKE, "triagist"),
    Mens("casus", "Marit Hoekstra", VT, Role.VT_CASUS, "casushouder"),
    Mens("leiding", "Sanne Kuiper", VT, Role.VT_LEAD, "teamleider"),
    Mens("proces", "Koen Terpstra", VT, Role.PROCESREGISSEUR, "procesregisseur"),
    Mens("beheer", "Jolanda Vos", VT, Role.BEHEER, "functioneel beheerder"),
    Mens("privacy", "Ruben Slot", VT, Role.FG, "functionaris gegevensbescherming"),
    Mens("team-zandermeer", "Fatima Bouzid", "Lokaal team Zandermeer", Role.REGISSEUR, "casusregisseur"),
    Mens("team-zandermeer2", "Niels Brand", "Lokaal team Zandermeer", Role.REGISSEUR, "casusregisseur"),
    Mens("team-oeverdam", "Hanneke Prinsen", "Lokaal team Oeverdam", Role.REGISSEUR, "casusregisseur"),
    Mens("team-kleiwoude", "Tjeerd Admiraal", "Lokaal team Kleiwoude", Role.REGISSEUR, "casusregisseur"),
    Mens("team-hoogveld", "Mireille Smits", "Lokaal team Hoogveld", Role.REGISSEUR, "casusregisseur"),
    Mens("gi", "Wout Dekker", GI, Role.REGISSEUR, "jeugdbeschermer"),
    Mens("specialist-stalking", "Yara Goedhart", STALKING, Role.REGISSEUR, "specialist"),
    Mens("specialist-eer", "Selin Aktas", EER, Role.REGISSEUR, "specialist"),
    Mens("specialist-seksueel", "Anouk Rietveld", SEKSUEEL, Role.REGISSEUR, "specialist"),
    Mens("opvang", "Dewi Lestari", OPVANG, Role.REGISSEUR, "casusregisseur opvang"),
    Mens("politie", "Erik van Loon", POLITIE, Role.JUSTITIE, "hoofdagent"),
    Mens("school", "Tamara Wolff", "Basisschool De Boomhut", Role.ZORGPARTNER, "intern begeleider"),
    Mens("huisarts", "Mark Haverkamp", "Huisartsenpraktijk De Sluis", Role.ZORGPARTNER, "huisarts"),
    Mens("ggz", "Joost Brandsma", "GGZ Meerwijk", Role.ZORGPARTNER, "behandelaar"),
    Mens("beleid", "Esther Nagel", "Gemeente Zandermeer", Role.BELEID, "beleidsadviseur"),
)
COLLEGAS = (
    *_groep("triage", 3, VT, Role.VT_INTAKE, "triagist", "Lotte Wiersinga", "Ömer Kaplan", "Thirza Boonstra"),
    *_groep("casus", 2, VT, Role.VT_CASUS, "casushouder", "Daan Verlinden", "Hülya Arslan", "Pim Oostwoud",
            "Rosa Monteiro", "Jorrit Haan", "Malika Ouazzani", "Tessel Groen", "Wessel Bakhuis", "Ine Schoorl",
            "Sjef Linders", "Nilufer Tan", "Gea Wold", "Ruud Ossewaarde", "Maud Engels"),
    *_groep("leiding", 2, VT, Role.VT_LEAD, "teamleider", "Gerben Sluiter"),
    Mens("gedrag", "Noor Huizenga", VT, Role.VT_CASUS, "gedragswetenschapper"),
    Mens("arts", "Anton Verschoor", VT, Role.VT_CASUS, "vertrouwensarts"),
    *_groep("team-zandermeer", 3, "Lokaal team Zandermeer", Role.REGISSEUR, "casusregisseur", "Bas Hoogland",
            "Karima Aziz", "Lisette Pool", "Mees Kortekaas"),
    *_groep("team-oeverdam", 2, "Lokaal team Oeverdam", Role.REGISSEUR, "casusregisseur", "Sil Brouwers",
            "Amber de Wilde", "Rik Tolsma"),
    *_groep("team-hoogveld", 2, "Lokaal team Hoogveld", Role.REGISSEUR, "casusregisseur", "Joke Venema", "Stef Blom"),
    *_groep("team-kleiwoude", 2, "Lokaal team Kleiwoude", Role.REGISSEUR, "casusregisseur", "Aafke Postma"),
    *_groep("team-lagerdijk", 1, "Lokaal team Lagerdijk", Role.REGISSEUR, "casusregisseur", "Ton Wijnen", "Gwen Hof"),
    *_groep("team-wierhaven", 1, "Lokaal team Wierhaven", Role.REGISSEUR, "casusregisseur", "Frouke Dam", "Jay Lim"),
    *_groep("gi", 2, GI, Role.REGISSEUR, "jeugdbeschermer", "Chantal Mulderij"),
    Mens("jeugdpraktijk", "Sanne Otten", "Jeugdpraktijk Oeverdam", Role.REGISSEUR, "regiebehandelaar"),
    Mens("ggz-regie", "Paula Rijnders", "GGZ Meerwijk", Role.REGISSEUR, "regiebehandelaar"),
)  # fmt: skip
PARTNERS = (
    *_groep("politie", 2, POLITIE, Role.JUSTITIE, "wijkagent", "Soraya Elmas"),
    Mens("hovj", "Dirk Noorman", POLITIE, Role.JUSTITIE, "hulpofficier van justitie"),
    Mens("om", "Vera Lindeman", OM, Role.JUSTITIE, "parketsecretaris"),
    Mens("reclassering", "Hugo Bijl", "Reclassering Meerlanden", Role.JUSTITIE, "reclasseringswerker"),
    Mens("zvh", "Maud Kroon", "Zorg- en Veiligheidshuis Meerlanden", Role.PROCESREGISSEUR, "procesregisseur"),
    Mens("mda", "Jasper Vink", "MDA++ Meerlanden", Role.PROCESREGISSEUR, "coördinator MDA++"),
    Mens("rvdk", "Nynke Ferwerda", "Raad voor de Kinderbescherming, locatie Meerlanden (verzonnen)",
         Role.ZORGPARTNER, "raadsonderzoeker"),
    Mens("csg", "Imke Staal", "Centrum Seksueel Geweld Meerlanden", Role.ZORGPARTNER, "casemanager"),
    Mens("jgz", "Petra Duinker", "Jeugdgezondheidszorg Meerlanden", Role.ZORGPARTNER, "jeugdverpleegkundige"),
    Mens("ziekenhuis", "Floor Hartman", "Ziekenhuis Sint Elmus", Role.ZORGPARTNER, "aandachtsfunctionaris"),
    Mens("leerplicht", "Ivo Kok", "Bureau Leerplicht Meerlanden", Role.ZORGPARTNER, "leerplichtambtenaar"),
    Mens("kinderopvang", "Bo Sanders", "Kinderopvang De Kikkerpoel", Role.ZORGPARTNER, "locatiemanager"),
    Mens("mbo", "Guido Rem", "Mbo Meerlanden", Role.ZORGPARTNER, "zorgcoördinator"),
    Mens("welzijn", "Anneke Prins", "Welzijn Hoogveld", Role.ZORGPARTNER, "maatschappelijk werker"),
    Mens("kabinet", "Renske Vaal", f"Kabinet van de burgemeester van {GEMEENTEN[0]}", Role.ZORGPARTNER,
         "adviseur openbare orde"),
    *_groep("beleid", 2, "Gemeente Oeverdam", Role.BELEID, "beleidsadviseur", "Menno Kolk"),
    Mens("projectleider", "Saar Ligthart", "Regio Meerlanden, programma Geweld hoort nergens thuis", Role.BELEID,
         "projectleider"),
)  # fmt: skip
MENSEN = EERSTE + COLLEGAS + PARTNERS
# What the start screen names: one or two of each role.
GETOOND = (
    "triage", "triage2", "casus", "leiding", "proces", "beheer", "privacy", "team-zandermeer", "opvang", "politie",
    "school", "huisarts", "beleid",
)  # fmt: skip
