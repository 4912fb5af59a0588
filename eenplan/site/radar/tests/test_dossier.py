"""``eenplan radar leer --dossier`` and ``eenplan radar gewichten``, on the record itself."""

from collections.abc import Callable

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.radar import leren
from eenplan.dossier.radar.models import Gewichtenversie
from eenplan.dossier.radar.naast import in_gebruik
from eenplan.dossier.radar.tests.test_uit_dossier import wijk
from eenplan.site import health
from eenplan.site.radar.opdracht import GEBRUIK
from eenplan.site.radar.tests.test_opdracht import Ran, ran
from tests.regio import Regio

__all__ = ["ran", "wijk"]


@pytest.fixture
def weinig(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty pairs are enough to learn from."""
    monkeypatch.setattr(leren, "LEAST", 20)


def namens(regio: Regio) -> str:
    enter(SYSTEM)
    return in_gebruik(regio.organisations["vt"].pk).versie


def test_from_the_record_to_a_version_in_use_and_back(ran: Ran, regio: Regio, wijk: list[int], weinig: None) -> None:
    assert health.radar() == (True, "gewichten: standaard")
    code, said = ran("leer", "--dossier")
    assert (code, "Versie 1 is bewaard en vanaf nu in gebruik bij Veilig Thuis" in said) == (0, True)
    assert f"{len(wijk)} van {len(wijk)} mensen vergeleken" in said
    assert "Zeldzaam" not in said
    assert namens(regio) == f"geleerd op {regio.at:%d-%m-%Y}"
    assert health.radar() == (True, "gewichten: Veilig Thuis Toetsland (verzonnen) versie 1, 0 dagen oud")
    assert ran("leer", "--dossier")[0] == 0
    code, said = ran("gewichten", "--terug", "1")
    assert (code, said.count("(in gebruik")) == (0, 1)
    assert "versie 1: geleerd op" in said.split("(in gebruik")[0]
    code, said = ran("gewichten", "--standaard")
    assert (code, "standaard (in gebruik)" in said, namens(regio)) == (0, True, "standaard")
    assert LogLine.objects.filter(verb__in=["radar.leer", "radar.gewichten"]).count() == 4


def test_a_trial_tells_what_changes_and_keeps_nothing(ran: Ran, regio: Regio, wijk: list[int], weinig: None) -> None:
    code, said = ran("leer", "--dossier", "--proef")
    assert (code, "geen band -> " in said, "Proef: er is niets bewaard." in said) == (0, True, True)
    assert (namens(regio), Gewichtenversie.objects.count()) == ("standaard", 0)


def test_with_too_few_pairs_the_running_weights_stay(
    ran: Ran, regio: Regio, wijk: list[int], weinig: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran("leer", "--dossier")
    monkeypatch.setattr(leren, "LEAST", 500)
    code, said = ran("leer", "--dossier")
    assert (code, "Te weinig paren" in said, "die u had, blijven gelden" in said) == (2, True, True)
    assert namens(regio).startswith("geleerd")


def test_a_version_that_this_release_cannot_read_stops_nobody(
    ran: Ran, regio: Regio, wijk: list[int], weinig: None
) -> None:
    """Another release may compare other levels; who takes in a report must not be held up by that."""
    ran("leer", "--dossier")
    row = Gewichtenversie.objects.get()
    Gewichtenversie.objects.all().delete()
    del row.gewichten["delen"]["adres"]
    Gewichtenversie.objects.create(
        bronhouder=row.bronhouder, versie=1, op=row.op, gewichten=row.gewichten, personen=1, paren=1,
        gebruikt_van=row.op,
    )  # fmt: skip
    assert namens(regio) == "standaard"
    good, said = health.radar()
    assert (good, "past niet bij deze uitgave" in said) == (False, True)
    assert ran("leer", "--dossier")[0] == 0
    assert (health.radar()[0], namens(regio)[:7]) == (True, "geleerd")


def test_of_whom_is_asked_when_there_are_more(ran: Ran, regio: Regio, wijk: list[int], persoon: MaakPersoon) -> None:
    row = persoon("Sanne Toets", "1990-05-02")
    row.bronhouder = regio.organisations["team"]
    row.save()
    code, said = ran("gewichten")
    assert (code, "Noem met --organisatie" in said) == (2, True)
    assert "Lokaal team Toetsdorp (verzonnen), Veilig Thuis" in said
    code, said = ran("gewichten", "--organisatie", "lokaal team toetsdorp (verzonnen)")
    assert (code, "Gewichten van Lokaal team Toetsdorp" in said) == (0, True)
    assert ran("leer", "--dossier", "--organisatie", "Nergens")[0] == 2


def test_nothing_to_learn_from(ran: Ran, regio: Regio) -> None:
    for call in (("leer", "--dossier"), ("gewichten",)):
        code, said = ran(*call)
        assert (code, "Er staat nog niemand in het dossier" in said) == (2, True)


def test_a_version_that_is_not_there(ran: Ran, wijk: list[int]) -> None:
    code, said = ran("gewichten", "--terug", "3")
    assert (code, "Er is geen versie 3" in said) == (2, True)
    assert "standaardgewichten zijn al in gebruik" in ran("gewichten", "--standaard")[1]


@pytest.mark.parametrize(
    "args",
    [
        ["leer", "--dossier", "--uit", "x.json"], ["leer", "--proef"], ["leer", "--uit", "x.json", "--proef"],
        ["leer", "--dossier", "--vragen", "a.csv"], ["leer", "--uit", "x.json", "--organisatie", "x"],
        ["gewichten", "--terug"], ["gewichten", "--terug", "een"], ["gewichten", "--terug", "1", "--standaard"],
    ],
)  # fmt: skip
def test_a_wrong_call_says_how_it_is_used(ran: Callable[..., tuple[int, str]], db: None, args: list[str]) -> None:
    assert ran(*args) == (2, f"Fout: {GEBRUIK}\n")
