"""Drawing the checks after 3 and 12 months, until it is safe and the case closes. Pure Python."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from eenplan.core.calendar import due
from eenplan.site.genereer.keuze import op_werkdag
from eenplan.site.genereer.verloop import Zaak

DAG = timedelta(days=1)
DRIE, TWAALF, EXTRA = "3_maanden", "12_maanden", "extra"


@dataclass(slots=True)
class Nagemeten:
    """One check of Veilig Thuis."""

    soort: str
    resultaat: str


def meet_na(rng: Random, zaak: Zaak, aanvaard: datetime, klaar: datetime) -> None:
    """The checks; safe at the last one, with the plan done, ends the case. Until then there is always a next one."""
    drie = _rond(rng, due(aanvaard, 3, "M"))
    if rng.random() < 0.06:
        zaak.voeg(drie, "ronde", Nagemeten(DRIE, "twijfel"))
        again = op_werkdag(rng, due(drie, 4, "W").date() - DAG * rng.randint(0, 6))
        zaak.voeg(again, "ronde", Nagemeten(EXTRA, "veilig"))
    else:
        zaak.voeg(drie, "ronde", Nagemeten(DRIE, "veilig" if rng.random() < 0.7 else "voorwaarden"))
    soort, gepland = TWAALF, due(aanvaard, 12, "M")
    while klaar > gepland + 12 * DAG:
        moment = zaak.voeg(_rond(rng, gepland), "ronde", Nagemeten(soort, "voorwaarden"))
        soort, gepland = EXTRA, due(moment, 3, "M")
    last = max(_rond(rng, gepland), op_werkdag(rng, klaar.date() + DAG))
    zaak.einde = zaak.voeg(last, "ronde", Nagemeten(soort, "veilig"))


def _rond(rng: Random, gepland: datetime) -> datetime:
    """Around the planned day, within 14 days of it for nearly nine in ten."""
    late = rng.random() > 0.88
    return op_werkdag(rng, gepland.date() + DAG * (rng.randint(16, 40) if late else rng.randint(-11, 9)))
