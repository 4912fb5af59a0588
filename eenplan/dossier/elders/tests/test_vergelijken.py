"""Two regions find a shared person without seeing more: the whole way, with the real database and both logs."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, shield
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.elders import queries
from eenplan.dossier.elders.models import Persoontoken, Vergelijkmatch, Vergelijkvraag
from eenplan.dossier.elders.rules import Contact, Uitkomst
from eenplan.dossier.elders.tests.conftest import BSN, HUIS, ZIJ, Buren
from eenplan.dossier.elders.vragen import WEINIG, neem_antwoord, stel_vraag
from eenplan.dossier.personen.actions import record, set_address
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens

Beiden = Callable[..., Persoon]
ONS = Contact("Veilig Thuis Toetsland (verzonnen)", "triagist", "088 111 11 11")
HUN = Contact("Veilig Thuis Buurland (verzonnen)", "teamleider", "088 222 22 22")
HUN_ALGEMEEN = Contact(HUN.organisatie, "", HUN.telefoon)


def regels(verb: str) -> set[tuple[int | None, int | None, int | None, str, bool]]:
    """Organisation, case, person, rule, allowed."""
    return set(
        LogLine.objects.filter(verb=verb).values_list("organisation_id", "casus_id", "persoon_id", "rule", "allowed")
    )


@pytest.mark.parametrize("daar", [
    {}, {"bsn": ""}, {"naam": "Vogel, K.", "geboren": ""}, {"bsn": "", "adres": ""},
    {"bsn": "", "naam": "Kanaria Bakker"}, {"bsn": "", "geboren": "05-02-1990"},
    {"naam": "", "adres": "", "geboren": ""},
])  # fmt: skip
def test_a_shared_person_is_found(buren: Buren, beiden: Beiden, daar: dict[str, str]) -> None:
    answer = buren.vraag(beiden(**daar))
    assert (answer.uitkomst, answer.contacten) == (Uitkomst.MATCH, (HUN,))


@pytest.mark.parametrize("daar", [
    {"bsn": "", "geboren": ""}, {"bsn": "", "geboren": "1990"}, {"bsn": "", "naam": "Zus van den Vogel"},
    {"bsn": "999000020", "geboren": "1990-05-03"}, {"bsn": "", "naam": "K. van den Vogel"},
])  # fmt: skip
def test_somebody_else_is_not(buren: Buren, beiden: Beiden, daar: dict[str, str]) -> None:
    """Also who has no birth date there: a name and an address are shared by whole families."""
    answer = buren.vraag(beiden(**daar))
    assert (answer.uitkomst, answer.contacten) == (Uitkomst.GEEN_MATCH, ())
    assert not Vergelijkmatch.objects.exists()


def test_both_logs_have_the_look_and_both_know_whom_to_call(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    theirs = buren.casus2.betrokkenen.get().persoon_id
    buren.vraag(mine)
    enter(SYSTEM)
    own, other = buren.casus.bronhouder_id, buren.casus2.pk
    assert (own, buren.casus.pk, mine.pk, "elders", True) in regels("elders.stel_vraag")
    assert (own, other, theirs, "elders", True) in regels("elders.beantwoord")
    shown = LogLine.objects.filter(verb="elders.beantwoord", persoon_id=theirs).get()
    assert (shown.classes, shown.account_id) == (["bestaan"], None)
    for viewer, case, contact in ((buren.regio["triagist"], buren.casus, HUN), (buren.baas2, buren.casus2, ONS)):
        enter(viewer)
        (found,) = queries.matches(viewer, case.pk)
        assert Contact(found.organisatie, found.functie, found.telefoon) == contact
    enter(buren.regio["triagist"])
    assert not Vergelijkmatch.objects.filter(casus=buren.casus2).exists()  # the second lock
    assert Vergelijkvraag.objects.count() == 1


def test_who_works_there_hears_that_something_is_new_and_no_more(buren: Buren, beiden: Beiden) -> None:
    buren.vraag(beiden())
    (told,) = Message.objects.filter(object_type="vergelijkvraag")
    assert (told.kind, told.account_id) == ("vervolgmelding", buren.baas2.account_id)


def test_nothing_of_her_goes_over_the_line_or_into_the_other_log(buren: Buren, beiden: Beiden) -> None:
    """The canary: her name, number, birth date and house; in what they keep of our question neither."""
    mine = beiden()
    buren.vraag(mine)
    buren.vraag(buren.mens("Iemand Kanarie", "1971-03-04", HUIS, "999000111"))
    line = b" ".join(buren.lijn).lower()
    enter(SYSTEM)
    kept = str(list(LogLine.objects.filter(verb__startswith="elders").values()))
    kept += str(list(Vergelijkvraag.objects.filter(richting="ontvangen").values()))
    kept += str(list(Vergelijkmatch.objects.values())) + str(list(Persoontoken.objects.values()))
    words = ("kanari", "vogel", "1990", "05-02", "1971", BSN, "999000111", "1234", "casus", buren.casus.nummer.lower())
    for word in words:
        assert word.encode() not in line
    for word in ("kanari", "vogel", BSN, "1234 ab", buren.casus.nummer.lower()):
        assert word not in kept.lower()
    theirs = LogLine.objects.filter(verb="elders.beantwoord")
    assert mine.pk not in set(theirs.values_list("persoon_id", flat=True))


def test_every_answer_looks_alike_on_the_line(buren: Buren, beiden: Beiden) -> None:
    buren.vraag(beiden())
    buren.vraag(buren.mens("Iemand Anders", "1971-03-04"))
    asked, answered = buren.lijn[0::2], buren.lijn[1::2]
    assert len({len(item) for item in answered}) == 1
    assert len({len(item) for item in asked}) == 1


def scherm_af(casus: Casus, soort: str, lezers: list[int]) -> None:
    with act("toets.schild", by=SYSTEM, at=casus.geopend_op) as a:
        shield(a, casus, soort, lezers)
    enter(SYSTEM)


@pytest.mark.parametrize("how", ["schild", "adres"])
def test_of_a_hidden_place_only_the_general_number_is_given(buren: Buren, beiden: Beiden, how: str) -> None:
    """Who works on it says where she is: R6."""
    mine = beiden()
    Casus.objects.filter(pk=buren.casus2.pk).update(
        verantwoordelijke_organisatie=buren.regio.organisations["ander_team"],
        verantwoordelijke=buren.regio.accounts["ander"],
    )
    assert buren.vraag(mine).contacten == (Contact("Lokaal team Elders (verzonnen)", "casusregisseur", ""),)
    if how == "schild":
        scherm_af(buren.casus2, "adres", [])
    else:
        Adres.objects.filter(persoon__betrokken_bij__casus=buren.casus2).update(geheim=True)
    assert buren.vraag(mine).contacten == (HUN_ALGEMEEN,)


@pytest.mark.parametrize("how", ["schild", "adres", "besloten"])
def test_a_hidden_address_is_never_confirmed(buren: Buren, beiden: Beiden, how: str) -> None:
    """Asked with her birth date, first name and the right house, the answer is as if the guess was wrong."""
    mine = beiden(naam="Kanaria Bakker", bsn="")
    assert buren.vraag(mine).uitkomst == Uitkomst.MATCH  # by the house alone
    if how == "adres":
        Adres.objects.filter(persoon__betrokken_bij__casus=buren.casus2).update(geheim=True)
    else:
        scherm_af(buren.casus2, "adres" if how == "schild" else how, [])
    assert buren.vraag(mine).uitkomst == Uitkomst.GEEN_MATCH


def test_our_hidden_address_does_not_go_out(buren: Buren, beiden: Beiden) -> None:
    mine = beiden(naam="Kanaria Bakker", bsn="")
    scherm_af(buren.casus, "adres", [buren.regio.accounts["triagist"].pk])
    assert buren.vraag(mine).uitkomst == Uitkomst.GEEN_MATCH


def test_from_a_shielded_case_our_general_number_goes_along(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    scherm_af(buren.casus, "adres", [])
    buren.vraag(mine)
    enter(SYSTEM)
    found = Vergelijkmatch.objects.get(casus=buren.casus2)
    assert (found.organisatie, found.functie, found.telefoon) == (ONS.organisatie, "", ONS.telefoon)


def test_a_secluded_case_is_not_there_for_a_partner(buren: Buren, beiden: Beiden) -> None:
    """The answer is that of somebody unknown; inside, its readers see who asked and may call themselves."""
    mine, stranger = beiden(), buren.mens("Iemand Anders", "1971-03-04")
    scherm_af(buren.casus2, "besloten", [buren.baas2.account_id or 0])
    secluded, unknown = buren.vraag(mine), buren.vraag(stranger)
    assert (secluded.uitkomst, secluded.contacten) == (unknown.uitkomst, unknown.contacten)
    assert secluded.uitkomst == Uitkomst.GEEN_MATCH
    enter(SYSTEM)
    there = buren.casus2.betrokkenen.get().persoon_id
    assert (buren.casus.bronhouder_id, buren.casus2.pk, there, "R6", False) in regels("elders.beantwoord")
    enter(buren.baas2)
    assert [item.organisatie for item in queries.matches(buren.baas2, buren.casus2.pk)] == [ONS.organisatie]


def test_about_a_secluded_case_of_ours_nobody_is_asked(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    scherm_af(buren.casus, "besloten", [buren.regio.accounts["triagist"].pk])
    with pytest.raises(Refused, match="besloten"):
        buren.vraag(mine)
    assert buren.lijn == []


def test_where_nobody_works_any_more_nobody_is_called(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    with act("toets.sluit", by=SYSTEM, at=buren.regio.at) as a:
        close(a, buren.casus2, Sluitreden.GEEN_VERVOLG, role="vt_lead")
    enter(SYSTEM)
    assert buren.vraag(mine).uitkomst == Uitkomst.GEEN_MATCH


def test_somebody_in_two_cases_gives_both_numbers_once(buren: Buren, beiden: Beiden) -> None:
    mine = beiden()
    buren.mens(*ZIJ, daar=True)  # written down twice: one case, one number
    assert buren.vraag(mine).contacten == (HUN,)
    enter(SYSTEM)
    assert Vergelijkmatch.objects.filter(casus=buren.casus2).count() == 1


def test_what_was_corrected_counts_at_once(buren: Buren, beiden: Beiden) -> None:
    mine = beiden(naam="Ander Mens", bsn="", adres="")
    assert buren.vraag(mine).uitkomst == Uitkomst.GEEN_MATCH
    enter(SYSTEM)
    there = buren.casus2.betrokkenen.get().persoon
    record(there, Persoonsgegevens("Kanaria", "van den", "Vogel"))
    assert buren.vraag(mine).uitkomst == Uitkomst.MATCH
    enter(SYSTEM)
    record(there, Persoonsgegevens("Ander", "", "Mens", geboortedatum="1971-01-01"))
    set_address(there, HUIS, buren.regio.at.date())
    assert buren.vraag(mine).uitkomst == Uitkomst.GEEN_MATCH


@pytest.mark.parametrize(("naam", "geboren", "bsn"), [
    ("Kanaria van den Vogel", "", ""), ("Kanaria van den Vogel", "1990", ""), ("", "1990-05-02", ""),
])  # fmt: skip
def test_of_too_little_no_question_is_made(buren: Buren, naam: str, geboren: str, bsn: str) -> None:
    mens = buren.mens(naam, geboren, HUIS, bsn)
    with pytest.raises(Refused, match=WEINIG[:40]):
        buren.vraag(mens)


@pytest.mark.parametrize("key", ["agent", "regisseur", "casus", "beheer", "fg", "beleid"])
def test_who_may_not_work_on_the_case_cannot_ask(buren: Buren, beiden: Beiden, key: str) -> None:
    mine, by = beiden(), buren.regio[key]
    with pytest.raises((NotVisible, Refused)):
        stel_vraag(buren.casus.pk, mine.pk, buren.onze, by=by, at=buren.regio.at)
    enter(SYSTEM)
    assert not Vergelijkvraag.objects.exists()


def test_only_about_people_of_the_case_and_with_our_own_partner(buren: Buren, beiden: Beiden) -> None:
    mine, at, by = beiden(), buren.regio.at, buren.regio["triagist"]
    with pytest.raises(Refused, match="hoort niet bij deze casus"):
        stel_vraag(buren.casus.pk, buren.casus2.betrokkenen.get().persoon_id, buren.onze, by=by, at=at)
    with pytest.raises(Refused, match="geen vergelijken afgesproken"):
        stel_vraag(buren.casus.pk, mine.pk, buren.hunne, by=by, at=at)


def test_an_answer_is_taken_in_once_and_by_who_may(buren: Buren, beiden: Beiden) -> None:
    buren.vraag(beiden())
    enter(SYSTEM)
    mark = Vergelijkvraag.objects.get(richting="gesteld").kenmerk
    for by in (buren.regio["triagist"], buren.baas2):
        with pytest.raises(Refused, match="geen antwoord meer verwacht"):
            neem_antwoord(mark, buren.lijn[1], by=by, at=buren.regio.at)


@pytest.mark.parametrize("key", ["agent", "regisseur", "casus", "beheer"])
def test_who_may_not_know_the_people_sees_no_match(buren: Buren, beiden: Beiden, key: str) -> None:
    buren.vraag(beiden())
    enter(buren.regio[key])
    with suppress(NotVisible):
        assert queries.matches(buren.regio[key], buren.casus.pk) == []
