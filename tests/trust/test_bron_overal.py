"""A source that is hidden from now on is hidden in what was copied earlier too (domain 10.4; access.md misuse 17)."""

import json

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.bron import ANONIEM, Bron
from eenplan.dossier.casus.models import Uitspraak
from eenplan.dossier.casus.uitspraken import Gezegd, zeg
from eenplan.keten.nameting.bekend import bekend
from eenplan.keten.overdracht.concept import begin
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.tests.levensloop import OVERDRAGEN, Loop, opgenomen
from eenplan.keten.triage.actions_overgenomen import neem_over
from eenplan.keten.vervolg.informanten.bron import wijzig_bron
from tests.regio import Regio

GEZEGD = "Thuis is het eng."
REDEN = "Zij vroeg om niet genoemd te worden."


def zegt(loop: Loop, wie: str) -> Uitspraak:
    """Somebody says something under his own name."""
    regio = loop.regio
    with act("toets.zeg", by=regio["triagist"], at=regio.at) as a:
        said = zeg(a, lock(loop.casus_id), Gezegd(wie, GEZEGD, "waarneming", regio.at, True, Bron.OPEN))
    enter(SYSTEM)
    return said


def verberg_bron(regio: Regio, said: Uitspraak) -> None:
    wijzig_bron(said.pk, "afgeschermd", REDEN, by=regio["triagist"], at=regio.at, grond="gevaar_bron")
    enter(SYSTEM)


def test_misbruik_17_in_what_an_assessment_took_over(regio: Regio) -> None:
    loop = opgenomen(regio)
    said = zegt(loop, "juf Ans")
    neem_over(loop.casus_id, bekend(loop.casus_id), by=SYSTEM, at=regio.at)
    assert {item["bron"] for item in loop.vb.overgenomen if item["tekst"] == GEZEGD} == {"juf Ans (waarneming)"}
    verberg_bron(regio, said)
    assert {item["bron"] for item in loop.vb.overgenomen if item["tekst"] == GEZEGD} == {f"{ANONIEM} (waarneming)"}
    assert "juf Ans" not in json.dumps(loop.vb.overgenomen)


@pytest.mark.parametrize("aangeboden", [False, True])
def test_misbruik_17_in_a_package_that_was_made_or_offered(regio: Regio, aangeboden: bool) -> None:
    """The child asks that its father does not hear who said it; the A4 with its name was kept already."""
    loop = opgenomen(regio)
    said = zegt(loop, "Bram")
    loop.besluit(OVERDRAGEN)
    row = loop.overdracht
    start = begin(regio["triagist"], row.pk, now=regio.at)
    assert f"Bram, 20 mrt 2026: {GEZEGD}" in str(start["kind"])
    if aangeboden:
        loop.bied_aan()
    else:
        Overdracht.objects.filter(pk=row.pk).update(concept={"kind": start["kind"], "wie": start["wie"]})
    verberg_bron(regio, said)
    row.refresh_from_db()
    held = row.pakket if aangeboden else row.concept
    assert f"{ANONIEM}, 20 mrt 2026: {GEZEGD}" in held["kind"]
    assert "Bram" not in held["kind"]
    assert "Bram de Toets" in held["wie"]  # that he belongs to the family is not what was hidden
