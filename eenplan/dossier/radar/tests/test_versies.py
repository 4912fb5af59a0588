"""One version in use at a time, kept with who and when; another organisation neither reads nor changes it."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.radar import naast
from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten
from eenplan.dossier.radar.models import Gewichtenversie
from eenplan.dossier.radar.naast import in_gebruik, schaal
from eenplan.dossier.radar.opslag import uit_json
from eenplan.dossier.radar.queries import bekend
from eenplan.dossier.radar.tests.test_bekend import earlier
from eenplan.dossier.radar.vergelijk import Veld
from eenplan.dossier.radar.versies import bewaar, terug_naar, versies
from tests.regio import Regio

__all__ = ["earlier"]
# A region where hardly anybody is written down the same way twice.
ANDERS = Gewichten("toets", {**STANDAARD, Veld.VOORNAAM: ((0.2, 0.2, 0.2, 0.2, 0.2), *STANDAARD[Veld.VOORNAAM][1:])})


def leer(regio: Regio, gewichten: Gewichten = ANDERS, by: str = "beheer") -> int:
    """Keep these for Veilig Thuis; returns the number of the version."""
    made = bewaar(regio.organisations["vt"].pk, gewichten, 800, 900, by=regio[by], at=regio.at)
    enter(SYSTEM)
    return made.versie


def namens_vt(regio: Regio) -> str:
    enter(SYSTEM)
    return in_gebruik(regio.organisations["vt"].pk).versie


def test_a_version_follows_another_and_says_who_and_when(regio: Regio) -> None:
    assert namens_vt(regio) == "standaard"
    assert [leer(regio), leer(regio, replace(ANDERS, versie="later"))] == [1, 2]
    new, old = versies(regio.organisations["vt"].pk)
    assert (old.gebruikt_tot, new.gebruikt_tot, new.versie, namens_vt(regio)) == (regio.at, None, 2, "later")
    assert (new.door_id, new.op, new.personen, new.paren) == (regio["beheer"].account_id, regio.at, 800, 900)
    lines = LogLine.objects.filter(verb="radar.leer").order_by("pk").values_list("object_type", "object_id")
    assert list(lines) == [("gewichtenversie", old.pk), ("gewichtenversie", new.pk)]


def test_back_to_a_former_version_or_to_what_came_along(regio: Regio) -> None:
    place = regio.organisations["vt"].pk
    leer(regio)
    leer(regio, replace(ANDERS, versie="later"))
    for versie, naam in ((1, "toets"), (None, "standaard"), (2, "later")):
        terug_naar(place, versie, by=regio["beheer"], at=regio.at)
        assert namens_vt(regio) == naam
        assert versies(place).filter(gebruikt_tot__isnull=True).count() == (versie is not None)
    assert LogLine.objects.filter(verb="radar.gewichten", account_id=regio["beheer"].account_id).count() == 3


def test_what_cannot_be_chosen_is_refused_and_nothing_changes(regio: Regio) -> None:
    place = regio.organisations["vt"].pk
    for versie, woorden in ((None, "standaardgewichten zijn al in gebruik"), (7, "Er is geen versie 7")):
        with pytest.raises(Refused, match=woorden):
            terug_naar(place, versie, by=regio["beheer"], at=regio.at)
    leer(regio)
    with pytest.raises(Refused, match="Versie 1 is al in gebruik"):
        terug_naar(place, 1, by=regio["beheer"], at=regio.at)
    assert namens_vt(regio) == "toets"


@pytest.mark.parametrize("wie", ["triagist", "lead", "proces", "fg", "regisseur", "beleid", "ander beheer"])
def test_only_the_functional_manager_of_this_organisation(regio: Regio, wie: str) -> None:
    elsewhere = replace(regio["beheer"], organisation_id=regio.organisations["team"].pk)
    viewer = elsewhere if wie == "ander beheer" else regio[wie]
    place = regio.organisations["vt"].pk
    with pytest.raises(Refused, match="alleen de functioneel beheerder"):
        bewaar(place, ANDERS, 1, 1, by=viewer, at=regio.at)
    leer(regio)
    with pytest.raises(Refused, match="alleen de functioneel beheerder"):
        terug_naar(place, None, by=viewer, at=regio.at)
    assert namens_vt(regio) == "toets"


def test_the_database_keeps_one_in_use(regio: Regio) -> None:
    leer(regio)
    with pytest.raises(IntegrityError, match="gewichtenversie_in_gebruik"), transaction.atomic():
        Gewichtenversie.objects.create(
            bronhouder=regio.organisations["vt"], versie=2, op=regio.at, gewichten={}, personen=1, paren=1,
            gebruikt_van=regio.at,
        )  # fmt: skip


def test_another_organisation_does_not_read_it_unless_it_works_on_a_case_of_this_one(
    regio: Regio, casus: Casus
) -> None:
    leer(regio)
    place, team = regio.organisations["vt"].pk, regio.organisations["team"]
    for wie, seen in (("regisseur", 0), ("agent", 0), ("beleid", 0), ("triagist", 1)):
        enter(regio[wie])
        assert Gewichtenversie.objects.count() == seen
    enter(SYSTEM)
    part = Deelname.objects.create(casus=casus, organisatie=team, van=regio.at)
    enter(regio["regisseur"])
    assert in_gebruik(place).versie == "toets"  # both see the same strip
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Gewichtenversie.objects.update(gebruikt_tot=regio.at)
    enter(SYSTEM)
    part.tot = regio.at
    part.save()
    enter(regio["regisseur"])
    assert in_gebruik(place).versie == "standaard"


def test_a_new_version_shows_at_once_without_a_question_more(
    regio: Regio, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Also in a process that read another one before; the text of a version is read once."""
    monkeypatch.setattr(naast, "GELEZEN", 2)
    place = regio.organisations["vt"].pk
    for number in range(1, 5):
        leer(regio, replace(ANDERS, versie=f"v{number}"))
        for texts in (1, 0):
            with CaptureQueriesContext(connection) as asked:
                assert schaal(place).gewichten.versie == f"v{number}"
            assert len(asked) == 1
            version, read = _antwoord(asked.captured_queries[0]["sql"])
            assert (version is not None, read is not None) == (True, bool(texts))
    assert in_gebruik(regio.organisations["team"].pk) == Gewichten()


def _antwoord(sql: str) -> tuple[int | None, str | None]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return tuple(cursor.fetchone()[1:])  # type: ignore[return-value]  # two of three


def test_going_back_restores_the_proposals_exactly(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    for case, first, street in ((earlier, "Sanne", "Proefstraat 12"), (casus, "Sane", "Proefstraat 12")):
        persoon(f"{first} de Toets", "1990-05-02", adres=f"{street}, 1234 AB Toetsdorp", casus=case)
        persoon("Bram de Toets", "2018", casus=case)
    before = bekend(SYSTEM, casus.pk)
    leer(regio)
    learned = bekend(SYSTEM, casus.pk)
    assert learned[0].gewicht != before[0].gewicht
    terug_naar(regio.organisations["vt"].pk, None, by=SYSTEM, at=regio.at)
    assert bekend(SYSTEM, casus.pk) == before
    terug_naar(regio.organisations["vt"].pk, 1, by=SYSTEM, at=regio.at)
    assert bekend(SYSTEM, casus.pk) == learned


def test_a_version_is_never_changed(regio: Regio) -> None:
    leer(regio)
    terug_naar(regio.organisations["vt"].pk, None, by=SYSTEM, at=regio.at)
    assert uit_json(versies(regio.organisations["vt"].pk).get().gewichten) == ANDERS
