"""Promise 4 through HTTP: what the real pages tell and change is what the policy says, cell by cell (promises 3 and 4).

Each cell of tests/trust/cellen.py is set up as rows beside one family with a canary in every class, asked for through
the whole stack, and undone. The suite asks the 3-wise sample and a part of the flips; EENPLAN_FLIPS=alle asks them all.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpResponse

from eenplan.core.access.policy import Action, DataClass, Relation, Role, Shield
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Appointment
from eenplan.core.accounts.rules import DEFAULT_PURPOSE
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.doors import TEAM, VT, WERK
from eenplan.dossier.casus.models import Belangenconflict, Betrokkene, Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.personen.models import VeiligContact
from eenplan.dossier.stukken.actions import bewaar
from eenplan.dossier.stukken.models import Stuk
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import GenoemdePersoon, Melding
from eenplan.keten.melding.rules import Genoemd, MelderGegevens
from tests.regio import Regio, nieuwe_melding
from tests.trust.cellen import AXES, COURSE, NAMES, ROLES, Cell, answer, exists, flips, sample, triples

FLIPS = os.environ.get("EENPLAN_FLIPS", "80")
NAAM, ADRES, MELDER, TEKST = "Kanarievogel", "Kanariestraat", "Kanariemelder", "kanarietekst"
IN_KLASSE = {item: f"kanarie-{item.value}" for item in DataClass}
READ, WRITE = Action.LEZEN, Action.SCHRIJVEN


@dataclass(slots=True)
class Wereld:
    """One family, a document of each class, and an account for each role inside and outside the bronhouder."""

    regio: Regio
    casus: Casus
    melding_id: int
    persoon_id: int
    stukken: dict[DataClass, int]
    wie: dict[tuple[Role, bool], Account]

    def door(self, cell: Cell) -> str:
        return "werk" if cell["role"] in WERK | {Role.BELEID} else "partner"

    def get(self, cell: Cell, page: str) -> HttpResponse:
        return self.regio.client(self.key(cell)).get(f"/{self.door(cell)}/{page}")

    def key(self, cell: Cell) -> str:
        return f"{cell['role'].value}-{cell['own']}"


def people(regio: Regio) -> dict[tuple[Role, bool], Account]:
    """An account for each role, at the bronhouder and at another organisation."""
    secret, found = make_password(None), {}
    for role in ROLES:
        for own, place in ((True, "vt"), (False, "team")):
            key = f"{role.value}-{own}"
            account = Account.objects.create(username=key, password=secret, naam=f"Toets {key}")
            Appointment.objects.create(
                account=account, organisation=regio.organisations[place], role=role, functie=role.value,
                van=regio.at - timedelta(days=400),
            )  # fmt: skip
            regio.accounts[key] = found[role, own] = account
    regio.log_in_all()
    return found


@pytest.fixture
def wereld(regio: Regio) -> Wereld:
    persons = (Genoemd(f"Sanne {NAAM}", "1990-05-02", f"{ADRES} 12, 1234 AB Toetsdorp", "999000019", "slachtoffer"),)
    given = nieuwe_melding(tekst=f"Dit is de {TEKST}.", personen=persons, melder=MelderGegevens("Politie", naam=MELDER))
    receipt = neem_aan(given, by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    casus = Melding.objects.select_related("casus").get(pk=receipt.melding_id).casus
    Teamlid.objects.filter(casus=casus).delete()
    with act("toets.stuk", by=SYSTEM, at=regio.at) as a:
        for item, word in IN_KLASSE.items():
            bewaar(a, casus, f"{word}.txt", f"Inhoud: {word}.".encode(), item)
    enter(SYSTEM)
    stukken = {DataClass(row.klasse): row.pk for row in Stuk.objects.filter(casus=casus)}
    person = Betrokkene.objects.get(casus=casus).persoon_id
    return Wereld(regio, casus, receipt.melding_id, person, stukken, people(regio))


def put(wereld: Wereld, cell: Cell) -> None:
    """The rows that make this cell."""
    enter(SYSTEM)
    at, account = wereld.regio.at, wereld.wie[cell["role"], cell["own"]]
    place = wereld.regio.organisations["vt" if cell["own"] else "team"]
    mine = {"casus": wereld.casus, "account": account}
    long_ago, ended = at - timedelta(days=60), cell["relation"] == Relation.BEEINDIGD
    if cell["relation"] == Relation.TEAM or (ended and cell["own"]):
        Teamlid.objects.create(**mine, van=long_ago, tot=at if ended else None)
    elif cell["relation"] != Relation.GEEN:
        kind = "uitgenodigd" if cell["relation"] == Relation.UITGENODIGD else "deelnemer"
        Deelname.objects.create(**mine, organisatie=place, soort=kind, van=long_ago, tot=at if ended else None)
    if cell["cover"] != "niets":
        other = next(item for item in AXES["purpose"] if item != cell["purpose"])
        Deelbesluit.objects.create(
            **mine, organisatie=place, klassen=sorted(COURSE if cell["cover"] == "verloop" else DataClass),
            doel=other if cell["cover"] == "doel" else cell["purpose"], grond="Wmo 5.2.6", van=long_ago,
            besloten_door=wereld.regio.accounts["lead"], client_geinformeerd="ja",
            tot=at - timedelta(minutes=1) if cell["cover"] == "voorbij" else at + timedelta(days=30),
        )  # fmt: skip
    if cell["shield"] != Shield.GEEN:
        row = Schild.objects.create(casus=wereld.casus, soort=cell["shield"].value)
        row.lezers.set([wereld.regio.accounts["lead"], *([account] if cell["reader"] else [])])
    if cell["conflict"]:
        Belangenconflict.objects.create(**mine, reden="buren", sinds=at)


def says(cell: Cell, data_class: DataClass, action: Action = READ) -> bool:
    """Whether the policy opens this class in the same state."""
    return answer({**cell, "data_class": data_class, "action": action}).allowed


def told(page: HttpResponse) -> set[DataClass]:
    """Of which classes a canary is on the page."""
    body = page.content.decode()
    words = {NAAM: DataClass.IDENTITEIT, ADRES: DataClass.VINDBAAR, MELDER: DataClass.MELDER}
    found = {kind for word, kind in words.items() if word in body}
    found |= {DataClass.VEILIGHEID} if TEKST in body else set()
    return found | {kind for kind, word in IN_KLASSE.items() if word in body}


def judge(wereld: Wereld, cell: Cell) -> list[str]:
    """What is wrong with how the product answers in this cell; the state is undone."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setitem(DEFAULT_PURPOSE, cell["role"], cell["purpose"])
        put(wereld, cell)
        last = LogLine.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        wrong = list(reads(wereld, cell, last) if cell["action"] == READ else writes(wereld, cell))
        transaction.set_rollback(True)
    return [f"{text}: {' '.join(str(cell[name]) for name in NAMES)}" for text in wrong]


def reads(wereld: Wereld, cell: Cell, last: int) -> Iterator[str]:
    """The document of the class, the page where the class stands, and the one line with the rule."""
    kind, said = cell["data_class"], answer(cell)
    page = wereld.get(cell, f"stuk/{wereld.stukken[kind]}")
    if (page.status_code == 200, told(page)) != ((True, {kind}) if said.allowed else (False, set())):
        yield f"document {page.status_code} {sorted(told(page))}, policy {said}"
    enter(SYSTEM)
    account = wereld.wie[cell["role"], cell["own"]]
    lines = LogLine.objects.filter(pk__gt=last, account_id=account.pk).values_list("rule", "allowed")
    rule = "R0" if cell["role"] == Role.BELEID else said.rule  # his door stays shut, whatever the case
    if list(lines) != [(rule, said.allowed)]:
        yield f"log {list(lines)}, policy {rule} {said.allowed}"
    yield from on_the_page(wereld, cell, kind)


def on_the_page(wereld: Wereld, cell: Cell, kind: DataClass) -> Iterator[str]:
    """What stands on the page of the family, and for Veilig Thuis on that of the report."""
    may = {item for item in DataClass if says(cell, item)}
    shown = DataClass.PROCES in may
    if kind in {DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VINDBAAR}:
        page = wereld.get(cell, f"casus/{wereld.casus.pk}")
        wanted = {DataClass.IDENTITEIT} & may
        wanted |= {DataClass.VINDBAAR} & may if wanted else set()
    elif kind in {DataClass.VEILIGHEID, DataClass.MELDER} and cell["role"] in VT:
        page = wereld.get(cell, f"melding/{wereld.melding_id}")
        shown = shown and DataClass.VEILIGHEID in may
        wanted = {DataClass.VEILIGHEID, DataClass.MELDER} & may
    else:
        return
    found = told(page)
    if (page.status_code == 200) != shown or not (found >= wanted if shown else not found) or not found <= may:
        yield f"page {page.status_code} {sorted(found)}, policy {sorted(may)}"


def writes(wereld: Wereld, cell: Cell) -> Iterator[str]:
    """One real change of the class, through the page where it is made."""
    client, kind = wereld.regio.client(wereld.key(cell)), cell["data_class"]
    needs = {DataClass.PROCES, DataClass.IDENTITEIT}
    if kind == DataClass.VINDBAAR:
        path = f"/{wereld.door(cell)}/casus/{wereld.casus.pk}/veilig-contact/{wereld.persoon_id}"
        given: dict[str, Any] = {"telefoon": "0612345678", "voicemail": "nee", "versie": "0"}
        roles, needs = VT | TEAM | {Role.JUSTITIE}, needs | {kind}
    else:
        step = "neem-op" if kind == DataClass.VEILIGHEID else "overnemen"
        path, given, roles = f"/werk/melding/{wereld.melding_id}/{step}", {}, VT
        needs = set() if kind == DataClass.VEILIGHEID else {DataClass.PROCES, DataClass.VEILIGHEID}
    client.post(path, given)
    enter(SYSTEM)
    changed = {
        DataClass.VINDBAAR: VeiligContact.objects.exists,
        DataClass.VEILIGHEID: Melding.objects.exclude(stand="ontvangen").exists,
        DataClass.IDENTITEIT: GenoemdePersoon.objects.filter(bevestigd=True).exists,
    }[kind]()
    wanted = answer(cell).allowed and cell["role"] in roles and all(says(cell, item) for item in needs)
    if changed != wanted:
        yield f"changed {changed}, policy {answer(cell)}"


def test_belofte_04_the_sample_holds_every_three_values() -> None:
    cells = sample()
    held = {tuple((name, cell[name]) for name in three) for cell in cells for three in combinations(NAMES, 3)}
    assert held == triples()
    assert all(exists(cell) for cell in cells)


def test_belofte_04_the_pages_are_the_policy_on_a_3_wise_sample(
    wereld: Wereld, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = sample()
    wrong = [text for cell in cells for text in judge(wereld, cell)]
    with capsys.disabled():
        opened = sum(answer(cell).allowed for cell in cells)
        print(f"\nbelofte 4, HTTP: {len(cells)} cells, 3-wise, {opened} open, {len(wrong)} unlike the policy")
    assert not wrong, "\n".join(wrong[:40])


def test_belofte_04_the_pages_are_the_policy_where_one_value_flips_it(
    wereld: Wereld, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = flips()
    if FLIPS != "alle":
        pairs = random.Random(2026).sample(pairs, int(FLIPS))
    cells = {tuple(cell.values()): cell for _, here, there in pairs for cell in (here, there)}
    wrong = [text for cell in cells.values() for text in judge(wereld, cell)]
    with capsys.disabled():
        opened = sum(answer(cell).allowed for cell in cells.values())
        print(f"\nbelofte 4, HTTP: {len(pairs)} flips in {len(cells)} cells, {opened} open, {len(wrong)} unlike it")
    assert not wrong, "\n".join(wrong[:40])
