"""The triage rules themselves: tables of condition, reason, source. No score, no order of severity (domain 4)."""

from collections.abc import Callable

from .signalen_lezing import GEWELD, NADEEL, Lezing, lopend
from .signalen_typen import Reden

Regel = tuple[str, Callable[[Lezing], bool], str, str, tuple[str, ...]]

AFW = "domain glossary: acute onveiligheid"
STR = "domain glossary: structurele onveiligheid"


def _stalking_dringt_door(x: Lezing) -> bool:
    if x.nu("opsporing") or (x.heeft("ex") and x.nu("dreiging") and x.heeft("stalking", "angst", "herhaling")):
        return True
    return x.nu("stalking") and (x.heeft("dreiging", "doodsbedreiging", "angst", "wurging") or bool(x.bekend.casussen))


def _eer_dreiging(x: Lezing) -> bool:
    return x.heeft("eer") and x.nu(
        "doodsbedreiging", "dreiging", "niet_naar_huis", "vermist", "vertrek", "opsporing", "geweld"
    )


def _kwetsbaar_lichaam(x: Lezing) -> bool:
    return x.baby and (x.nu("letsel") or (x.heeft("baby") and x.nu("geweld")))


def _onder_invloed(x: Lezing) -> bool:
    nu = x.politie or x.vers("middelen")
    return nu and x.met_kinderen and x.nu("middelen") and x.heeft("verwaarlozing", "acute_zorg")


def _zorg_ontbreekt(x: Lezing) -> bool:
    afhankelijk = x.met_kinderen or x.heeft("zorgafhankelijk", "baby") or any((n or 0) >= 75 for n in x.leeftijden)
    return x.nu("acute_zorg") and afhankelijk


ACUUT: tuple[Regel, ...] = (
    (
        "wurging",
        lambda x: x.nu("wurging"),
        "Geweld tegen hals of keel: rode vlag voor dodelijk geweld.",
        AFW,
        ("wurging",),
    ),
    (
        "wapen",
        lambda x: x.nu("wapen", "voorwerp"),
        "Er is een wapen of een voorwerp als wapen genoemd.",
        AFW,
        ("wapen", "voorwerp"),
    ),
    (
        "komt vrij",
        lambda x: x.nu("komt_vrij") and x.heeft("angst", "dreiging", "geweld"),
        "De vermoedelijke pleger komt vrij en er is angst of eerder geweld.",
        AFW,
        ("komt_vrij",),
    ),
    ("dood", lambda x: x.nu("doodsbedreiging"), "Er is met de dood gedreigd.", AFW, ("doodsbedreiging",)),
    ("suicide", lambda x: x.nu("suicidaal"), "Er is sprake van doodswens of zelfbeschadiging.", AFW, ("suicidaal",)),
    ("opgesloten", lambda x: x.nu("opgesloten"), "Iemand zit opgesloten of kan niet weg.", AFW, ("opgesloten",)),
    (
        "niet naar huis",
        lambda x: x.nu("niet_naar_huis"),
        "Iemand kan of durft vandaag niet naar huis, of is gevlucht.",
        AFW,
        ("niet_naar_huis",),
    ),
    ("vermist", lambda x: x.nu("vermist"), "Iemand is verdwenen of dreigt te verdwijnen.", AFW, ("vermist",)),
    ("basiszorg", _zorg_ontbreekt, "Basiszorg ontbreekt voor iemand die afhankelijk is.", AFW, ("acute_zorg",)),
    (
        "seksueel kind",
        lambda x: x.nu("seksueel") and x.met_kinderen,
        "Een kind vertelt over (mogelijk) seksueel geweld: onthulling.",
        "domain glossary: disclosure",
        ("seksueel",),
    ),
    (
        "letsel baby",
        _kwetsbaar_lichaam,
        "Letsel of geweld bij een baby of zwangere: direct (medisch) laten beoordelen.",
        AFW,
        ("letsel", "geweld", "baby"),
    ),
    ("onder invloed", _onder_invloed, "Kinderen zijn nu bij een volwassene onder invloed.", AFW, ("middelen",)),
    (
        "baby",
        lambda x: x.baby and x.nu("psychose", *GEWELD) and x.heeft("psychose"),
        "Een baby is bij iemand die ernstig verward is.",
        AFW,
        ("psychose", "baby"),
    ),
    ("eer", _eer_dreiging, "Dreiging uit eer: gevaar loopt op zodra de familie het weet.", AFW, ("eer",)),
    (
        "stalking",
        _stalking_dringt_door,
        "Het lastigvallen gaat door of het verblijf wordt opgespoord.",
        AFW,
        ("stalking", "opsporing"),
    ),
    (
        "vers geweld",
        lambda x: x.vers("geweld", "letsel", "seksueel", "dreiging"),
        "Geweld of letsel van vandaag of vannacht.",
        AFW,
        ("geweld", "letsel", "dreiging"),
    ),
    (
        "politie vandaag",
        lambda x: x.vers_incident,
        "De politie was vandaag of gisteren bij geweld of bedreiging.",
        AFW,
        ("geweld", "letsel", "dreiging"),
    ),
)


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
        lambda x: x.samen("vaak", NADEEL),
        "De melder beschrijft het als vaak of sinds langere tijd.",
        STR,
        ("vaak",),
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
        lambda x: x.heeft("afspraak_geschonden") and x.heeft(*NADEEL),
        "Afspraken of voorwaarden worden niet nagekomen.",
        STR,
        ("afspraak_geschonden",),
    ),
)


def strijd(x: Lezing) -> bool:
    """Reporter is a party in a dispute and names only light, unconfirmed facts: weigh, do not dismiss."""
    zwaar = x.heeft(*(GEWELD - {"geweld"}), "letsel", "suicidaal", "niet_naar_huis") or x.heeft("geweld")
    return x.burger and x.aantal("strijdcontext") >= 1 and not zwaar


def treffers(x: Lezing, tabel: tuple[Regel, ...], veld: str) -> list[Reden]:
    return [
        Reden(veld, zin, bron, x.woorden(*s)) for naam, test, zin, bron, s in tabel if naam not in x.uit and test(x)
    ]


def veiligheid(x: Lezing) -> tuple[str, list[Reden]]:
    """acuut / structureel / beide / onduidelijk / geen (4.3, glossary)."""
    if strijd(x):
        return _strijd_oordeel(x)
    acuut, duurzaam = treffers(x, ACUUT, "veiligheid"), treffers(x, STRUCTUREEL, "veiligheid")
    if acuut and not duurzaam:
        duurzaam = _terug_na_sluiten(x)
    if acuut and duurzaam:
        return "beide", acuut + duurzaam
    if acuut or duurzaam:
        return ("acuut" if acuut else "structureel"), acuut or duurzaam
    return _zonder_gevaar(x)


def _terug_na_sluiten(x: Lezing) -> list[Reden]:
    """Dangerous violence after an earlier casus was closed: it has come back."""
    if not x.bekend.casussen or lopend(x) or not x.nu("geweld", "wurging", "wapen", "seksueel"):
        return []
    return [Reden("veiligheid", "Het geweld is terug na een eerdere, gesloten casus.", STR)]


def _strijd_oordeel(x: Lezing) -> tuple[str, list[Reden]]:
    rust = x.heeft("geruststellend") and not x.heeft("letsel_licht") and not x.heeft("verwaarlozing")
    zin = "Melder staat in een geschil; de feiten zijn licht en onbevestigd. Wel vastleggen en wegen."
    return ("geen" if rust else "onduidelijk"), [Reden("veiligheid", zin, "domain 4.3", x.woorden("strijdcontext"))]


def _zonder_gevaar(x: Lezing) -> tuple[str, list[Reden]]:
    if x.heeft("geruststellend") and not x.heeft(*NADEEL, "angst", "zorg_kind"):
        return "geen", [
            Reden(
                "veiligheid",
                "De melding noemt geen gevaar en wel geruststellende feiten.",
                "domain 4.3",
                x.woorden("geruststellend"),
            )
        ]
    if x.heeft("eer", "stalking"):
        zin = "Dwang uit eer of belaging is een patroon, ook zonder gevaar op dit moment."
        return "structureel", [Reden("veiligheid", zin, STR, x.woorden("eer", "stalking"))]
    return "onduidelijk", [Reden("veiligheid", "Er staat niet duidelijk wat er gebeurt: eerst navragen.", "domain 4.3")]
