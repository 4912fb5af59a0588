"""When the local team must consult Veilig Thuis (4.5): ground (a) alone, or so many of (b) as the region says."""

from collections.abc import Callable
from datetime import timedelta

from eenplan.keten.triage.signalen.lezing import GEWELD, NADEEL, Lezing, lopend
from eenplan.keten.triage.signalen.veiligheid import strijd
from eenplan.keten.triage.signalen.voorstel import Reden

ERNSTIG = (
    *sorted(GEWELD),
    "suicidaal",
    "eer",
    "stalking",
    "opsporing",
    "niet_naar_huis",
    "letsel",
    "vermist",
    "acute_zorg",
)
BLIJVEND = ("verwaarlozing", "financieel", "controle", "gewoonte")  # structural harm threatens without a threat said


def consultatie(x: Lezing, gevaar: str) -> tuple[list[str], list[Reden]]:
    """Grounds of 4.5: (a) alone is enough, of (b) a combination."""
    raak = [g for g in GRONDEN if g[1](x, gevaar)]
    redenen = [Reden("consultatieplicht", zin, "domain 4.5", x.woorden(*sleutels)) for _, _, zin, sleutels in raak]
    return [g[0] for g in raak], redenen


def plicht(gronden: list[str], combinatie: int) -> bool:
    """Whether these grounds oblige; `combinatie` is how many of (b) do so together (rule table)."""
    return any("(a)" in g for g in gronden) or sum("(b)" in g for g in gronden) >= combinatie


def _ernst(x: Lezing, gevaar: str) -> bool:
    if any("specialist" in (c.regisseur or "") for c in lopend(x)):
        return True
    if strijd(x):
        return False
    if gevaar == "structureel" and x.heeft(*BLIJVEND) and not _alleen_strijd(x):
        return True
    return gevaar in ("acuut", "beide") or x.heeft(*ERNSTIG) or (x.heeft("angst") and x.heeft("ruzie", "controle"))


def _alleen_strijd(x: Lezing) -> bool:
    """Parents who fight each other, without violence: weighed as children involved, not as a threat."""
    return x.aantal("scheiding_strijd") >= 2 and not x.heeft("geweld", "dreiging")


def _zorgafhankelijk(x: Lezing) -> bool:
    oud = any(n is not None and n >= 75 for n in x.leeftijden)
    return x.heeft("zorgafhankelijk", "ouderenmishandeling") or (oud and x.heeft(*NADEEL))


def _herhaald(x: Lezing) -> bool:
    if x.heeft("stalking"):
        return True
    if x.heeft("herhaling", "gewoonte", "hulp_faalt") and x.heeft(*NADEEL, "scheiding_strijd"):
        return True
    grens = x.invoer.ontvangen.date() - timedelta(days=28)
    return any(c.geopend_op <= grens for c in x.bekend.casussen)


def _huisverbod(x: Lezing) -> bool:
    return x.heeft("huisverbod") or any("THV" in c.maatregelen for c in x.bekend.casussen)


Grond = tuple[str, Callable[[Lezing, str], bool], str, tuple[str, ...]]
GRONDEN: tuple[Grond, ...] = (
    ("4.5(a) ernstige dreiging of vermoeden daarvan", _ernst, "Ernstige dreiging of een vermoeden daarvan.", ERNSTIG),
    ("4.5(b) kinderen betrokken", lambda x, _: x.met_kinderen, "Er zijn kinderen betrokken.", ("kind", "baby")),
    (
        "4.5(b) zorgafhankelijke ouder(s)",
        lambda x, _: _zorgafhankelijk(x),
        "Er is een (mogelijk) zorgafhankelijke ouder.",
        ("zorgafhankelijk",),
    ),
    (
        "4.5(b) herhaald contact of ca. 6 maanden geen merkbaar effect",
        lambda x, _: _herhaald(x),
        "Herhaald contact, of hulp zonder merkbaar effect.",
        ("herhaling",),
    ),
    (
        "4.5(b) geen toegang tot huishouden + ernstig vermoeden",
        lambda x, gevaar: x.heeft("geen_toegang") and _ernst(x, gevaar),
        "Geen toegang tot het huishouden bij een ernstig vermoeden.",
        ("geen_toegang",),
    ),
    ("4.5(b) eerder huisverbod", lambda x, _: _huisverbod(x), "Er was eerder een huisverbod.", ("huisverbod",)),
)
