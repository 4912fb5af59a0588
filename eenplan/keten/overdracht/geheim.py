"""Keeping a secret address out of what a receiver can read (misuse case 1)."""

from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Adres
from eenplan.keten.overdracht.chronologie import verraadt

GEHEIM_ADRES = "In de tekst staat een geheim adres. Haal het weg: deze plek mag niet mee."


def geheimen(casus_id: int) -> list[str]:
    """The secret addresses around this case, to keep them out of a text; shown to nobody."""
    rows = Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus_id=casus_id)
    found = [f"{row.straat} {row.huisnummer or ''}" for row in rows] + [row.postcode for row in rows]
    return [item for item in found if item.strip()]


def zonder_geheim(casus_id: int, *teksten: str) -> None:
    """Refused when one of these texts betrays where someone hides: a receiver reads each of them as it is."""
    if verraadt("\n".join(teksten), geheimen(casus_id)):
        raise Refused(GEHEIM_ADRES)
