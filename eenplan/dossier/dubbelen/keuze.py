"""What a human says that holds where two records of one human being differ; what does not hold stays findable.

Inside the act that makes one of them, before the one goes over into the other.
"""

from datetime import datetime

from eenplan.dossier.dubbelen.rules import ADRES, GEBOREN, NAAM, TELEFOON, Keuze
from eenplan.dossier.personen.actions import also_known_as, neem_geboren_over
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact


def leg_keuze(weg: Persoon, blijft: Persoon, keuze: Keuze, at: datetime) -> None:
    """Name, birth date, address and number of who stays as they were chosen; without a choice his own hold.

    A name becomes another name, a birth date another one said of him, an address a former one. A secret address is
    never ended by it (R6).
    """
    if keuze.get(NAAM) == weg.pk:
        _heet(weg, blijft)
    neem_geboren_over(weg, blijft, geldt=keuze.get(GEBOREN) == weg.pk)
    blijft.save()
    if ADRES in keuze:
        wint, verliest = (weg, blijft) if keuze[ADRES] == weg.pk else (blijft, weg)
        _woonde(verliest, wint, at)
    if TELEFOON in keuze:
        _ander_nummer(blijft if keuze[TELEFOON] == weg.pk else weg)


def _heet(weg: Persoon, blijft: Persoon) -> None:
    before = blijft.naam
    for part in ("voornamen", "tussenvoegsel", "achternaam", "zoeknaam"):
        setattr(blijft, part, getattr(weg, part))
    also_known_as(blijft, before)


def _woonde(verliest: Persoon, wint: Persoon, at: datetime) -> None:
    """Where he lives by the record that does not hold, he lived until today."""
    held = wint.adressen.filter(tot__isnull=True).values_list("zoekadres", flat=True)
    for row in verliest.adressen.filter(tot__isnull=True, geheim=False).exclude(zoekadres__in=list(held)):
        Adres.objects.filter(pk=row.pk).update(tot=max(row.van, at.date()))


def _ander_nummer(verliest: Persoon) -> None:
    """Not in the words of the agreement: those go along when the family is handed over."""
    for row in VeiligContact.objects.filter(persoon=verliest).exclude(telefoon=""):
        row.ander_nummer, row.telefoon = f"{row.ander_nummer} {row.telefoon}".strip()[:100], ""
        row.versie += 1
        row.save(update_fields=["ander_nummer", "telefoon", "versie"])
