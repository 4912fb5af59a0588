"""What Veilig Thuis learned itself goes along in the package; nobody types it again."""

from datetime import timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.keten.overdracht import concept
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.vervolg.models import Bevinding, Dienst, Kindcontact
from tests.decor import situatie
from tests.regio import Regio


@situatie
def dienst(regio: Regio, casus: Casus) -> Dienst:
    """An investigation that is running."""
    enter(SYSTEM)
    return Dienst.objects.create(casus=casus, soort="OZ", stand="open", geopend_op=regio.at)


def made(regio: Regio, casus: Casus) -> concept.Pakket:
    enter(regio["casus"])
    return concept.concept(regio["casus"], casus.pk, now=regio.at)


def gezien(regio: Regio, dienst: Dienst, **given: str) -> int:
    enter(SYSTEM)
    persoon_id = Betrokkene.objects.filter(casus=dienst.casus).values_list("persoon_id", flat=True).first()
    row = Kindcontact.objects.create(dienst=dienst, persoon_id=persoon_id, op=regio.at, **given)
    return row.pk


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"gezien": "gesproken", "tekst": "Papa slaat mij."}, ", gesproken, 20 mrt 2026: Papa slaat mij."),
        ({"gezien": "gezien", "tekst": ""}, ", gezien, niet gesproken, 20 mrt 2026"),
        ({"gezien": "niet", "waarom": "wil_niet"}, ", niet gezien, 20 mrt 2026: Het kind wil niet"),
    ],
)
def test_what_the_child_said_to_veilig_thuis(regio: Regio, dienst: Dienst, given: dict[str, str], line: str) -> None:
    """It was left out before: the receiver read that nobody spoke with the child."""
    gezien(regio, dienst, **given)
    text = made(regio, dienst.casus).kind
    assert text.endswith(line)
    assert "Nog niet met het kind gesproken" not in text


def test_without_any_word_of_a_child_it_says_so(regio: Regio, dienst: Dienst) -> None:
    assert made(regio, dienst.casus).kind == "Nog niet met het kind gesproken, of niet vastgelegd."


def test_the_summary_and_what_was_found_come_first(regio: Regio, dienst: Dienst) -> None:
    """The page of the service promises that the receiver reads this first; who said what stays behind."""
    Bevinding.objects.create(dienst=dienst, vorm="KM", uitslag="BEV", onderbouwing="Anja zei het.", op=regio.at)
    assert "Onderzoek" not in made(regio, dienst.casus).waarom  # not while it runs
    enter(SYSTEM)
    Dienst.objects.filter(pk=dienst.pk).update(samenvatting="Moeder wil hulp.", afgerond_op=regio.at, stand="afgerond")
    text = made(regio, dienst.casus).waarom
    first = "Onderzoek van 20 mrt 2026: Moeder wil hulp. Gevonden: kindermishandeling bevestigd."
    assert text.splitlines()[0] == first
    assert "Anja" not in text


@pytest.mark.parametrize(("acuut", "first"), [(True, "Er is direct gevaar (19 mrt 2026): Hij dreigt."), (False, "")])
def test_danger_is_told_before_all(regio: Regio, casus: Casus, acuut: bool, first: str) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=casus.pk).update(acuut=acuut)
    Veiligheidsbeoordeling.objects.filter(casus=casus).delete()
    Veiligheidsbeoordeling.objects.create(
        casus=casus, geopend_op=regio.at, acuut="ja", acuut_toelichting="Hij dreigt.",
        acuut_op=regio.at - timedelta(days=1),
    )  # fmt: skip
    lines = made(regio, casus).waarom.splitlines()
    assert (lines[0] if acuut else "") == first
    assert acuut or "gevaar" not in "".join(lines)


def test_danger_of_which_nobody_told_more(regio: Regio, casus: Casus) -> None:
    enter(SYSTEM)
    Veiligheidsbeoordeling.objects.filter(casus=casus).delete()
    Casus.objects.filter(pk=casus.pk).update(acuut=True)
    assert made(regio, casus).waarom.splitlines()[0] == "Er is direct gevaar."
