"""Writing what a plan rests on: what must stop first (TOP-3, domain 3.8) and what one person wants back."""

from datetime import datetime

from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.plan.models import Factor, Hersteldoel, Onveiligheid
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.tabel import Rij

PUNT, GROND = "plan_onveiligheid", "Wmo 4.1.1; Jeugdwet 4.1.3"
# What happens, by the nature of the family's report (domain 6.1).
WAT = {
    "KM": "Als iets misgaat, wordt er tegen de kinderen geschreeuwd en geslagen.",
    "PG": "Bij ruzie wordt er geduwd en geslagen.", "GTO": "Bij een verbod gaan er deuren stuk en wordt er geschopt.",
    "OM": "De zorg wordt onthouden en er wordt hard vastgepakt.", "HGO": "Bij ruzie vallen er klappen.",
    "AND": "Er wordt veel gescholden en gedreigd met weggaan.",
}  # fmt: skip
FACTOREN = (("risico", "Er is veel spanning over geld."), ("bescherming", "Familie in de buurt helpt."))


def kies_top3(boek: Boek, plan: Rij, op: datetime) -> None:
    """One thing made concrete, with what makes it worse and what helps, chosen with the family."""
    by = boek.regisseur or SYSTEM
    row = boek.open[PUNT] = boek.rijen.nieuw(
        Onveiligheid, casus_id=boek.id, wat=WAT[boek.thuis.gezin.aard], wie="wie boos wordt",
        aan_wie="wie thuis is; de anderen zien het", wanneer="in het weekend", wanneer_op=plan["laatste_geweld"],
        hoe_vaak="een paar keer per maand", schade="angst, slecht slapen", ernst="ernstig", rang=1,
        met_gezin="Met iedereen aan tafel.", melding_id=next(iter(boek.meldingen.values()))["id"],
        vastgelegd_op=op, vastgelegd_door_id=by.account_id, versie=1,
    )  # fmt: skip
    boek.log("plan.onveiligheid", op, by, ding=(PUNT, row["id"]), grond=GROND)
    for soort, tekst in FACTOREN:
        made = boek.rijen.nieuw(Factor, onveiligheid_id=row["id"], soort=soort, tekst=tekst, op=op,
                                door_id=by.account_id)  # fmt: skip
        boek.log("plan.factor", op, by, ding=("plan_factor", made["id"]), grond=GROND)
    boek.feit("top3_gekozen", op, waarde=1)
    boek.log("plan.kies_top3", op, by, ding=("casus", boek.id), grond=GROND)


def stel_doel(boek: Boek, plan: Rij, op: datetime) -> None:
    """What the youngest of the household wants to have back after the violence (domain 3.7: recovery)."""
    by, person = boek.regisseur or SYSTEM, boek.thuis.ids[-1]
    row = boek.open["doel"] = boek.rijen.nieuw(
        Hersteldoel, plan_id=plan["id"], persoon_id=person, domein="trauma", tekst="Ik wil weer de hele nacht slapen.",
        merkbaar="minder vaak wakker", stand="loopt", gesteld_op=op, gesteld_door_id=by.account_id,
    )  # fmt: skip
    plan["versie"] += 1
    boek.log("plan.stel_doel", op, by, ding=("plan_doel", row["id"]), personen=(person,), grond=GROND)


def bekijk_doel(boek: Boek, op: datetime, stand: str) -> None:
    """How far it is, and by what one sees that."""
    plan, row, by = boek.open["plan"], boek.open["doel"], boek.regisseur or SYSTEM
    row |= {"stand": stand, "bevinding": "Slaapt de meeste nachten door.", "bekeken_op": op}
    plan["versie"] += 1
    boek.feit("hersteldoel_bekeken", op, domein=row["domein"], stand=stand)
    boek.log("plan.bekijk_doel", op, by, ding=("plan_doel", row["id"]), personen=(row["persoon_id"],), grond=GROND)
