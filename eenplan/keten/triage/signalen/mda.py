"""Whether this is a case for MDA++ (domain 4.6)."""

from eenplan.keten.triage.signalen.lezing import Lezing
from eenplan.keten.triage.signalen.voorstel import Reden

LEEFGEBIEDEN: tuple[tuple[str, ...], ...] = (
    ("middelen",),
    ("financieel", "schuld"),
    ("psychose",),
    ("verwaarlozing",),
    ("zorgafhankelijk",),
    ("wonen",),
    ("hulp",),
    ("geweld", "ruzie", "controle"),
    ("zorg_kind",),
)


def mda(x: Lezing, gevaar: str) -> tuple[bool, list[Reden]]:
    """Structurally unsafe despite maximal regular effort, several life domains; not in a crisis (4.6)."""
    gebieden = sum(1 for groep in LEEFGEBIEDEN if x.heeft(*groep))
    geschiedenis = x.bekend.eerdere_meldingen >= 2 or bool(x.bekend.casussen) or x.heeft("herhaling")
    geprobeerd = x.aantal("hulp_faalt") >= 2 and x.aantal("hulp") >= 2
    if gevaar != "structureel" or x.burger or not (geprobeerd and geschiedenis and gebieden >= 3):
        return False, []
    zin = "Blijvend onveilig ondanks veel hulp, op meer leefgebieden, met een lange voorgeschiedenis."
    return True, [Reden("mda_kandidaat", zin, "domain 4.6", x.woorden("hulp_faalt", "hulp"))]
