"""Whether a restraining order must be weighed (domain 4.7, Wth 2)."""

from eenplan.keten.triage.signalen.lezing import Lezing
from eenplan.keten.triage.signalen.voorstel import Reden

GEVAAR_IN_HUIS = (
    "geweld",
    "wapen",
    "voorwerp",
    "wurging",
    "doodsbedreiging",
    "dreiging",
    "seksueel",
    "opgesloten",
)


def thv(x: Lezing, gevaar: str) -> tuple[bool, list[Reden]]:
    """Adult suspected perpetrator who lives in the home, serious and immediate danger (4.7, Wth 2)."""
    if gevaar not in ("acuut", "beide") or not x.heeft(*GEVAAR_IN_HUIS):
        return False, []
    if x.heeft("ex", "weg_uit_huis", "eer", "opsporing", "stalking") or not _volwassene_in_huis(x):
        return False, []
    zin = "Volwassen vermoedelijke pleger woont of verblijft in de woning en het gevaar is onmiddellijk."
    return True, [Reden("thv_overwegen", zin, "domain 4.7", x.woorden("thuis"))]


def _volwassene_in_huis(x: Lezing) -> bool:
    """An adult is named, or a role in the home is told: against a minor there is no restraining order (Wth 2)."""
    groot = any(nr not in x.kinderen for nr in range(len(x.invoer.genoemd)))
    return groot or x.heeft("thuis")
