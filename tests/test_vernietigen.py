"""Destroying cases leaves nothing (domain 10.3): every table and every text of the database is looked through."""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.db import connection, transaction
from django.db.models import CASCADE, PROTECT, SET_NULL, Model

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.crypto.models import DataKey
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.casus.rules import Sluitreden, Stand
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.models import Persoon, VeiligContact
from eenplan.dossier.vernietiging import actions
from eenplan.dossier.vernietiging.models import Vernietigingsbewijs
from eenplan.dossier.vernietiging.versnipper import met_los_nummer, versnipper
from eenplan.dossier.vernietiging.voorstellen import stel_voor
from eenplan.feiten.models import Feit
from eenplan.keten.tests.test_versnipperen import vol
from tests import klokkenwereld
from tests.decor import situatie
from tests.regio import Regio

WORTELS = {Casus, Persoon}
# Log and proof stay, and of a destroyed key its number: in none of them is a word of anybody.
BLIJFT = {"audit", "crypto", "vernietiging_vernietigingsbewijs"}
KANARIES = ("Sanne", "Bram", "Peter", "Proefstraat", "999000019", "huilend", "agressietraining", "kanarie")
MELDT_NIET = {"account", "organisatie", "organisation", "deelbesluit"}  # what these number is no row of the case
LOS = {
    "audit.LogLine": {"casus_id", "persoon_id", "object_id"}, "crypto.DataKey": {"casus_id"},
    "deadlines.Deadline": {"casus_id", "object_id"}, "outbox.Message": {"object_id"},
    "logboek.Nakijkpunt": {"casus_id"}, "elders.Persoontoken": {"persoon_id"}, "vondst.Aanwijzing": {"persoon_id"},
    "dubbelen.Persoonsamenvoeging": {"weg_id", "casussen"},
}  # fmt: skip


def hangt_aan() -> set[type[Model]]:
    """Every model from which a chain of references leads to a case or a person."""
    found: set[type[Model]] = set(WORTELS)
    models = list(apps.get_models(include_auto_created=True))
    while fresh := {model for model in models if model not in found and {to for to, _ in wijst(model)} & found}:
        found |= fresh
    return found - {Casus, Persoon}


def wijst(model: type[Model]) -> Iterator[tuple[type[Model], object]]:
    """To which models this one refers, and what happens to it when those go."""
    for item in model._meta.concrete_fields:
        if item.is_relation:
            yield item.related_model, item.remote_field.on_delete  # type: ignore[misc]  # loaded by now


def met_versnipperaar() -> set[str]:
    """Labels of the packages that shred something."""
    return {plug.__module__.split(".")[-2] for plug in sockets._shredder}


def test_no_table_can_be_forgotten() -> None:
    """A new table goes by a cascade, or its package has a shredder; one that would block a case must have one."""
    hangs = hangt_aan()
    for model in hangs:
        ways = {way for to, way in wijst(model) if to in hangs | WORTELS}
        assert ways <= {CASCADE, PROTECT, SET_NULL}, model
        if CASCADE not in ways and PROTECT in {way for to, way in wijst(model) if to in WORTELS}:
            assert model._meta.app_label in met_versnipperaar(), f"{model} holds a case or person back"
        assert ways != {SET_NULL}, f"{model} stays behind when what it hangs on goes"
    assert len(hangs) > 60


def test_every_bare_number_is_known() -> None:
    """A column that names a case, a person or any row without a reference: none may be added unseen."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        for item in model._meta.concrete_fields:
            loose = item.name in ("casus_id", "persoon_id", "object_id", "weg_id", "casussen")
            if loose and not item.is_relation and model._meta.label.split(".")[0] != "axes":
                found.setdefault(model._meta.label, set()).add(item.name)
    assert found == LOS
    assert {model._meta.label for model in (*met_los_nummer("casus_id"), *met_los_nummer("persoon_id"))} == {
        "deadlines.Deadline", "logboek.Nakijkpunt", "elders.Persoontoken", "vondst.Aanwijzing",
    }  # fmt: skip


@situatie
def geleefd(regio: Regio) -> Regio:
    """Families that went through nearly everything there is, all closed and kept long enough."""
    with clock.at(regio.at):
        vol(regio)
        for scene in (
            klokkenwereld.diensten, klokkenwereld.huisverboden, klokkenwereld.knelpunten, klokkenwereld.nood,
            klokkenwereld.samenvoegen, klokkenwereld.radar, klokkenwereld.belang,
        ):  # fmt: skip
            scene(regio)
    enter(SYSTEM)
    bij(regio)
    Casus.objects.update(
        stand=Stand.AFGESLOTEN, afgesloten_op=regio.at, sluitreden=Sluitreden.OVERIG, bewaren_tot=regio.at.date()
    )
    return regio


def bij(regio: Regio) -> None:
    """What no scene writes, as it stands."""
    first, second = Persoon.objects.order_by("pk")[:2]
    own = {"bronhouder_id": first.bronhouder_id}
    VeiligContact.objects.create(persoon=first, afspraak="kanarie", **own)
    Relatie.objects.create(van_persoon=first, naar_persoon=second, soort="partner", **own)
    shield, _ = Schild.objects.get_or_create(casus=Casus.objects.earliest("pk"), soort="melder")
    shield.lezers.add(regio.accounts["triagist"])


def test_of_whole_lives_nothing_stays(geleefd: Regio) -> None:
    """Takes some seconds: every case of a region goes, and then every column of every table is searched."""
    at = geleefd.at + timedelta(days=2)
    first, *others = _zaken()
    full = {model for model in hangt_aan() if model._default_manager.exists()}
    assert len(full) > 55
    assert {table for table, _ in kanaries()} - BLIJFT, "the search finds what is there"
    named = set(LogLine.objects.exclude(object_type__in=MELDT_NIET).values_list("object_type", "object_id"))
    facts, lines = Feit.objects.count(), LogLine.objects.count()
    assert stel_voor(at) == len(others) + 1
    actions.zet(first, "kijk_door", by=geleefd["fg"], at=at)
    actions.bevestig(first, by=geleefd["lead"], at=at)
    for pk in others:
        with transaction.atomic():
            enter(SYSTEM)
            versnipper(lock(pk))
    enter(SYSTEM)
    assert [model._meta.label for model in {*hangt_aan(), *WORTELS} if model._default_manager.exists()] == []
    assert kanaries() == []
    for column in ("casus_id", "persoon_id"):
        assert [m for m in met_los_nummer(column) if m._default_manager.exclude(**{column: None}).exists()] == []
    sent = set(Message.objects.values_list("object_type", "object_id"))
    assert {pair for pair in sent & named if pair[0] != "advies"} == set()
    assert DataKey.objects.exclude(casus_id=0).exclude(wrapped=None).count() == 0
    assert Feit.objects.count() == facts
    assert LogLine.objects.count() > lines
    assert Vernietigingsbewijs.objects.count() == 1


def _zaken() -> list[int]:
    enter(SYSTEM)
    return list(Casus.objects.order_by("pk").values_list("pk", flat=True))


def kanaries() -> list[tuple[str, str]]:
    """Every column of every table in which a word of these families stands: text, lists, JSON and bytes."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c"
            " JOIN information_schema.tables t USING (table_schema, table_name) WHERE c.table_schema = 'public'"
            " AND t.table_type = 'BASE TABLE' AND c.data_type IN"
            " ('text', 'character varying', 'ARRAY', 'json', 'jsonb', 'bytea') ORDER BY 1, 2"
        )
        for table, column, kind in cursor.fetchall():
            text = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
            words = [f"%{word}%" for word in KANARIES]
            cursor.execute(f'SELECT 1 FROM "{table}" WHERE {text} ILIKE ANY(%s) LIMIT 1', [words])
            if cursor.fetchone():
                found.append((table, column))
    return found
