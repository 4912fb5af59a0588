"""Everything that is known of a family when it is assessed again, each thing with its day and where it comes from.

The last step of the chain can look at all the others. Only what is about safety: no address, no care, no justice data,
never who reported (access.md R2, R5).
"""

from collections.abc import Iterator

from eenplan.core.access.policy import DataClass
from eenplan.core.clock import AMSTERDAM
from eenplan.core.web.words import datum
from eenplan.dossier.casus.models import Betrokkene, Uitspraak
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.rules import Stand
from eenplan.keten.plan.models import Afspraak, Factor
from eenplan.keten.plan.rules import Fase
from eenplan.keten.plan.rules import Stand as Planstand
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.overgenomen import Gegeven
from eenplan.keten.vervolg.models import Voorwaarde


def bekend(casus_id: int) -> list[Gegeven]:
    """What the last check said first, then the family, its words, and what was agreed. For the route of the chain."""
    parts = (_nameting, _mensen, _uitspraken, _voorwaarden, _plan, _factoren, _beoordeling)
    return [item for part in parts for item in part(casus_id)]


def _nameting(casus_id: int) -> Iterator[Gegeven]:
    rounds = Ronde.objects.filter(casus_id=casus_id, stand=Stand.GEDAAN).select_related("gedaan_door")
    if (last := rounds.order_by("gedaan_op", "pk").last()) is None:
        return
    who = last.gedaan_door.naam if last.gedaan_door else "Veilig Thuis"
    words = f"{last.get_resultaat_display().capitalize()}. {last.waarom}"
    yield Gegeven("Laatste nameting", words, datum(last.gedaan_op), who)
    for talk in last.gesprekken.filter(gesproken=True).select_related("persoon").order_by("pk"):
        safe = {True: "veilig", False: "niet veilig", None: "weet nog niet"}[talk.veilig]
        said = f"{safe}. {talk.woorden}".strip()
        yield Gegeven("Laatste nameting", f"{talk.persoon.naam}: {said}", datum(last.gedaan_op), talk.persoon.naam)


def _mensen(casus_id: int) -> Iterator[Gegeven]:
    for row in Betrokkene.objects.filter(casus_id=casus_id).select_related("persoon").order_by("vanaf", "pk"):
        born = str(row.persoon.geboortedatum)
        words = f"{row.persoon.naam}, {row.get_rol_display()}{f', geboren {born}' if born else ''}"
        yield Gegeven("Mensen", words, datum(row.vanaf), "dossier")


def _uitspraken(casus_id: int) -> Iterator[Gegeven]:
    rows = Uitspraak.objects.filter(casus_id=casus_id, klasse=DataClass.VEILIGHEID).order_by("-gezegd_op", "-pk")
    for row in rows[:8]:
        kind = row.get_soort_display()
        yield Gegeven("Laatste uitspraken", row.tekst, datum(row.gezegd_op), f"{row.spreker} ({kind})")


def _voorwaarden(casus_id: int) -> Iterator[Gegeven]:
    rows = Voorwaarde.objects.filter(dienst__casus_id=casus_id).order_by("-gesteld_op", "pk")
    for row in rows:
        kept = f" Nagekomen: {row.get_nagekomen_display()}." if row.nagekomen else ""
        when = row.gecontroleerd_op or row.gesteld_op
        yield Gegeven("Voorwaarden", f"{row.voor_wie}: {row.tekst}{kept}", datum(when), "voorwaarden en vervolg")


def _plan(casus_id: int) -> Iterator[Gegeven]:
    rows = Afspraak.objects.filter(
        plan__casus_id=casus_id, plan__stand=Planstand.ACTIEF, van_kracht_sinds__isnull=False,
        ingetrokken_op__isnull=True,
    )  # fmt: skip
    for row in rows.select_related("plan").prefetch_related("controles").order_by("nummer"):
        last = max(row.controles.all(), key=lambda item: (item.op, item.pk), default=None)
        kept = {True: " Nagekomen.", False: " Niet nagekomen."}[last.nagekomen] if last else " Nog niet gecontroleerd."
        when = last.op.astimezone(AMSTERDAM) if last else row.van_kracht_sinds
        yield Gegeven("Plan", f"{row.door}: {row.tekst}{kept}", datum(when), f"plan, fase {Fase(row.plan.fase).woord}")


def _factoren(casus_id: int) -> Iterator[Gegeven]:
    rows = Factor.objects.filter(onveiligheid__casus_id=casus_id).select_related("door").order_by("soort", "-op", "pk")
    for row in rows:
        kind = "Risicofactoren" if row.soort == "risico" else "Beschermende factoren"
        yield Gegeven(kind, row.tekst, datum(row.op), row.door.naam if row.door else "top 3")


def _beoordeling(casus_id: int) -> Iterator[Gegeven]:
    rows = Veiligheidsbeoordeling.objects.filter(casus_id=casus_id, stand="besloten").select_related("voorgesteld_door")
    if (last := rows.order_by("besloten_op", "pk").last()) and last.besloten_op:
        who = last.voorgesteld_door.naam if last.voorgesteld_door else "Veilig Thuis"
        yield Gegeven("Vorige beoordeling", last.motivering, datum(last.besloten_op), who)
