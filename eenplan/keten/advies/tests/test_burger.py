"""The citizen asks, comes back, asks on; nobody else does."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import deliver
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import TEXTS
from eenplan.core.workflow import Refused
from eenplan.keten.advies import actions, burger
from eenplan.keten.advies.models import Advies, Contactmoment, Terugkeer
from tests.regio import Regio

CANARY = "Kanarie zegt dat hij haar slaat"


def asked(regio: Regio, **given: object) -> burger.Ontvangst:
    return burger.stel_vraag(f"{CANARY}. Wat kan ik doen?", at=regio.at, **given)  # type: ignore[arg-type]  # tests vary single fields


def test_question_reaches_veilig_thuis(regio: Regio) -> None:
    asked(regio, gemeente="Toetsdorp")
    enter(SYSTEM)
    row = Advies.objects.get()
    assert (row.organisatie, row.kanaal, row.door_id) == (regio.organisations["vt"], "website", None)
    assert (row.stand, row.wacht_op_antwoord, row.vrager_soort) == ("open", True, "Onbekend")
    assert (row.vrager_naam, row.vrager_contact, row.codewoord) == ("", "", "")
    assert row.informatie_gegeven_op == regio.at
    term = Deadline.objects.get(object_type="advies", object_id=row.pk)
    assert (term.key, term.account, term.casus_id) == ("advies_antwoord", regio.accounts["triagist"], None)
    assert Message.objects.get(object_type="advies").account == regio.accounts["triagist"]


def test_log_knows_no_account_and_no_text(regio: Regio) -> None:
    asked(regio)
    enter(SYSTEM)
    (line,) = LogLine.objects.filter(verb="advies.stel_vraag")
    assert (line.account_id, line.organisation_id, line.role) == (None, None, "anoniem")
    assert CANARY not in str(list(LogLine.objects.values()))


def test_mail_about_it_says_nothing(regio: Regio, mailoutbox: list) -> None:
    asked(regio)
    enter(SYSTEM)
    deliver(regio.at)
    assert [(mail.subject, mail.body) for mail in mailoutbox] == [(TEXTS["nieuw"].subject, TEXTS["nieuw"].body)]


def test_secrets_are_kept_as_hashes_only(regio: Regio) -> None:
    key = uuid4()
    receipt = asked(regio, codewoord="Zonnebloem", sleutel=key)
    enter(SYSTEM)
    stored = str(list(Advies.objects.values())) + str(list(Terugkeer.objects.values()))
    for secret in (receipt.code, receipt.code.replace("-", ""), "Zonnebloem", "zonnebloem", str(key)):
        assert secret not in stored


def test_answer_comes_back(regio: Regio) -> None:
    receipt = asked(regio, codewoord="Zonnebloem")
    first = burger.lees_terug(receipt.code, "zonnebloem", at=regio.at)
    assert first is not None
    assert not first.beantwoord
    enter(SYSTEM)
    row = Advies.objects.get()
    enter(regio["triagist"])
    actions.voeg_contact_toe(row.pk, "Bel ons gerust.", by=regio["triagist"], at=regio.at)
    found = burger.lees_terug(receipt.code.lower(), "Zonnebloem", at=regio.at)
    assert found is not None
    assert [(item.van_mij, item.tekst) for item in found.berichten][1:] == [(False, "Bel ons gerust.")]
    assert (found.beantwoord, found.open) == (True, True)
    enter(SYSTEM)
    assert not Advies.objects.get().wacht_op_antwoord
    assert Deadline.objects.get(object_type="advies").done_at == regio.at


def test_word_of_ours_when_none_was_chosen(regio: Regio) -> None:
    receipt = asked(regio)
    assert len(receipt.codewoord.split("-")) == 3
    assert burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at) is not None


def test_internal_advice_is_not_shown(regio: Regio) -> None:
    receipt = asked(regio)
    enter(SYSTEM)
    Advies.objects.update(gegeven_advies="Interne aantekening")
    found = burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    assert "Interne" not in str(found)


@pytest.mark.parametrize(
    ("code", "word"),
    [("{code}", "fout"), ("AAAAA-AAAAA", "{word}"), ("", ""), ("{code}", ""), ("%", "%"), ("{word}", "{code}")],
)
def test_wrong_and_unknown_are_the_same(regio: Regio, code: str, word: str) -> None:
    receipt = asked(regio)
    given = {"code": receipt.code, "word": receipt.codewoord}
    assert burger.lees_terug(code.format(**given), word.format(**given), at=regio.at) is None
    enter(SYSTEM)
    (line,) = LogLine.objects.filter(verb="advies.lees_terug")
    assert (line.allowed, line.object_id, line.rule) == (False, None, "R0")


def test_same_work_for_wrong_and_unknown(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt = asked(regio)
    burger.lees_terug("warm", "warm", at=regio.at)
    done: list[str] = []
    real = burger.word_matches
    monkeypatch.setattr(burger, "word_matches", lambda word, known: done.append(word) or real(word, known))
    for code, word in ((receipt.code, "fout"), ("AAAAA-AAAAA", "fout"), (receipt.code, receipt.codewoord)):
        burger.lees_terug(code, word, at=regio.at)
    assert len(done) == 3


def test_guessing_stops_after_five_and_opens_later(regio: Regio) -> None:
    receipt = asked(regio)

    def attempt(word: str, at: datetime) -> bool:
        return burger.lees_terug(receipt.code, word, at=at) is not None

    assert not any(attempt(f"gok{n}", regio.at) for n in range(5))
    assert not attempt(receipt.codewoord, regio.at + timedelta(minutes=14))
    assert attempt(receipt.codewoord, regio.at + timedelta(minutes=16))
    enter(SYSTEM)
    assert Terugkeer.objects.get().mislukt == 0


def test_a_few_typing_faults_do_not_lock(regio: Regio) -> None:
    receipt = asked(regio)
    for n in range(12):
        burger.lees_terug(receipt.code, f"fout{n}", at=regio.at) if n % 3 else None
        assert burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at) is not None


def test_two_people_read_their_own(regio: Regio) -> None:
    one = burger.stel_vraag("Vraag een", at=regio.at)
    two = burger.stel_vraag("Vraag twee", at=regio.at)
    assert one.code != two.code
    assert burger.lees_terug(one.code, two.codewoord, at=regio.at) is None
    found = burger.lees_terug(two.code, two.codewoord, at=regio.at)
    assert found is not None
    assert [item.tekst for item in found.berichten] == ["Vraag twee"]


def test_sent_twice_is_one_question(regio: Regio) -> None:
    key = uuid4()
    assert asked(regio, sleutel=key) == asked(regio, sleutel=key)
    enter(SYSTEM)
    assert (Advies.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize("change", ["text", "word"])
def test_changed_and_sent_again_is_another(regio: Regio, change: str) -> None:
    key = uuid4()
    first = burger.stel_vraag("Vraag een", at=regio.at, sleutel=key, codewoord="Roos")
    text, word = ("Vraag twee", "Roos") if change == "text" else ("Vraag een", "Tulp")
    second = burger.stel_vraag(text, at=regio.at, sleutel=key, codewoord=word)
    assert first.code != second.code
    enter(SYSTEM)
    assert Advies.objects.count() == 2


@pytest.mark.parametrize(
    ("vraag", "more", "message"),
    [
        ("  ", {}, "Schrijf eerst uw vraag op"),
        ("mijn bsn is 999000019", {}, "burgerservicenummer"),
        ("Wat nu?", {"codewoord": "999000019"}, "burgerservicenummer"),
        ("x" * 20_001, {}, "te lang"),
        ("Wat nu?", {"gemeente": "x" * 201}, "te lang"),
        ("nul \x00", {}, "tekens"),
    ],
)
def test_refused_and_nothing_kept(regio: Regio, vraag: str, more: dict[str, str], message: str) -> None:
    with pytest.raises(Refused, match=message):
        burger.stel_vraag(vraag, at=regio.at, **more)
    enter(SYSTEM)
    assert not Advies.objects.exists()


def test_no_log_no_question_and_no_answer(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt = asked(regio)

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        asked(regio)
    with pytest.raises(DatabaseError):
        burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    enter(SYSTEM)
    assert Advies.objects.count() == Message.objects.count() == 1


def test_asking_on_starts_the_term_again(regio: Regio) -> None:
    receipt = asked(regio)
    enter(SYSTEM)
    row = Advies.objects.get()
    enter(regio["triagist"])
    actions.voeg_contact_toe(row.pk, "Antwoord.", by=regio["triagist"], at=regio.at)
    later = regio.at + timedelta(days=1)
    for _ in range(2):  # sent twice
        found = burger.vraag_verder(receipt.code, receipt.codewoord, "En als hij terugkomt?", at=later)
    assert found is not None
    assert [item.van_mij for item in found.berichten] == [True, False, True]
    enter(SYSTEM)
    assert Advies.objects.get().wacht_op_antwoord
    assert Deadline.objects.get(object_type="advies", done_at=None).started_at == later
    assert Contactmoment.objects.filter(van="vrager").count() == 1


def test_asking_on_needs_both_secrets(regio: Regio) -> None:
    receipt = asked(regio)
    assert burger.vraag_verder(receipt.code, "fout", "Nog iets", at=regio.at) is None
    with pytest.raises(Refused, match="burgerservicenummer"):
        burger.vraag_verder(receipt.code, receipt.codewoord, "999000019", at=regio.at)
    enter(SYSTEM)
    assert not Contactmoment.objects.exists()


def test_closed_conversation_can_be_read_only(regio: Regio) -> None:
    receipt = asked(regio)
    enter(SYSTEM)
    row = Advies.objects.get()
    enter(regio["triagist"])
    with pytest.raises(Refused, match="Antwoord eerst"):
        actions.sluit(row.pk, by=regio["triagist"], at=regio.at)
    actions.voeg_contact_toe(row.pk, "Antwoord.", by=regio["triagist"], at=regio.at)
    actions.sluit(row.pk, by=regio["triagist"], at=regio.at)
    with pytest.raises(Refused, match="afgesloten"):
        burger.vraag_verder(receipt.code, receipt.codewoord, "Nog iets", at=regio.at)
    found = burger.lees_terug(receipt.code, receipt.codewoord, at=regio.at)
    assert found is not None
    assert (found.open, len(found.berichten)) == (False, 2)


def test_promise_follows_the_rule(regio: Regio) -> None:
    # Friday 20 March 2026: two working days end on Tuesday 24 March
    assert asked(regio).uiterlijk.date().isoformat() == "2026-03-24"
