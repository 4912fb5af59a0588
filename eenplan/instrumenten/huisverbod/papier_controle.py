"""What a paper may never hold (misuse case 1)."""

from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.rules import plain
from eenplan.instrumenten.huisverbod.beeld import Beeld
from eenplan.instrumenten.huisverbod.plekken import als_woord, plekken

ANDERE_PLEK = "In deze brief staat een adres van een ander. Haal het weg uit de feiten of de motivering."
ZIJN_PLEK = (
    "In dit papier staat waar de uithuisgeplaatste nu is. Dat lezen ook anderen. Haal het weg uit de feiten of de "
    "motivering."
)
KORTST = 5  # letters and digits: a shorter word says no place


def geen_andere_plek(beeld: Beeld, text: str) -> None:
    """Refused when the letter holds a place of anybody in the case other than the address of the ban."""
    ban, words = plain(beeld.rij.adres), plain(text)
    for row in Adres.objects.filter(persoon__betrokken_bij__casus_id=beeld.rij.casus_id):
        house = plain(f"{row.straat} {row.huisnummer or ''} {row.toevoeging}")
        for place in (house, plain(row.postcode)):
            if len(place) > KORTST and not als_woord(place, ban) and als_woord(place, words):
                raise Refused(ANDERE_PLEK)


def niet_waar_hij_is(beeld: Beeld, text: str) -> None:
    """Refused when a paper that others read says where the excluded person can be reached."""
    words, squeezed = plain(text), plain(text).replace(" ", "")
    for place in plekken(beeld.rij.bereikbaar):
        found = plain(place)
        digits = found.replace(" ", "")
        if als_woord(found, words) or (digits.isdigit() and digits in squeezed):
            raise Refused(ZIJN_PLEK)
