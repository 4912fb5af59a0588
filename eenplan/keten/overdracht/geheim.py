"""Keeping a secret address out of what others read (misuse case 1), whoever writes it."""

from collections.abc import Iterable

from eenplan.core.access.viewer import Viewer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.verberg import adres_in, verberg

GEHEIM_ADRES = "In de tekst staat een geheim adres. Haal het weg: deze plek mag niet mee."


def geheimen(casus_ids: Iterable[int]) -> list[Adres]:
    """The secret addresses around these cases, to keep them out of a text; shown to nobody."""
    return list(Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus_id__in=casus_ids).distinct())


def zonder_geheim(casus_id: int, *teksten: str) -> None:
    """Refused when one of these texts betrays where someone hides: a receiver reads each of them as it is."""
    text = "\n".join(teksten)
    if verberg(text, geheimen([casus_id])) != text:
        raise Refused(GEHEIM_ADRES)


def zonder_plek(by: Viewer, casus: Casus, *teksten: str) -> None:
    """The same for who is not of the bronhouder: from him no address at all is taken.

    Refusing only the secret one would tell him which it is, and let him guess until he is refused.
    """
    if by.system or by.organisation_id == casus.bronhouder_id:
        zonder_geheim(casus.pk, *teksten)
    elif found := adres_in("\n".join(teksten)):
        raise Refused(f"Haal het adres '{found}' uit de tekst: anderen lezen mee. Schrijf bijvoorbeeld 'bij oma'.")
