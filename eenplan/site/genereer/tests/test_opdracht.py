"""The command: its options, where it may run, and once for each seed."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Organisation
from eenplan.dossier.casus.models import Casus
from eenplan.site.demo import mensen, regio
from eenplan.site.genereer import opdracht
from eenplan.site.genereer.opdracht import Gevraagd, lees
from tests.regio import Regio


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--huishoudens", "30"], Gevraagd(30)),
        (["--zaad", "4", "--huishoudens", "30", "--jaren", "15"], Gevraagd(30, 4, 15)),
        ([], None),
        (["--huishoudens"], None),
        (["--huishoudens", "veel"], None),
        (["--huishoudens", "0"], None),
        (["--huishoudens", "30", "--jaren", "200"], None),
        (["--huishoudens", "30", "--toch"], None),
        (["--huishoudens", "30", "--toch", "1"], None),
        (["huishoudens", "30"], None),
        (["--huishoudens", "30", "--huishoudens", "40"], None),
    ],
)
def test_options(args: list[str], found: Gevraagd | None) -> None:
    assert lees(args) == found


def test_a_wrong_call_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert opdracht.main(["--huishouden", "3"]) == 2
    assert "Gebruik: eenplan genereer --huishoudens AANTAL" in capsys.readouterr().err


def test_never_beside_what_is_real(regio: Regio, capsys: pytest.CaptureFixture[str]) -> None:
    """A region that somebody set up by hand: nothing invented is put there, whatever is asked."""
    enter(SYSTEM)
    before = Account.objects.count(), Organisation.objects.count()
    assert opdracht.main(["--huishoudens", "3"]) == 1
    assert "niet van de demo" in capsys.readouterr().err
    enter(SYSTEM)
    assert (Account.objects.count(), Organisation.objects.count()) == before
    assert not Casus.objects.exists()


def test_in_an_empty_database_it_makes_its_own_region_once_for_each_seed(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert opdracht.main(["--huishoudens", "6", "--zaad", "3"]) == 0
    assert "6 huishoudens gemaakt" in capsys.readouterr().out
    enter(SYSTEM)
    first = Casus.objects.count()
    assert first >= 6
    assert set(Casus.objects.values_list("gemeente", flat=True)) <= {"Zandermeer", "Oeverdam", "Kleiwoude", "Hoogveld",
                                                                      "Lagerdijk", "Wierhaven"}  # fmt: skip
    assert opdracht.main(["--huishoudens", "6", "--zaad", "3"]) == 1
    assert "--zaad 4" in capsys.readouterr().err
    assert opdracht.main(["--huishoudens", "2", "--zaad", "4"]) == 0
    enter(SYSTEM)
    assert Casus.objects.count() > first
    assert Account.objects.filter(username__in=[row.gebruiker for row in mensen.MENSEN]).count() == len(mensen.MENSEN)
    assert not regio.is_van_een_ander()
