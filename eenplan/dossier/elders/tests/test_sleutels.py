"""Keys: made by one manager, taken over by the other, renewed without a gap, and of no use when they are wrong."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.rulebook.models import Rule
from eenplan.core.workflow import Refused
from eenplan.dossier.elders import actions, antwoorden, queries
from eenplan.dossier.elders.antwoorden import beantwoord
from eenplan.dossier.elders.mensen import werk_bij
from eenplan.dossier.elders.models import Persoontoken, Vergelijkafspraak, Vergelijksleutel, Vergelijkvraag
from eenplan.dossier.elders.rules import OVERLAP, PER_DAG, Uitkomst, sleutel_als_tekst
from eenplan.dossier.elders.tests.conftest import Buren
from eenplan.dossier.elders.vragen import stel_vraag
from eenplan.dossier.personen.models import Persoon

Beiden = Callable[..., Persoon]
DAG = timedelta(days=1)


def vernieuw(buren: Buren, *, beide: bool = True, na: timedelta = DAG) -> str:
    at = buren.regio.at + na
    text = actions.maak_sleutel(buren.onze, by=buren.regio["beheer"], at=at)
    if beide:
        actions.neem_sleutel(buren.hunne, text, by=buren.beheer2, at=at)
    enter(SYSTEM)
    return text


def versies(buren: Buren, na: timedelta) -> list[int]:
    enter(SYSTEM)
    row = Vergelijkafspraak.objects.get(pk=buren.onze)
    return [key.versie for key in queries.geldige_sleutels(row, buren.regio.at + na)]


def test_the_old_and_the_new_key_hold_together_for_a_while(buren: Buren) -> None:
    assert versies(buren, DAG) == [1]
    vernieuw(buren)
    days = Rule.objects.get(key=OVERLAP).value
    assert versies(buren, DAG) == [2, 1]
    assert versies(buren, timedelta(days=days)) == [2, 1]
    assert versies(buren, timedelta(days=days + 3)) == [2]


@pytest.mark.parametrize("beide", [True, False])
def test_a_match_is_found_all_through_the_renewal(buren: Buren, beiden: Beiden, beide: bool) -> None:
    """Also while one side has the new key and the other has not yet."""
    mine = beiden()
    vernieuw(buren, beide=beide)
    assert buren.vraag(mine, at=buren.regio.at + DAG).uitkomst == Uitkomst.MATCH


def test_the_old_key_ends(buren: Buren, beiden: Beiden) -> None:
    """Who did not take the new key over in time hears that, and never "geen match"."""
    mine = beiden()
    vernieuw(buren, beide=False)
    late = buren.regio.at + timedelta(days=60)
    with pytest.raises(Refused, match="de sleutels passen niet"):
        buren.vraag(mine, at=late)
    enter(SYSTEM)
    assert Vergelijkvraag.objects.get(richting="ontvangen").uitkomst == Uitkomst.SLEUTEL
    assert actions.vergeet_sleutels(late) > 0
    assert list(Vergelijksleutel.objects.filter(afspraak=buren.onze).values_list("versie", flat=True)) == [2]


def test_with_a_wrong_key_there_is_no_answer_at_all(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    enter(SYSTEM)
    Vergelijksleutel.objects.filter(afspraak=buren.hunne).delete()
    actions.neem_sleutel(buren.hunne, sleutel_als_tekst(1, b"z" * 32), by=buren.beheer2, at=buren.regio.at)
    with pytest.raises(Refused, match="geen 'geen match'"):
        buren.vraag(mine)
    enter(SYSTEM)
    assert not Persoontoken.objects.exists()  # nobody was looked for


def test_without_a_key_nothing_is_asked(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    enter(SYSTEM)
    Vergelijksleutel.objects.all().delete()
    with pytest.raises(Refused, match="nog geen sleutel"):
        buren.vraag(mine)


def test_a_key_lies_sealed_and_tells_nothing_in_the_table(buren: Buren, beiden: Beiden) -> None:
    text = vernieuw(buren)
    key = bytes.fromhex(text.split(".")[1])
    buren.vraag(beiden(), at=buren.regio.at + DAG)
    enter(SYSTEM)
    assert all(key not in bytes(row.verzegeld) for row in Vergelijksleutel.objects.all())
    assert text not in str(list(LogLine.objects.values()))
    sealed = set(Vergelijksleutel.objects.filter(versie=2).values_list("verzegeld", flat=True))
    assert len({bytes(item) for item in sealed}) == 2  # each side for itself


@pytest.mark.parametrize("key", ["triagist", "lead", "fg", "agent"])
def test_only_the_manager_has_to_do_with_keys(buren: Buren, key: str) -> None:
    by, at = buren.regio[key], buren.regio.at
    tries: list[Callable[[], object]] = [
        lambda: actions.spreek_af(buren.vt2.pk, "Convenant", by=by, at=at),
        lambda: actions.maak_sleutel(buren.onze, by=by, at=at),
        lambda: actions.neem_sleutel(buren.onze, sleutel_als_tekst(9, b"z" * 32), by=by, at=at),
        lambda: actions.beeindig(buren.onze, by=by, at=at),
    ]
    for doe in tries:
        with pytest.raises(Refused, match="alleen de functioneel beheerder"):
            doe()


@pytest.mark.parametrize(("partner", "grond", "words"), [
    ("vt2", "Convenant", "al afgesproken"), ("vt", "Convenant", "andere organisatie"),
    ("team", "  ", "Noem de afspraak"),
])  # fmt: skip
def test_an_agreement_that_cannot_be(buren: Buren, partner: str, grond: str, words: str) -> None:
    place = buren.vt2 if partner == "vt2" else buren.regio.organisations[partner]
    with pytest.raises(Refused, match=words):
        actions.spreek_af(place.pk, grond, by=buren.regio["beheer"], at=buren.regio.at)


@pytest.mark.parametrize("versie", [1, 0])
def test_an_older_key_is_not_taken_over(buren: Buren, versie: int) -> None:
    with pytest.raises(Refused):
        actions.neem_sleutel(
            buren.onze, sleutel_als_tekst(versie, b"z" * 32), by=buren.regio["beheer"], at=buren.regio.at
        )


def test_the_other_side_s_agreement_is_not_ours(buren: Buren) -> None:
    with pytest.raises(Refused, match="geen vergelijken"):
        actions.maak_sleutel(buren.hunne, by=buren.regio["beheer"], at=buren.regio.at)


def test_what_ended_is_over_at_once(buren: Buren, beiden: Beiden) -> None:
    mine, at = beiden(), buren.regio.at
    buren.vraag(mine)
    _, sent = stel_vraag(buren.casus.pk, mine.pk, buren.onze, by=buren.regio["triagist"], at=at)
    actions.beeindig(buren.hunne, by=buren.beheer2, at=at)
    with pytest.raises(Refused, match="geen vergelijken"):
        beantwoord(sent, van=buren.casus.bronhouder_id, aan=buren.vt2.pk, at=at)
    assert LogLine.objects.filter(verb="elders.beantwoord", rule="R0", allowed=False).exists()
    enter(SYSTEM)
    assert not Persoontoken.objects.filter(bronhouder_id=buren.vt2.pk).exists()
    with pytest.raises(Refused, match="geen vergelijken"):
        actions.beeindig(buren.hunne, by=buren.beheer2, at=at)


def vragen(buren: Buren, mine: Persoon, times: int) -> list[Uitkomst]:
    return [buren.vraag(mine).uitkomst for _ in range(times)]


def test_who_asks_for_everybody_is_stopped_and_seen(buren: Buren, beiden: Beiden) -> None:
    Rule.objects.filter(key=PER_DAG).update(value=3)
    mine, at = beiden(), buren.regio.at
    assert vragen(buren, mine, 4) == [Uitkomst.MATCH] * 3 + [Uitkomst.TE_VEEL]
    (seen,) = queries.partners(buren.beheer2, now=at)
    assert (seen.naam, seen.ontvangen_dag, seen.match_maand, seen.geweigerd_maand) == (
        "Veilig Thuis Toetsland (verzonnen)", 4, 3, 1,
    )  # fmt: skip
    assert (seen.te_veel, seen.opvallend, seen.versies) == (True, True, (1,))
    assert buren.vraag(mine, at=at + timedelta(hours=25)).uitkomst == Uitkomst.MATCH
    (ours,) = queries.partners(buren.regio["fg"], now=at)
    assert (ours.gesteld_maand, ours.ontvangen_dag, ours.opvallend) == (5, 0, False)
    assert queries.partners(buren.regio["triagist"], now=at) == []


@pytest.mark.parametrize(("dag", "maand", "te_veel", "opvallend"), [
    (0, 0, False, False), (19, 60, False, False), (20, 20, False, True), (1, 125, False, True), (0, 1, True, True),
])  # fmt: skip
def test_when_somebody_should_ask_why(dag: int, maand: int, te_veel: bool, opvallend: bool) -> None:
    assert queries.Partner(1, "", 0, dag, maand, 0, 0, 25, te_veel, ()).opvallend is opvallend


def test_what_was_caught_cannot_be_played_again(buren: Buren, beiden: Beiden) -> None:
    buren.vraag(beiden())
    (sent,), place = buren.lijn[:1], buren.casus.bronhouder_id
    for at in (buren.regio.at, buren.regio.at + timedelta(minutes=16)):
        beantwoord(sent, van=place, aan=buren.vt2.pk, at=at)
    enter(SYSTEM)
    outcomes = Vergelijkvraag.objects.filter(richting="ontvangen").order_by("pk").values_list("uitkomst", flat=True)
    assert list(outcomes) == [Uitkomst.MATCH] + [Uitkomst.TE_LAAT] * 2


@pytest.mark.parametrize("rubbish", [b"", b"{}", b"[]", b"\xff", b'{"bericht": "{}", "tekens": {}}', b"null"])
def test_rubbish_is_counted_and_tells_nothing(buren: Buren, rubbish: bytes) -> None:
    answer = beantwoord(rubbish, van=buren.casus.bronhouder_id, aan=buren.vt2.pk, at=buren.regio.at)
    assert b"sleutel" in answer
    enter(SYSTEM)
    assert Vergelijkvraag.objects.get().uitkomst == Uitkomst.SLEUTEL


def test_a_changed_message_is_not_answered(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    _, sent = stel_vraag(buren.casus.pk, mine.pk, buren.onze, by=buren.regio["triagist"], at=buren.regio.at)
    changed = sent.replace(b"088 111", b"088 999")
    assert changed != sent
    assert b"sleutel" in beantwoord(changed, van=buren.casus.bronhouder_id, aan=buren.vt2.pk, at=buren.regio.at)


def test_when_the_line_for_the_log_fails_there_is_no_answer(
    buren: Buren, beiden: Beiden, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = beiden()
    _, sent = stel_vraag(buren.casus.pk, mine.pk, buren.onze, by=buren.regio["triagist"], at=buren.regio.at)
    monkeypatch.setattr(antwoorden, "VERB", "x" * 70)
    with pytest.raises(Exception, match="too long"):
        beantwoord(sent, van=buren.casus.bronhouder_id, aan=buren.vt2.pk, at=buren.regio.at)


def test_the_heads_are_made_in_turns(buren: Buren) -> None:
    for naam in ("Fleur Mens", "Twee Mens", "Drie Mens"):
        buren.mens(naam, "1990-05-02", daar=True)
    key = Vergelijksleutel.objects.get(afspraak=buren.hunne)
    assert [werk_bij(key, meest=2), werk_bij(key, meest=2), werk_bij(key, meest=2)] == [2, 1, 0]
    assert set(Persoontoken.objects.values_list("persoon_id", flat=True)) == set(
        buren.casus2.betrokkenen.values_list("persoon_id", flat=True)
    )


def test_heads_are_thrown_away_when_somebody_is_written_anew(buren: Buren) -> None:
    mens = buren.mens("Fleur Mens", "1990-05-02", daar=True)
    key = Vergelijksleutel.objects.get(afspraak=buren.hunne)
    werk_bij(key)
    assert Persoontoken.objects.filter(persoon_id=mens.pk).count() == 2
    mens.save()
    assert not Persoontoken.objects.filter(persoon_id=mens.pk).exists()


def test_another_organisation_sees_neither_keys_nor_questions(buren: Buren, beiden: Beiden) -> None:
    buren.vraag(beiden())
    enter(buren.regio["agent"])
    with connection.cursor() as cursor:
        for table in ("vergelijkafspraak", "vergelijksleutel", "persoontoken", "vergelijkvraag", "vergelijkmatch"):
            cursor.execute(f"SELECT count(*) FROM elders_{table}")
            assert cursor.fetchone() == (0,), table
