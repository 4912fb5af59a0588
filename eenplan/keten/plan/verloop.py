"""What the guards need to know of a plan; read for the act that moves it and for the page that shows what blocks."""

from datetime import datetime, timedelta

from eenplan.core.calendar import AMSTERDAM, due
from eenplan.core.rulebook.queries import rule
from eenplan.core.web.words import datum
from eenplan.keten.plan.bewaking import Lopend, Verloop, nazorg_tot
from eenplan.keten.plan.models import Onveiligheid, Plan
from eenplan.keten.plan.pols import NAZORG
from eenplan.keten.plan.rules import DIRECTE_PERIODE, Fase, Soort
from eenplan.keten.plan.top3 import Punt, wat_open_is, zonder_stop


def verloop_van(plan: Plan) -> Verloop:
    """What the guards need to know of this plan: its agreements and their latest check."""
    rows = plan.afspraken.filter(ingetrokken_op__isnull=True).prefetch_related("controles").order_by("nummer")
    running, broken = [], []
    for row in rows:
        checks = sorted(row.controles.all(), key=lambda check: (check.op, check.pk))
        last = checks[-1] if checks else None
        broken += [check.op for check in checks if not check.nagekomen and row.soort != Soort.TOEKOMST]
        running.append(
            Lopend(
                row.nummer, row.tekst, row.soort, row.van_kracht_sinds is not None,
                last.nagekomen if last else None, last.op if last else None,
            )
        )  # fmt: skip
    return Verloop(
        tuple(running), plan.fase_sinds, plan.stabiele_maanden, max(broken, default=None), _direct_tot(plan),
        tuple(nog_te_stoppen(plan)),
    )  # fmt: skip


def punten_van(casus_id: int) -> list[Punt]:
    """What was recorded as unsafe in this case, as the guards of the top 3 see it."""
    rows = Onveiligheid.objects.filter(casus_id=casus_id).order_by("rang", "wanneer_op", "pk").values()
    return [Punt(row["id"], row["wat"], wat_open_is(row), row["rang"]) for row in rows]


def nog_te_stoppen(plan: Plan) -> list[str]:
    """Points of the top 3 that no agreement on safety in this plan stops (domain 3.8)."""
    stops = plan.afspraken.filter(ingetrokken_op__isnull=True, soort=Soort.VEILIGHEID, stopt__isnull=False)
    return zonder_stop(punten_van(plan.casus_id), stops.values_list("stopt_id", flat=True))


def _direct_tot(plan: Plan) -> datetime | None:
    """Until when the first phase lasts at least, by the rule of the day on which it began."""
    if plan.fase != Fase.DIRECT:
        return None
    term = rule(DIRECTE_PERIODE, plan.fase_sinds.astimezone(AMSTERDAM).date())
    return due(plan.fase_sinds, term.value, term.unit)


def blokkades_afronden(plan: Plan, at: datetime) -> list[str]:
    """What still keeps the plan from being done: its phase, or aftercare that is not long enough (domain 5 #17)."""
    if plan.fase != Fase.NAZORG:
        return [f"het gezin is nog in de fase {Fase(plan.fase).woord}"]
    last = laatste_geweld(plan)
    term = rule(NAZORG, at.date())
    end = nazorg_tot(last, term.value, term.unit)
    return [f"nazorg duurt tot en met {datum(end)}, een jaar na het laatste geweld"] if at <= end else []


def laatste_geweld(plan: Plan) -> datetime:
    """Noon of the day of the last known violence; of the first settlement when no day is known."""
    settled = plan.wisselingen.filter(actie="stel_vast").order_by("op").values_list("op", flat=True).first()
    day = plan.laatste_geweld or (settled or plan.gemaakt_op).astimezone(AMSTERDAM).date()
    return datetime.combine(day, datetime.min.time(), tzinfo=AMSTERDAM) + timedelta(hours=12)
