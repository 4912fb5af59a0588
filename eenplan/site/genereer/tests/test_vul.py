"""Filling a demo's database: progress is told, nothing happens for no households or a seed that was used."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import PartnerToken
from eenplan.core.accounts.queries import viewer_of_token
from eenplan.dossier.casus.models import Casus
from eenplan.site.demo import bouw
from eenplan.site.genereer import maak
from eenplan.site.genereer.boek import Pen
from eenplan.site.genereer.verloop import Huishouden
from eenplan.site.genereer.vul import vul


@pytest.fixture
def told(db: None, now: object) -> list[str]:
    """The demo's region, and what is told while it is filled."""
    bouw.regio()
    return []


def test_progress_is_told_and_a_seed_counts_once(told: list[str]) -> None:
    made = vul(4, 8, told.append)
    assert made is not None
    assert made.huishoudens == 4
    assert told == ["4 van 4 huishoudens"]
    assert vul(4, 8, told.append) is None
    assert len(told) == 1


def test_for_no_households_nothing_is_made(told: list[str]) -> None:
    assert vul(0, 8, told.append) is None
    enter(SYSTEM)
    assert not Casus.objects.exists()
    assert vul(2, 8, told.append) is not None


def test_the_mark_of_a_seed_opens_nothing(told: list[str]) -> None:
    vul(2, 8, told.append)
    mark = PartnerToken.objects.get(naam="verzonnen gezinnen, zaad 8")
    assert mark.ingetrokken_op is not None
    assert viewer_of_token(mark.token_hash) is None


def test_what_was_cut_off_goes_on(told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The second batch fails; the next start passes over the first one and writes the rest."""
    monkeypatch.setattr(maak, "PER_KEER", 3)
    real, calls = maak.schrijf_huishouden, iter(range(100))

    def breaks(pen: Pen, drawn: Huishouden) -> None:
        if next(calls) == 4:
            raise KeyboardInterrupt
        real(pen, drawn)

    monkeypatch.setattr(maak, "schrijf_huishouden", breaks)
    with pytest.raises(KeyboardInterrupt):
        vul(7, 8, told.append)
    enter(SYSTEM)
    first = set(Casus.objects.values_list("pk", flat=True))
    assert first
    monkeypatch.setattr(maak, "schrijf_huishouden", real)
    assert vul(7, 8, told.append) is not None
    enter(SYSTEM)
    assert first < set(Casus.objects.values_list("pk", flat=True))
    assert vul(7, 8, told.append) is None
