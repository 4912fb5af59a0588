"""The plan and the first check of a handed-over case in a story, by the people who would make them."""

from datetime import date, datetime, time, timedelta

from eenplan.core.access.viewer import Viewer
from eenplan.core.clock import AMSTERDAM
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.rules import Stand as CasusStand
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.rules import Resultaat
from eenplan.keten.nameting.uitkomst import Gesprek
from eenplan.keten.plan import actions as plan
from eenplan.keten.plan import actions_herstel as herstel
from eenplan.keten.plan import actions_top3 as top3
from eenplan.keten.plan.herstel import NieuwDoel
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.rules import Fase, NieuweAfspraak, Soort, Stand, Wijze
from eenplan.keten.plan.top3 import NieuweOnveiligheid
from eenplan.site.verhalen_regio import alles_zien

# How long after the handover a family is as far as this: before the term of "no effect" is over (domain 5 #19).
FASE_NA = {Fase.STABIEL: timedelta(days=15), Fase.HERSTEL: timedelta(days=120)}
AFSPRAKEN = (
    (Soort.VEILIGHEID, "Bij ruzie gaat één van de ouders een uur naar buiten en belt daarna.", "de ouders"),
    (Soort.VEILIGHEID, "De kinderen weten wie zij kunnen bellen als zij bang zijn.", "de casusregisseur"),
    (Soort.HULP, "Gesprekken bij de hulpverlening over wat het geweld veroorzaakt.", "wie sloeg of dreigde"),
)
EARLY = timedelta(days=3)  # the check is done a few days before its term


def maak_plan(casus_id: int, wie: Viewer, at: datetime, controle_op: date) -> None:
    """Agreements that one can check; everybody in the household knows them."""
    with alles_zien():
        huishouden = Casus.objects.values_list("huishouden_id", flat=True).get(pk=casus_id)
        there = Plan.objects.filter(huishouden_id=huishouden).exclude(stand__in=("afgerond", "vervangen")).exists()
        people = list(Betrokkene.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True))
        children = list(Betrokkene.objects.filter(casus_id=casus_id, rol="kind").values_list("persoon_id", flat=True))
    if there or not people:
        return
    made = plan.maak(casus_id, by=wie, at=at)
    point = kies_punt(casus_id, wie, at)
    for soort, tekst, door in AFSPRAKEN:
        afspraak = NieuweAfspraak(
            tekst, door, wie.naam, controle_op, "Dan belt de casusregisseur dezelfde dag.", soort=soort,
            stopt_id=point if soort == Soort.VEILIGHEID else None, voor_allen=True,
        )  # fmt: skip
        plan.voeg_afspraak_toe(made.pk, afspraak, by=wie, at=at)
    for pk in children[:1]:
        goal = NieuwDoel(pk, "trauma", "Ik wil weer de hele nacht slapen.", "minder vaak wakker")
        herstel.stel_doel(made.pk, goal, by=wie, at=at)
    plan.stel_vast(made.pk, dict.fromkeys(people, Wijze.AKKOORD.value), by=wie, at=at)


def verder(casus_id: int, fase: Fase, wie: Viewer, at: datetime, volgende: date) -> None:
    """Everything was kept, so the family goes on to this phase; not when the case is closed or being assessed."""
    with alles_zien():
        open_casus = Plan.objects.filter(casus_id=casus_id, casus__afgesloten_op=None, casus__acuut=False)
        found = open_casus.filter(stand=Stand.ACTIEF).exclude(casus__stand=CasusStand.BEOORDELING).first()
        agreed = list(found.afspraken.values_list("pk", flat=True)) if found else []
    if found is None:
        return
    for pk in agreed:
        plan.controleer(pk, True, volgende=max(volgende, at.date()), by=wie, at=at)
    plan.naar_fase(found.pk, fase, by=wie, at=at)


def kies_punt(casus_id: int, wie: Viewer, at: datetime) -> int:
    """What must stop first, as the family said it."""
    punt = NieuweOnveiligheid(
        "Bij ruzie wordt er geslagen en geschreeuwd.", "de ouders", "elkaar; de kinderen zien het", "in het weekend",
        None, "ongeveer elke week", "angst, slecht slapen", "ernstig",
    )  # fmt: skip
    made = top3.leg_onveiligheid_vast(casus_id, punt, by=wie, at=at)
    top3.noem_factor(made.pk, "risico", "Er is veel spanning over geld.", by=wie, at=at)
    top3.noem_factor(made.pk, "bescherming", "Oma woont om de hoek en helpt.", by=wie, at=at)
    top3.kies_top3(casus_id, [made.pk], "Met beide ouders aan tafel.", by=wie, at=at)
    return made.pk


def eerste_ronde(casus_id: int) -> datetime | None:
    """When the check after three months is done."""
    with alles_zien():
        row = Ronde.objects.filter(casus_id=casus_id, stand="gepland").order_by("gepland_op").first()
    return datetime.combine(row.gepland_op - EARLY, time(11), tzinfo=AMSTERDAM) if row else None


def meet_na(casus_id: int, wie: Viewer, at: datetime) -> None:
    """Do the first planned check: everyone was spoken to and calls it safe."""
    with alles_zien():
        casus = Casus.objects.get(pk=casus_id)
        row = Ronde.objects.filter(casus_id=casus_id, stand="gepland").order_by("gepland_op").first()
        people = list(Betrokkene.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True))
    if row is None or not people or casus.stand in (CasusStand.AFGESLOTEN, CasusStand.BEOORDELING):
        return
    heard = [Gesprek(pk, gesproken=True, veilig=True, woorden="Het gaat beter.") for pk in people]
    nameting.leg_vast(row.pk, Resultaat.VEILIG, heard, regisseur_gesproken=True, by=wie, at=at)
