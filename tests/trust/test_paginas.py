"""Each page that a role can open, on a region at work: it opens, and asks no question of the database per row.

The pages come from the URL list (tests/bench/paginas.py), so that a new page is looked at by itself. A page that asks
the same again and again grows with the data: that is held down here; how long a page takes is for `make bench`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit import actions
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.rules import Stand
from eenplan.dossier.personen.models import Persoon
from eenplan.site.genereer.maak import maak
from eenplan.site.genereer.trek import Opdracht
from tests.bench import paginas
from tests.bench.paginas import Mensen, Pagina
from tests.decor import NOW, situatie
from tests.regio import Regio
from tests.repo.deuren import Address

GEZINNEN = 40
MEESTE = 59  # questions of the heaviest page: a family with its plan, and the reports that were handed over
ZELFDE = 4  # times that one page asks the same: each panel asks who may see it
# What no invented family of this region has, so nobody can open it here (packages test these pages themselves).
LEEG = (
    "huisverbod", "partner-huisverbod", "knelpunt", "partner-knelpunt", "interventie", "advies", "stuk", "partner-stuk",
    "token", "webhook", "regel", "beleid-uitleg", "werk-uitleg", "uitleg", "partner-uitleg",
    "rooster", "samenwerkingsafspraak", "stijlgids", "consult-advies", "ontvangstbewijs",
    "overdracht-antwoord", "vervolg-antwoord", "expertvraag", "vervolg-expert-terug", "mandaat-einde", "melding-los",
    "overdracht-ja", "overdracht-nee", "persoon-los", "melding-per-persoon", "melding-besluit-terug",
    "melding-voorstel", "dubbelen-kies", "nakijken-een", "mens", "organisatie", "toegang-geen-bekende",
    "logboek-waarom", "maildomein-intrekken", "vernietigen-stap",
    "nood-einde", "nood-oordeel", "partner-nood-einde",
)  # fmt: skip

NUMMER = re.compile(r"\bC-\d{4}-\d{6}\b")
VAN_HET_LOGBOEK = ("/werk/logboek", "/werk/nakijken")  # of which cases the log tells is in its own lines


@dataclass(slots=True)
class Ronde:
    """What a tour along all pages showed; asking for a page keeps what it asked of the database."""

    regio: Regio
    paginas: dict[str, Pagina] = field(default_factory=dict)
    dicht: dict[str, int] = field(default_factory=dict)
    vragen: dict[str, Counter[str]] = field(default_factory=dict)
    laatst: Counter[str] = field(default_factory=Counter)
    stil: dict[str, set[str]] = field(default_factory=dict)  # a page, and who stood on it without a line in the log
    geschreven: set[str] = field(default_factory=set)  # the addresses of which the log has a line
    zonder: dict[str, tuple[int, set[str]]] = field(default_factory=dict)  # a page while the log takes no line
    namen: dict[str, set[int]] = field(default_factory=dict)  # of everybody in the record: their keys

    def __call__(self, account: Any, pad: str) -> int:
        """Ask for this path."""
        seen: list[str] = []
        client = self.regio.client(account.username)

        def keep(execute: Any, sql: str, *rest: Any) -> Any:
            seen.append(re.sub(r'SAVEPOINT "\w+"', "SAVEPOINT", sql))
            return execute(sql, *rest)

        before = LogLine.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        with connection.execute_wrapper(keep):
            answer = client.get(pad)
        self.laatst = Counter(seen)
        self.keek_na(pad, answer, LogLine.objects.filter(pk__gt=before).values_list("persoon_id", "casus_id"))
        return int(answer.status_code)

    def op(self, answer: Any) -> set[str]:
        """Whose names stand on this page."""
        text = text_of(answer)
        return {name for name in self.namen if name in text}

    def keek_na(self, pad: str, answer: Any, lines: Iterable[tuple[int | None, int | None]]) -> None:
        """Keep of whom this page told without a line about him or about a case of his."""
        people, cases = (set(keys) for keys in zip(*lines, strict=True)) if (lines := list(lines)) else (set(), set())
        known = people | set(Betrokkene.objects.filter(casus_id__in=cases).values_list("persoon_id", flat=True))
        untold = {name for name in self.op(answer) if not self.namen[name] & known}
        shown = set(NUMMER.findall(text_of(answer))) if pad not in VAN_HET_LOGBOEK else set()
        if shown:
            untold |= shown - set(Casus.objects.filter(pk__in=cases).values_list("nummer", flat=True))
        if untold:
            self.stil[pad] = untold
        if lines:
            self.geschreven.add(pad)

    def zonder_log(self) -> None:
        """Ask again for every page of which the log had a line, with a log that takes none."""
        with patch.object(actions, "INSERT", "INSERT INTO audit_weg VALUES (%s, %s, %s, %s, %s, %s)"):
            for naam, item in self.paginas.items():
                if item.pad in self.geschreven:
                    answer = self.regio.client(item.wie.username).get(item.pad)
                    self.zonder[naam] = (answer.status_code, self.op(answer))


def text_of(answer: Any) -> str:
    """The words of a page; nothing of what is no page (a document)."""
    return unescape(answer.content.decode()) if answer.get("Content-Type", "").startswith("text/html") else ""


def mensen(regio: Regio) -> Mensen:
    """Everybody of the region by role."""
    found: Mensen = {}
    for key, viewer in regio.viewers.items():
        found.setdefault(viewer.role.value, []).append((regio.accounts[key], viewer))
    return found


@situatie
def ronde(regio: Regio) -> Ronde:
    """Along every page once."""
    maak(Opdracht(GEZINNEN, 3, regio.at, {}))
    regio.log_in_all()
    tour, last = Ronde(regio), {"status": 0}
    enter(SYSTEM)
    for pk, first, between, surname in Persoon.objects.values_list("pk", "voornamen", "tussenvoegsel", "achternaam"):
        tour.namen.setdefault(" ".join(filter(None, (first, between, surname))), set()).add(pk)

    def ask(account: Any, pad: str) -> int:
        last["status"] = tour(account, pad)
        return last["status"]

    with clock.at(NOW):
        for item in paginas.zoek(mensen(regio), ask, paginas.adressen()):
            if isinstance(item, Address):
                tour.dicht[item.name] = last["status"]
            else:
                tour.paginas[item.naam], tour.vragen[item.naam] = item, tour.laatst
        tour.zonder_log()
    return tour


def test_nearly_all_pages_open_on_invented_families(ronde: Ronde) -> None:
    assert len(ronde.paginas) > 100
    shut = {naam for naam, status in ronde.dicht.items() if status not in (302, 405)}
    assert sorted(naam for naam in shut if not naam.startswith(LEEG)) == []


def test_no_page_breaks(ronde: Ronde) -> None:
    assert {naam: status for naam, status in ronde.dicht.items() if status >= 500} == {}


def test_misbruik_10_nobody_stands_on_a_page_without_a_line_in_the_log(ronde: Ronde) -> None:
    """Per person who is shown a line about him, or about a case of his, in the transaction of the page."""
    assert len(ronde.namen) > 80
    assert ronde.stil == {}


def test_misbruik_10_without_the_log_no_page_tells_anything(ronde: Ronde) -> None:
    """Every page of which the log had a line: 503 and nobody's name."""
    assert len(ronde.zonder) > 80
    assert {naam: found for naam, found in ronde.zonder.items() if found != (503, set())} == {}


def test_every_role_finds_a_page(ronde: Ronde) -> None:
    roles = {role for address in paginas.adressen() for role in address.roles}
    assert {item.rol for item in ronde.paginas.values()} >= {"beheer", "beleid", "regisseur", "vt_casus", "vt_lead"}
    assert {item.rol for item in ronde.paginas.values()} <= roles


def test_no_page_asks_too_much(ronde: Ronde) -> None:
    heavy = {naam: sum(asked.values()) for naam, asked in ronde.vragen.items() if sum(asked.values()) > MEESTE}
    assert heavy == {}


def test_no_page_asks_the_same_for_each_row(ronde: Ronde) -> None:
    again = {
        naam: [(number, sql[:300]) for sql, number in asked.items() if number > ZELFDE]
        for naam, asked in ronde.vragen.items()
        if max(asked.values()) > ZELFDE
    }
    assert again == {}


# --- finding the pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pad", "found"),
    [
        ("werk/", []),
        ("werk/casus/<int:casus_id>", ["casus"]),
        ("werk/casus/<int:casus_id>/plan/afspraak/<int:afspraak_id>/controle", ["casus", "afspraak"]),
        ("werk/huisverbod/<int:huisverbod_id>/rihg/<int:deel>", ["huisverbod"]),
        ("partner/melding/<str:nummer>", []),
    ],
)
def test_the_objects_of_an_address(pad: str, found: list[str]) -> None:
    assert paginas.getallen(pad) == found


def test_each_object_in_an_address_has_a_table() -> None:
    names = {name for address in paginas.adressen() for name in paginas.getallen(address.path)}
    assert names >= {"casus", "melding", "vb", "persoon", "overdracht", "ronde"}
    assert {name for name in names if paginas.tabel(name) is None} == set()
    assert paginas.tabel("dienst") is apps.get_model("vervolg.Dienst")
    assert paginas.tabel("iets") is None


def test_every_state_of_a_case_is_looked_at() -> None:
    assert set(paginas.STANDEN) == set(Stand)


def test_what_is_not_behind_a_login_is_no_page() -> None:
    names = {address.name for address in paginas.adressen()}
    assert {"werk", "casus", "partner", "beleid"} <= names
    assert not {"voordeur", "gezondheid", "account_login", "kies-functie"} & names


def test_objects_are_those_of_the_case(ronde: Ronde) -> None:
    casus = Casus.objects.order_by("pk")[0]
    people = set(Betrokkene.objects.filter(casus=casus).values_list("persoon_id", flat=True))
    assert set(paginas.objecten("persoon", casus.pk)) <= people
    assert paginas.objecten("iets", casus.pk) == []
    assert len(paginas.objecten("melding", casus.pk)) <= paginas.PER_GETAL


def test_a_page_that_only_writes_is_tried_once(ronde: Ronde) -> None:
    tried: list[str] = []

    def ask(account: Any, pad: str) -> int:
        tried.append(pad)
        return 405

    one = next(item for item in paginas.adressen() if item.name == "overdracht-stel-op")
    assert list(paginas.zoek(mensen(ronde.regio), ask, [one])) == [one]
    assert len(tried) == 1


def test_who_is_sent_elsewhere_is_no_reason_to_stop(ronde: Ronde) -> None:
    asked: list[str] = []

    def ask(account: Any, pad: str) -> int:
        asked.append(account.username)
        return 302 if account.username == "beheer" else 200

    one = next(item for item in paginas.adressen() if item.name == "werk")
    (found,) = paginas.zoek(mensen(ronde.regio), ask, [one])
    assert isinstance(found, Pagina)
    assert asked == ["beheer", found.wie.username]
    assert found.pad == "/werk/"
