"""Questions for advice in a story file: noted without a family, a name only with consent, never twice."""

from typing import Any

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.advies.models import Advies
from eenplan.site.tests.verhaaltje import verhaal
from eenplan.site.verhalen import noteer_adviezen
from eenplan.site.verhalen_advies import WEG, als_advies
from eenplan.site.verhalen_bestand import Verhaal

VRAAG: dict[str, Any] = {
    "id": "padv9", "ontvangen_op": "2026-02-02T10:00:00", "kanaal": "telefoon",
    "vrager": {"soort": "Huisarts", "naam": "H. van der Toets", "toestemming_naam_vastleggen": True},
    "tekst": "Ik bel over mevrouw Toetsema, Proefstraat 12. Mag ik haar man bellen?",
    "verwacht": {"soort_contact": "advies", "gezin_aanmaken": False, "reden": "Anoniem."},
}  # fmt: skip


def met(*vragen: dict[str, Any]) -> Verhaal:
    return Verhaal(verhaal()["meta"], (), (), vragen)


def test_what_the_front_desk_writes_down() -> None:
    found = als_advies(VRAAG)
    assert found.fouten() == {}
    assert (found.vrager_soort, found.naam, found.kanaal) == ("Huisarts", "H. van der Toets", "telefoon")
    assert WEG in found.vraag
    assert "Toetsema" not in found.vraag
    assert "Proefstraat 12" not in found.vraag


@pytest.mark.parametrize("vrager", [None, {}, {"soort": "Marsman", "naam": "A. Buur"}])
def test_without_consent_there_is_no_name(vrager: Any) -> None:
    found = als_advies({**VRAAG, "vrager": vrager, "kanaal": "postduif"})
    assert (found.naam, found.vrager_soort, found.kanaal, found.fouten()) == ("", "Onbekend", "website", {})


def test_it_is_noted_once_and_makes_no_family(db: None) -> None:
    for _ in range(2):
        [(name, outcome)] = noteer_adviezen(met(VRAAG))
        assert (name, [(row.veld, row.raak) for row in outcome]) == (
            "padv9", [("soort_contact", True), ("gezin_aanmaken", True)],
        )  # fmt: skip
    enter(SYSTEM)
    assert (Advies.objects.count(), Persoon.objects.count()) == (1, 0)


def test_a_family_that_appears_is_seen(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter([(0, 0), (1, 3)])
    monkeypatch.setattr("eenplan.site.verhalen_advies.gezinnen", lambda: next(counts))
    [(_, outcome)] = noteer_adviezen(met(VRAAG))
    assert [row.raak for row in outcome] == [True, False]
