"""Writing the plan of a household: made, settled, checked, from phase to phase, done."""

from datetime import date, datetime

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.keten.plan.models import Afspraak, Controle, Instemming, Plan, Planwisseling
from eenplan.keten.plan.rules import VERWACHT
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.nasleep import Afspraken, Gecontroleerd
from eenplan.site.genereer.schrijf_nazorg import ALLE, volg_fase
from eenplan.site.genereer.schrijf_top3 import PUNT, kies_top3, stel_doel
from eenplan.site.genereer.tabel import Rij

PLAN, AFSPRAAK = "plan", "plan_afspraak"
GROND = "Wmo 4.1.1; Jeugdwet 4.1.3"
TEKSTEN = (
    ("veiligheid", "Bij ruzie gaat één van beiden een uur naar buiten en belt daarna.", "de volwassenen"),
    ("hulp", "Gesprekken bij de hulpverlening over wat het geweld veroorzaakt.", "wie sloeg of dreigde"),
    ("toekomst", "Wie het heeft meegemaakt praat met iemand die daarvoor geleerd heeft.", "het hele gezin"),
)


def maak(boek: Boek, op: datetime, gegeven: None) -> None:
    """A draft with three agreements, one for each part of the plan."""
    by = boek.regisseur or SYSTEM
    months = boek.pen.regels.op("stabiele_periode", op.date()).value
    violence = max((row["incident_datum"] for row in boek.meldingen.values() if row["incident_datum"]), default=None)
    row = boek.open[PLAN] = boek.rijen.nieuw(
        Plan, casus_id=boek.id, huishouden_id=boek.casus["huishouden_id"], stand="concept", fase="direct_veilig",
        fase_sinds=op, gemaakt_op=op, gemaakt_door_id=by.account_id, stabiele_maanden=months,
        laatste_geweld=violence, versie=1,
    )  # fmt: skip
    _wissel(boek, row, op, "maak", "", "")
    boek.log("plan.maak", op, by, ding=(PLAN, row["id"]), grond=GROND)
    kies_top3(boek, row, op)
    stel_doel(boek, row, op)


def _wissel(boek: Boek, row: Rij, op: datetime, actie: str, stand: str, fase: str) -> None:
    row["versie"] += 1 if stand else 0
    boek.rijen.voeg(
        Planwisseling, plan_id=row["id"], op=op, actie=actie, van_stand=stand, naar_stand=row["stand"],
        van_fase=fase, naar_fase=row["fase"], door_id=boek.regisseur.account_id if boek.regisseur else None,
    )  # fmt: skip


def stel_vast(boek: Boek, op: datetime, dagen: Afspraken) -> None:
    """Settled with everybody; each agreement gets its term. An earlier plan was done: its case was closed."""
    row, by = boek.open[PLAN], boek.regisseur or SYSTEM
    boek.thuis.plan = row
    row |= {"stand": "actief", "vastgesteld_op": op, "fase_sinds": op, "wijze": "akkoord"}
    _wissel(boek, row, op, "stel_vast", "concept", row["fase"])
    boek.afspraken = []
    for number, ((soort, tekst, door), dag) in enumerate(
        zip(TEKSTEN, (dagen.veiligheid, dagen.hulp, dagen.toekomst), strict=True), start=1
    ):
        made = boek.rijen.nieuw(
            Afspraak, plan_id=row["id"], nummer=number, soort=soort, tekst=tekst, door=door, controleur=by.naam,
            controle_op=dag, gevolg="Dan belt de casusregisseur dezelfde dag.", toegevoegd_op=row["gemaakt_op"],
            toegevoegd_door_id=by.account_id, van_kracht_sinds=op, voor_allen=soort == "veiligheid",
            stopt_id=boek.open[PUNT]["id"] if soort == "veiligheid" else None,
        )  # fmt: skip
        boek.log("plan.voeg_toe", row["gemaakt_op"], by, ding=(AFSPRAAK, made["id"]), grond=GROND)
        boek.afspraken.append(made)
        _controle_op(boek, made, dag, op)
    for person in boek.thuis.ids:
        boek.rijen.voeg(Instemming, plan_id=row["id"], persoon_id=person, wijze="akkoord", op=op)
    boek.klokken.klaar(op, VERWACHT)
    volg_fase(boek, row, op)
    boek.feit("plan_vastgesteld", op, wijze="akkoord", afspraken=3, nieuw=True)
    boek.log("plan.stel_vast", op, by, ding=(PLAN, row["id"]), personen=boek.thuis.ids, grond=GROND)


def _controle_op(boek: Boek, afspraak: Rij, dag: date, op: datetime) -> None:
    end = datetime.combine(dag, END_OF_DAY, AMSTERDAM)
    boek.klokken.start("plan_afspraak", (AFSPRAAK, afspraak["id"]), boek.wie, op, end)


def controleer(boek: Boek, op: datetime, gegeven: Gecontroleerd) -> None:
    """One agreement was kept; when it is looked at again."""
    row, by = boek.afspraken[gegeven.nummer - 1], boek.regisseur or SYSTEM
    boek.rijen.voeg(
        Controle, afspraak_id=row["id"], op=op, nagekomen=True, volgende=gegeven.volgende, door_id=by.account_id
    )
    boek.klokken.klaar(op, "plan_afspraak", ding=(AFSPRAAK, row["id"]))
    boek.open[PLAN]["versie"] += 1
    if gegeven.volgende:
        row["controle_op"] = gegeven.volgende
        _controle_op(boek, row, gegeven.volgende, op)
    boek.feit("afspraak_gecontroleerd", op, nagekomen=True, soort=row["soort"])
    boek.log("plan.controleer", op, by, ding=(AFSPRAAK, row["id"]), grond=GROND)


def naar_fase(boek: Boek, op: datetime, fase: str) -> None:
    """The next phase: nothing blocks it any more."""
    row = boek.open[PLAN]
    before = row["fase"]
    row |= {"fase": fase, "fase_sinds": op}
    _wissel(boek, row, op, f"naar_{fase}", "actief", before)
    volg_fase(boek, row, op)
    boek.feit("plan_fase", op, van=before, naar=fase)
    boek.log("plan.naar_fase", op, boek.regisseur or SYSTEM, ding=(PLAN, row["id"]), grond=GROND)


def rond_af(boek: Boek, op: datetime, gegeven: None) -> None:
    """The plan is done; from now on Veilig Thuis only looks whether it stays safe (route.na_plan)."""
    row = boek.open.pop(PLAN)
    row |= {"stand": "afgerond", "afgerond_op": op}
    boek.thuis.plan = None
    _wissel(boek, row, op, "rond_af", "actief", row["fase"])
    boek.klokken.klaar(op, "plan_afspraak", *ALLE)
    boek.feit("plan_afgerond", op, wijze="akkoord")
    boek.log("plan.rond_af", op, boek.regisseur or SYSTEM, ding=(PLAN, row["id"]), grond=GROND)
    boek.stap(op, "start_monitoring")
