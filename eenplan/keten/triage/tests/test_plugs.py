"""What the assessment gives the sockets, state by state and reader by reader."""

import pytest

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding.tests.hulp import betrek
from eenplan.keten.triage import plugs, queries
from eenplan.keten.triage.actions import bevestig, controleer_acuut, geef_terug, stel_voor
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.triage.tests.hulp import GEEN, OVD, OZ, VV, melding_van, voorgelegd
from tests.regio import Regio


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


@pytest.mark.parametrize("deelt", [True, False])
def test_a_director_sees_the_decision_and_never_the_draft(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, deelt: bool
) -> None:
    enter(SYSTEM)
    klassen = [DataClass.VEILIGHEID, DataClass.IDENTITEIT] if deelt else [DataClass.BESTAAN]
    betrek(regio, vb_voorgelegd.casus, "regisseur", klassen)
    enter(regio["regisseur"])
    assert plugs.paneel(regio["regisseur"], vb_voorgelegd.casus_id) is None
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(regio["regisseur"])
    panel = plugs.paneel(regio["regisseur"], vb_voorgelegd.casus_id)
    assert (panel is not None) is deelt
    assert bool(list(plugs.tijdlijn(regio["regisseur"], vb_voorgelegd.casus_id))) is deelt
    if panel:
        assert [item["besluit"] for item in panel.context["items"]] == ["Vervolgstappen bij Veilig Thuis: onderzoek"]
        assert (panel.context["vt"], panel.context["terug"]) == (False, [])


@pytest.mark.parametrize(
    ("invoer", "label"),
    [
        (OZ, "vervolgstappen bij veilig thuis: onderzoek"),
        (VV, "vervolgstappen bij veilig thuis: voorwaarden en vervolg"),
        (OVD, "overdracht"),
        (GEEN, "geen vervolgstappen nodig"),
    ],
)
def test_a_decision_is_one_point_on_the_timeline(regio: Regio, invoer: Invoer, label: str) -> None:
    vb = voorgelegd(regio, invoer)
    enter(regio["lead"])
    assert list(plugs.tijdlijn(regio["lead"], vb.casus_id)) == []
    bevestig(vb.pk, by=regio["lead"], at=regio.at)
    enter(regio["lead"])
    (item,) = plugs.tijdlijn(regio["lead"], vb.casus_id)
    assert (item.label, item.start, item.kind) == (f"Beoordeeld: {label}", regio.at, "besluit")


def test_a_case_without_an_assessment_offers_to_begin_one(regio: Regio) -> None:
    row = melding_van(regio)
    enter(regio["lead"])
    panel = plugs.paneel(regio["lead"], row.casus_id)
    assert panel is not None
    assert (panel.context["items"], panel.context["loopt"], panel.context["vt"]) == ([], False, True)


@pytest.mark.parametrize(("inzender", "wacht"), [("politie", 0), ("vt", 1), (None, 1)])
def test_who_still_has_to_be_told_stands_on_the_panel(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, inzender: str | None, wacht: int
) -> None:
    enter(SYSTEM)
    vb_voorgelegd.meldingen.update(inzender=regio.organisations[inzender] if inzender else None)
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(regio["lead"])
    panel = plugs.paneel(regio["lead"], vb_voorgelegd.casus_id)
    assert panel is not None
    assert len(panel.context["terug"]) == wacht
    assert not panel.context["loopt"]


def test_why_it_came_back_is_shown_until_it_is_laid_before_again(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling
) -> None:
    vb = geef_terug(vb_voorgelegd.pk, "Wie zag het kind?", by=regio["lead"], at=regio.at)
    controleer_acuut(vb.casus_id, False, by=regio["triagist"], at=regio.at)
    enter(regio["triagist"])
    found = queries.beoordeling(regio["triagist"], vb.pk, now=regio.at)
    assert found.teruggegeven is not None
    assert found.teruggegeven.reden == "Wie zag het kind?"
    stel_voor(vb.pk, VV, by=regio["triagist"], at=regio.at)
    enter(regio["triagist"])
    again = queries.beoordeling(regio["triagist"], vb.pk, now=regio.at)
    assert (again.teruggegeven, again.rij.nr, again.besluit) == (
        None, "4", "Vervolgstappen bij Veilig Thuis: voorwaarden en vervolg",
    )  # fmt: skip


def test_a_fresh_assessment_has_no_decision_in_words(regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    enter(regio["lead"])
    found = queries.beoordeling(regio["lead"], vb_lopend.pk, now=regio.at)
    assert (found.besluit, found.teruggegeven, found.te_laat) == ("", None, False)
