"""What is written in bulk beside what the real actions leave behind: columns, terms, facts, steps, log lines."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet

import eenplan
from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.rulebook.queries import all_rules
from eenplan.dossier.casus.models import Casus, Standwisseling
from eenplan.feiten.models import Feit
from eenplan.site.genereer.maak import maak
from eenplan.site.genereer.tests import voorbeeld
from eenplan.site.genereer.trek import Opdracht
from tests.decor import situatie
from tests.regio import Regio

GROEPEN = ("dossier", "keten", "feiten")
GEEN_WERKWOORD = (".lees", ".lijst", ".zoek")  # what was looked at on the way differs by who looked
# An invented case closes when its last check was done: no check is left to lapse. What the chain begins by itself,
# nobody of the invented region begins by hand.
# Nor did anybody join two reports by hand: what undoing would need is empty.
SAMENVOEGING = ("acuut_naar", "door_id", "gemaakt", "melding_id", "naar_id", "op", "stand_naar", "van_id", "verzegeld")
# What was written by the thousand is no news for the radar: its marks are wiped (`vergeet_aanwijzingen`).
NIEUWS = ("vanaf", "bronhouder_id")
# Nobody writes to an invented family: no letter is owed by the thousand.
BRIEF = (
    "casus_id",
    "verschuldigd_op",
    "gemaakt_op",
    "verzegeld",
    "soort",
    "aan_soort",
    "persoon_id",
    "over_id",
    "bron_id",
)
NIET = {
    "columns": {f"melding_samenvoeging.{name}" for name in SAMENVOEGING}
    | {"triage_veiligheidsbeoordeling.nagegaan"}
    | {f"vondst_aanwijzing.{name}" for name in NIEUWS}
    | {f"brieven_brief.{name}" for name in BRIEF},
    "terms": {("brief", "brief_versturen")},
    "verbs": {"nameting.verval", "nameting.houd_zicht", "brief.verschuldigd"},
    "things": {("triage.start", "veiligheidsbeoordeling")},
}
SOORTEN = ("columns", "terms", "facts", "steps", "verbs", "things", "reasons", "notices")

Vorm = dict[str, set[Any]]


def modellen() -> list[type[models.Model]]:
    """Every table of a case."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("eenplan.") and config.name.split(".")[1] in GROEPEN
        for model in config.get_models(include_auto_created=True)
    ] + [Deadline, Message]


def gevuld() -> set[str]:
    """Every `table.column` in which some row says something else than the default."""
    found: set[str] = set()
    for model in modellen():
        fields = [item for item in model._meta.concrete_fields if not item.primary_key]
        for row in model._default_manager.values(*(item.attname for item in fields)):
            found |= {
                f"{model._meta.db_table}.{item.attname}"
                for item in fields
                if row[item.attname] not in (item.get_default(), None, "", [], {})
            }
    return found


def _door_mensen() -> QuerySet[LogLine]:
    """What people did to something in cases; the gate's own line beside each act names nothing (boek.log)."""
    return LogLine.objects.exclude(casus_id=None).exclude(account_id=None).exclude(object_type="")


def vorm() -> Vorm:
    """What kinds of rows this region holds."""
    enter(SYSTEM)
    facts = defaultdict(set)
    for naam, row in Feit.objects.values_list("naam", "kenmerken"):
        facts[naam] |= set(row)
    things = set(_door_mensen().values_list("verb", "object_type"))
    verbs = set(LogLine.objects.exclude(casus_id=None).values_list("verb", flat=True))
    return {
        "columns": gevuld(),
        "terms": set(Deadline.objects.values_list("object_type", "key")),
        "facts": {(naam, kenmerk) for naam, names in facts.items() for kenmerk in names},
        "steps": set(Standwisseling.objects.values_list("van_stand", "actie", "naar_stand")),
        "verbs": {verb for verb in verbs if not verb.endswith(GEEN_WERKWOORD)},
        "things": {item for item in things if not item[0].endswith(GEEN_WERKWOORD)},
        "reasons": set(Casus.objects.values_list("stand", "sluitreden")),
        "notices": set(Message.objects.values_list("kind", "object_type")),
    }


@situatie
def echt(regio: Regio) -> Vorm:
    """Lived through by the real actions, and undone."""
    with transaction.atomic():
        voorbeeld.overgedragen(regio)
        voorbeeld.met_dienst(regio, "VV")
        voorbeeld.met_dienst(regio, "OZ")
        voorbeeld.hermelding(regio)
        found = vorm()
        transaction.set_rollback(True)
    return found


@situatie
def verzonnen(echt: Vorm, regio: Regio) -> Vorm:
    """Written in bulk."""
    maak(Opdracht(120, 5, regio.at, {}))
    return vorm()


@pytest.mark.parametrize("soort", SOORTEN)
def test_nothing_of_the_real_work_is_missing(echt: Vorm, verzonnen: Vorm, soort: str) -> None:
    """A new column, term, fact, state or log line of the chain turns this red until the generator writes it too."""
    assert echt[soort]
    assert echt[soort] - verzonnen[soort] <= NIET.get(soort, set())


@pytest.mark.parametrize("soort", NIET)
def test_an_exception_is_one(echt: Vorm, verzonnen: Vorm, soort: str) -> None:
    assert NIET[soort] <= echt[soort] - verzonnen[soort]


def test_nothing_is_written_that_no_action_could_write(verzonnen: Vorm) -> None:
    """Terms and facts are declared; a log line names a verb of the code."""
    code = "".join(
        file.read_text() for file in Path(eenplan.__file__).parent.glob("*/**/*.py") if "site" not in file.parts
    )
    unknown = {
        verb for verb in verzonnen["verbs"] if f'"{verb}"' not in code and f'"{verb.partition(".")[0]}.' not in code
    }
    assert unknown == set()
    assert {key for _, key in verzonnen["terms"]} <= {row.key for row in all_rules()}
    assert {name for name, _ in verzonnen["facts"]} <= sockets.facts().keys()
