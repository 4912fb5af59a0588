"""All or nothing, for every action: no log line, no change; and what leaves the case holds no text of a person."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.feiten.models import Feit
from eenplan.keten.tests import handelingen_buiten
from eenplan.keten.tests.handelingen import KLAAR
from tests.foto import foto, verschil
from tests.regio import Regio

assert handelingen_buiten  # it adds to KLAAR
KETEN = Path(__file__).resolve().parents[1]
STAPPEN = ("overdracht", "regie", "plan", "nameting", "advies")
# Names that stand in every report of the test region; none may come out of the case.
MENSEN = ("Sanne", "Peter", "Bram", "Toets Regisseur", "Proefstraat", "999000019", "buurvrouw", "agressietraining")
# What goes out by mail or to somebody's work list, by action. Nothing is what is not listed.
BERICHTEN = {
    "overdracht.bied_aan": {"overdracht"},
    "overdracht.accepteer": {"antwoord", "nieuw"},
    "overdracht.weiger": {"antwoord"},
    "overdracht.vraag": {"antwoord"},
    "overdracht.antwoord": {"antwoord"},
    "overdracht.verdeel": {"overdracht"},
    "overdracht.herinner": {"termijn"},
    "overdracht.escaleer": {"termijn", "nieuw"},  # and a bottleneck for its owner
    "regie.wijs_toe": {"nieuw"},
    "regie.wissel": {"nieuw"},
    "regie.volg_op": {"nieuw"},
    "regie.vang_op": {"nieuw"},
    "plan.controleer, niet nagekomen": {"vervolgmelding"},
    "consult.raadpleeg": {"nieuw"},
    "consult.adviseer": {"antwoord"},
    "plan.meld_voortgang, lukt niet": {"antwoord"},
    "plan.voel_pols, onveilig": {"vervolgmelding"},
    "advies.stel_vraag": {"nieuw"},
    "advies.vraag_verder": {"nieuw"},
}
TELLINGEN = {"afspraken"}  # the only marks that are a number: never a key of a row
# Reading back by a citizen only counts the good attempt; nothing else of it changes.
ONGEWIJZIGD = {"advies.lees_terug": {"audit_logline"}}


def verbs() -> Iterator[str]:
    """Every verb that these packages open an act with, from the source."""
    for step in STAPPEN:
        for path in (KETEN / step).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "act":
                    given = node.args[0]
                    yield given.value if isinstance(given, ast.Constant) else "advies.lees_terug"


def test_every_action_is_in_the_table() -> None:
    """`regie.beeindig` and closing are only reached through the route (test_route); reading along has test_meelezen."""
    elsewhere = {"regie.beeindig", "nameting.verval", "toegang.gedeeld"}
    missing = set(verbs()) - {name.split(",")[0] for name in KLAAR} - elsewhere
    assert not missing


def log_is_full(*args: object) -> None:
    raise DatabaseError("log is full")


def keys() -> list[set[int]]:
    """The facts, the messages and the log lines there are."""
    enter(SYSTEM)
    return [set(model.objects.values_list("pk", flat=True)) for model in (Feit, Message, LogLine)]


@pytest.mark.usefixtures("in_handen")
@pytest.mark.parametrize("name", sorted(KLAAR))
def test_no_log_line_no_change_and_nobody_is_named(regio: Regio, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    do = KLAAR[name](regio)
    before, known = foto(), keys()
    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", log_is_full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            do()
    assert verschil(before) == set()
    do()
    changed = verschil(before)
    assert "audit_logline" in changed
    assert len(changed) > 1 or changed == ONGEWIJZIGD.get(name)
    facts, mails, lines = (
        model.objects.exclude(pk__in=old) for model, old in zip((Feit, Message, LogLine), known, strict=True)
    )
    names_nobody(name, facts, mails, lines)
    if not name.startswith("advies."):
        leads_to_no_case(facts)


def names_nobody(name: str, facts: QuerySet[Feit], mails: QuerySet[Message], lines: QuerySet[LogLine]) -> None:
    """What leaves the case at this action holds no name of a person."""
    assert {str(row.kind) for row in mails} == BERICHTEN.get(name, set())
    assert lines.exists()
    told = [repr(list(rows.values())) for rows in (facts, mails)]
    told.append(repr([(row.verb, row.rule, row.ground, row.object_type) for row in lines]))
    assert [word for word in MENSEN if word in " ".join(told)] == []


def leads_to_no_case(facts: QuerySet[Feit]) -> None:
    """The key of a fact is a hash: no number of a case, an account or a person stands in any mark."""
    for fact in facts:
        assert len(fact.keten) == 16
        for mark, value in fact.kenmerken.items():
            number = type(value) is int and mark in TELLINGEN
            assert number or isinstance(value, bool) or (isinstance(value, str) and " " not in value)
