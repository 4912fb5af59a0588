"""Drawing what follows a handover: the plan and its phases; the checks are in `rondes`. Pure Python."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from eenplan.core.calendar import AMSTERDAM, due
from eenplan.site.genereer.keuze import dagen, op_werkdag
from eenplan.site.genereer.rondes import meet_na
from eenplan.site.genereer.verloop import Zaak

DAG, KWARTIER = timedelta(days=1), timedelta(minutes=15)


@dataclass(slots=True)
class Afspraken:
    """When the three agreements of a plan are checked first: safety, help, future."""

    veiligheid: date
    hulp: date
    toekomst: date


@dataclass(slots=True)
class Gecontroleerd:
    """One look at one agreement, and when it is looked at again."""

    nummer: int
    volgende: date | None = None


def loopt_af(rng: Random, zaak: Zaak, aanvaard: datetime, laatste_geweld: date | None) -> None:
    """The director makes a plan; a year after the last violence it is done, and the last check closes the case."""
    klaar = _plan(rng, zaak, aanvaard, laatste_geweld)
    meet_na(rng, zaak, aanvaard, klaar)


def _plan(rng: Random, zaak: Zaak, aanvaard: datetime, laatste_geweld: date | None) -> datetime:
    gemaakt = zaak.voeg(_na(rng, aanvaard, 3, 20), "plan_maak")
    vast = _na(rng, gemaakt, 0, 9)
    c1 = _na(rng, vast, 9, 16)
    c2 = _na(rng, c1, 96, 130)
    c3 = _na(rng, c2, 60, 110)
    last = datetime.combine(laatste_geweld or vast.date(), time(12), AMSTERDAM)
    klaar = max(due(last, 1, "Y") + DAG * rng.randint(1, 7), c3 + DAG * 20)
    if rng.random() < 0.06:  # the director comes to it some weeks late
        klaar += DAG * rng.randint(10, 40)
    klaar = op_werkdag(rng, klaar.date())
    zaak.voeg(vast, "plan_vast", Afspraken(vast.date() + 14 * DAG, _afgesproken(rng, c2), _afgesproken(rng, c3)))
    for moment, checks, fase in (
        (c1, [Gecontroleerd(1, _afgesproken(rng, c2))], "stabiel_veilig"),
        (c2, [Gecontroleerd(1, _afgesproken(rng, c3)), Gecontroleerd(2, _afgesproken(rng, c3))], "herstel"),
        (c3, [Gecontroleerd(1, klaar.date() + 7 * DAG), Gecontroleerd(2), Gecontroleerd(3)], "nazorg"),
    ):
        for check in checks:
            zaak.voeg(moment, "controle", check)
        zaak.voeg(moment + KWARTIER, "fase", fase)
    zaak.voeg(c3 + 2 * KWARTIER, "doel", "bereikt" if rng.random() < 0.7 else "loopt")
    _pols(rng, zaak, c3, klaar)
    return zaak.voeg(klaar, "plan_af")


def _pols(rng: Random, zaak: Zaak, vanaf: datetime, klaar: datetime) -> None:
    """In aftercare somebody asks every three months how it goes; now and then nobody is at home, or it takes longer."""
    moment = _na(rng, vanaf, *((74, 88) if rng.random() < 0.9 else (93, 104)))
    while moment < klaar:
        if rng.random() < 0.1:
            zaak.voeg(moment, "pols", "geen_gehoor")
            moment = _na(rng, moment, 1, 3)
        if moment < klaar:
            zaak.voeg(moment, "pols", "goed" if rng.random() < 0.85 else "zorgen")
        moment = _na(rng, moment, *((74, 88) if rng.random() < 0.9 else (93, 104)))


def _afgesproken(rng: Random, gedaan: datetime) -> date:
    """The date that was agreed for what is done then: mostly a few days later, now and then before."""
    return gedaan.date() + DAG * (rng.randint(1, 10) if rng.random() < 0.88 else -rng.randint(2, 12))


def _na(rng: Random, moment: datetime, minst: int, meest: int) -> datetime:
    return op_werkdag(rng, (moment + dagen(rng, minst, meest)).date(), moment + KWARTIER)
