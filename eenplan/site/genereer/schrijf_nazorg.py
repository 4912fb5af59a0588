"""Writing the terms of a plan as a whole, as keten.plan.nazorg sets them: effect, aftercare, the pulse."""

from datetime import date, datetime, time

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.calendar import AMSTERDAM, due
from eenplan.keten.plan.models import Polscontact
from eenplan.keten.plan.pols import EFFECT, NAZORG, VINGER, Pols
from eenplan.keten.plan.rules import Fase
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.tabel import Rij

PLAN, ALLE = "plan", (EFFECT, NAZORG, VINGER)


def volg_fase(boek: Boek, plan: Rij, op: datetime) -> None:
    """After a change of phase: what runs in aftercare runs only there; effect is waited for until recovery."""
    ding = (PLAN, plan["id"])
    if plan["fase"] == Fase.NAZORG:
        herstart_nazorg(boek, plan, op)
        herstart_pols(boek, plan, op)
    if plan["fase"] in (Fase.HERSTEL, Fase.NAZORG):
        boek.klokken.klaar(op, EFFECT, ding=ding)
    elif not boek.klokken.loopt(EFFECT, ding=ding):
        boek.klokken.start(EFFECT, ding, boek.wie, op)


def herstart_nazorg(boek: Boek, plan: Rij, op: datetime) -> None:
    """The year counts from the last violence that is known now; without a day, from when the plan was settled."""
    ding, rule = (PLAN, plan["id"]), boek.pen.regels.op(NAZORG, op.date())
    day = plan["laatste_geweld"] or plan["vastgesteld_op"].astimezone(AMSTERDAM).date()
    end = due(datetime.combine(day, time(12), AMSTERDAM), rule.value, rule.unit)
    boek.klokken.klaar(op, NAZORG, ding=ding)
    boek.klokken.start(NAZORG, ding, boek.wie, op, max(end, op))


def herstart_pols(boek: Boek, plan: Rij, op: datetime) -> None:
    """The next time that somebody asks how it goes."""
    ding = (PLAN, plan["id"])
    boek.klokken.klaar(op, VINGER, ding=ding)
    boek.klokken.start(VINGER, ding, boek.wie, op)


def nieuw_incident(boek: Boek, op: datetime, dag: date | None) -> None:
    """A new incident was reported: aftercare counts from that day. Only ever later, never sooner."""
    plan = boek.thuis.plan
    if plan is None or dag is None or dag <= (plan["laatste_geweld"] or date.min):
        return
    plan |= {"laatste_geweld": dag, "versie": plan["versie"] + 1}
    if plan["fase"] == Fase.NAZORG:
        herstart_nazorg(boek, plan, op)
    boek.log("plan.nieuw_incident", op, SYSTEM, ding=(PLAN, plan["id"]), grond="melding.gekoppeld")


def voel_pols(boek: Boek, op: datetime, uitslag: str) -> None:
    """Somebody asked how it goes; who was not reached is asked again while the term runs."""
    plan, by = boek.open[PLAN], boek.regisseur or SYSTEM
    found = boek.rijen.nieuw(
        Polscontact, plan_id=plan["id"], op=op, met_wie=boek.thuis.gezin.mensen[0].naam, uitslag=uitslag,
        tekst="Het is druk thuis; er is geen ruzie geweest." if uitslag == Pols.ZORGEN else "",
        door_id=by.account_id,
    )  # fmt: skip
    if uitslag != Pols.GEEN_GEHOOR:
        herstart_pols(boek, plan, op)
    boek.feit("pols_gevoeld", op, uitslag=uitslag)
    boek.log("plan.voel_pols", op, by, ding=("polscontact", found["id"]))
