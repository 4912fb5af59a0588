"""The rules of structural danger. No score, no order of severity (domain 4)."""

from eenplan.keten.triage.signalen.lezing import NADEEL, Lezing
from eenplan.keten.triage.signalen.regel import Regel

STR = "domain glossary: structurele onveiligheid"


def _geweld_tijdens_hulp(x: Lezing) -> bool:
    op = x.invoer.ontvangen.date()
    loopt = any(c.loopt_op(op) and c.fase_op(op) != "tijdens_veiligheidsbeoordeling" for c in x.bekend.casussen)
    huis = x.heeft("geweld", "opgesloten", "letsel", "suicidaal", "wapen", "voorwerp") and not x.heeft(
        "stalking", "opsporing"
    )
    return loopt and huis


STRUCTUREEL: tuple[Regel, ...] = (
    (
        "herhaling",
        lambda x: x.heeft("herhaling") and x.heeft(*NADEEL, "eer", "opsporing"),
        "Het gebeurt vaker of al lang.",
        STR,
        ("herhaling",),
    ),
    (
        "vaak",
        lambda x: x.samen("vaak", NADEEL) or x.heeft("gewoonte"),
        "De melder beschrijft het als vaak of sinds langere tijd.",
        STR,
        ("vaak", "gewoonte"),
    ),
    (
        "verwaarlozing",
        lambda x: x.aantal("verwaarlozing") >= 1,
        "Verwaarlozing is een blijvend schadelijke toestand.",
        STR,
        ("verwaarlozing",),
    ),
    ("controle", lambda x: x.heeft("controle"), "Dwang en controle zijn een patroon.", STR, ("controle",)),
    ("financieel", lambda x: x.heeft("financieel"), "Financiële uitbuiting is een patroon.", STR, ("financieel",)),
    (
        "stalking",
        lambda x: x.heeft("stalking") and x.heeft("geweld", "wurging", "herhaling"),
        "Belaging is herhaald gedrag.",
        STR,
        ("stalking",),
    ),
    (
        "scheiding",
        lambda x: x.aantal("scheiding_strijd") >= 2 and x.heeft("zorg_kind", "ruzie", "geweld"),
        "Langdurige strijd tussen ouders met gevolgen voor de kinderen.",
        STR,
        ("scheiding_strijd",),
    ),
    (
        "tijdens hulp",
        _geweld_tijdens_hulp,
        "Nieuw geweld terwijl de casus al loopt: het is niet gestopt.",
        STR,
        ("geweld", "letsel", "opgesloten"),
    ),
    (
        "afspraken",
        lambda x: x.heeft("afspraak_geschonden") and (x.heeft(*NADEEL) or (x.met_kinderen and x.nu("middelen"))),
        "Afspraken of voorwaarden worden niet nagekomen.",
        STR,
        ("afspraak_geschonden",),
    ),
)
