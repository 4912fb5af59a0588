"""Drawing when each child is seen in a service of Veilig Thuis (domain 3.3, product Q10). Pure Python."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from eenplan.site.genereer.keuze import dagen, kies, op_werkdag
from eenplan.site.genereer.verloop import Zaak

GEZIEN = {"gesproken": 0.8, "gezien": 0.2}
NIET = {"onbereikbaar": 0.4, "wil_niet": 0.3, "ouders_weigeren": 0.2, "niet_veilig": 0.1}
THUIS, MISLUKT = 0.8, 0.06  # at home at the first visit; at a later one: not seen then
MINUUT = timedelta(minutes=1)


@dataclass(slots=True)
class Kindbezoek:
    """One try to see one child; `nummer` is its place in the household."""

    nummer: int
    gezien: str
    waarom: str = ""
    opnieuw_op: date | None = None


def bezoek(rng: Random, zaak: Zaak, contact: datetime, einde: datetime) -> bool:
    """Each child at the first visit or some days later, before the service ends; whether one was seen at once."""
    at_once = False
    for place in zaak.gezin.minderjarig(contact.date()):
        if rng.random() < THUIS:
            zaak.voeg(contact + MINUUT * (10 + place), "kind", Kindbezoek(place, kies(rng, GEZIEN)))
            at_once = True
        else:
            _later(rng, zaak, place, contact, einde)
    return at_once


def _later(rng: Random, zaak: Zaak, place: int, contact: datetime, einde: datetime) -> None:
    moment = op_werkdag(rng, (contact + dagen(rng, 1, 5)).date(), contact)
    if rng.random() < MISLUKT / (1 - THUIS) and moment < einde:
        again = moment.date() + timedelta(days=rng.randint(5, 9))
        zaak.voeg(moment, "kind", Kindbezoek(place, "niet", kies(rng, NIET), again))
        moment = op_werkdag(rng, again - timedelta(days=rng.randint(0, 2)), moment)
    if moment < einde:
        zaak.voeg(moment, "kind", Kindbezoek(place, kies(rng, GEZIEN)))
