"""What a paper may never hold (misuse case 1)."""

from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.rules import plain
from eenplan.instrumenten.huisverbod.beeld import Beeld

ANDERE_PLEK = "In deze brief staat een adres van een ander. Haal het weg uit de feiten of de motivering."


def geen_andere_plek(beeld: Beeld, text: str) -> None:
    """Refused when the letter holds a place of anybody in the case other than the address of the ban."""
    ban, words = plain(beeld.rij.adres), plain(text)
    for row in Adres.objects.filter(persoon__betrokken_bij__casus_id=beeld.rij.casus_id):
        street = plain(f"{row.straat} {row.huisnummer or ''}").strip()
        for secret in (street, plain(row.postcode)):
            if len(secret) > 5 and secret not in ban and secret in words:
                raise Refused(ANDERE_PLEK)
