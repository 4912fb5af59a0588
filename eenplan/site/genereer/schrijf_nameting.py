"""Writing the checks of Veilig Thuis after 3 and 12 months; safe at the last one closes the case."""

from datetime import date, datetime

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.dossier.casus.rules import Sluitreden, Stand
from eenplan.keten.nameting.models import Gesprek, Ronde
from eenplan.keten.nameting.rules import VASTE_RONDES, VERDER, Resultaat, Soort, op_tijd
from eenplan.site.genereer.bezetting import NAMETERS
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.rondes import Nagemeten

RONDE = "ronde"
GERUST = (Resultaat.VEILIG, Resultaat.VOORWAARDEN)


def plan_rondes(boek: Boek, op: datetime) -> None:
    """Both checks, on the name of one person of Veilig Thuis; the others leave the casusteam (R11)."""
    if boek.nameter == boek.triagist:
        boek.nameter = boek.pen.regio.van_vt(boek.pen.rng, *NAMETERS)
    boek.in_team(boek.nameter, op)
    boek.uit_team(op, boek.nameter)
    for soort, key in VASTE_RONDES.items():
        _plan(boek, op, soort.value, key, boek.pen.regels.einde(key, op))


def _plan(boek: Boek, op: datetime, soort: str, key: str, tot: datetime, **rest: str) -> None:
    row = boek.rondes[soort] = boek.rijen.nieuw(
        Ronde, casus_id=boek.id, soort=soort, vanaf=op, gepland_op=tot.astimezone(AMSTERDAM).date(), stand="gepland",
        versie=1, **rest,
    )  # fmt: skip
    boek.klokken.start(key, (RONDE, row["id"]), (boek.vt, boek.nameter.account_id or 0), op, tot)
    boek.log("nameting.plan_rondes", op, SYSTEM, ding=(RONDE, row["id"]), grond="overdracht.geaccepteerd")


def meet_na(boek: Boek, op: datetime, gegeven: Nagemeten) -> None:
    """The result of one check, once; what follows from it (domain 3.6)."""
    row, by = boek.rondes.pop(gegeven.soort), boek.nameter
    result = Resultaat(gegeven.resultaat)
    row |= {
        "stand": "gedaan", "resultaat": result.value, "regisseur_gesproken": True, "gedaan_op": op, "versie": 2,
        "gedaan_door_id": by.account_id, "waarom": "" if result in GERUST else "Eén van hen twijfelt nog.",
    }  # fmt: skip
    for person in boek.thuis.ids:
        boek.rijen.voeg(
            Gesprek, ronde_id=row["id"], persoon_id=person, gesproken=True, veilig=result in GERUST or None,
            woorden="Het gaat beter." if result in GERUST else "Ik weet het nog niet.",
        )  # fmt: skip
    boek.klokken.klaar(op, ding=(RONDE, row["id"]))
    done: date = op.astimezone(AMSTERDAM).date()
    boek.feit(
        "nameting_gedaan", op, ronde=gegeven.soort, resultaat=result.value, op_tijd=op_tijd(row["gepland_op"], done),
        gezin=True, regisseur=True,
    )  # fmt: skip
    boek.keek(op, by)
    boek.log("nameting.leg_vast", op, by, ding=(RONDE, row["id"]), personen=boek.thuis.ids)
    _gevolg(boek, op, result)


def _gevolg(boek: Boek, op: datetime, result: Resultaat) -> None:
    if result is Resultaat.VEILIG and not boek.rondes and boek.stand == Stand.MONITORING:
        boek.sluit(op, Sluitreden.VEILIG_NA_MONITORING)
    key = VERDER.get(result)
    if key is None:
        return
    end = boek.pen.regels.einde(key, op).astimezone(AMSTERDAM).date()
    covered = [row for row in boek.rondes.values() if result is Resultaat.VOORWAARDEN or row["gepland_op"] <= end]
    if not covered:
        why = f"Na resultaat: {result.value.replace('_', ' ')}"
        _plan(
            boek, op, Soort.EXTRA.value, "nameting_extra", datetime.combine(end, END_OF_DAY, AMSTERDAM), aanleiding=why
        )
