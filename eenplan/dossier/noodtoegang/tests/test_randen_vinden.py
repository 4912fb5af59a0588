"""By what key a case is asked for, and where a key leads when people were joined, renamed or written down twice."""

import pytest

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.noodtoegang.forms import EEN_MANIER, GEEN_NUMMER, NoodForm, OordeelForm
from eenplan.dossier.noodtoegang.rules import Sleutel
from eenplan.dossier.noodtoegang.tests.conftest import maak_zaak
from eenplan.dossier.noodtoegang.vinden import zaken
from eenplan.dossier.personen.actions import also_known_as
from eenplan.dossier.personen.models import Persoon
from tests.regio import Regio

REDEN = "Agenten staan voor de deur en weten niet wie er gevaar loopt."
GEBOREN = (1990, 5, 2)


@pytest.mark.parametrize(("given", "found"), [
    ({"nummer": "999000019"}, Sleutel("bsn", "999000019")), ({"nummer": "9990.00.019"}, Sleutel("bsn", "999000019")),
    ({"nummer": "999 000 019"}, Sleutel("bsn", "999000019")),
    ({"nummer": "c-2026-000123"}, Sleutel("nummer", "c-2026-000123")),
    ({"achternaam": "de Toets", "geboren": "1990-05-02"}, Sleutel("naam", "de Toets", GEBOREN)),
    ({"nummer": "999000018"}, GEEN_NUMMER), ({"nummer": "Toets"}, GEEN_NUMMER), ({}, EEN_MANIER),
    ({"nummer": "999000019", "achternaam": "Toets"}, EEN_MANIER),
    ({"nummer": "999000019", "geboren": "1990-05-02"}, EEN_MANIER),
    ({"achternaam": "Toets"}, "hele geboortedatum"), ({"achternaam": "Toets", "geboren": "1990"}, "hele geboortedatum"),
    ({"geboren": "1990-05-02"}, "Vul de achternaam in"), ({"achternaam": "van der", "geboren": "1990-05-02"}, "Vul de"),
    ({"nummer": "9" * 31}, "30"),
])  # fmt: skip
def test_one_key_and_no_more(given: dict[str, str], found: Sleutel | str) -> None:
    form = NoodForm({"reden": REDEN, "wachtwoord": " x ", **given})
    if isinstance(found, Sleutel):
        assert form.is_valid()
        assert form.cleaned_data["sleutel"] == found
        assert form.cleaned_data["wachtwoord"] == " x "  # a password is not trimmed
    else:
        assert not form.is_valid()
        assert found in str(form.errors)
    assert "wachtwoord" in NoodForm({"reden": REDEN, **given}).errors
    assert "reden" in NoodForm({"reden": "spoed", "wachtwoord": "x", **given}).errors


def test_a_judgement_has_one_of_two_outcomes_and_own_words() -> None:
    for oordeel, reden, wrong in (("keur_goed", REDEN, set()), ("keur_af", REDEN, set()),
                                  ("hef_op", REDEN, {"oordeel"}), ("", "goed", {"oordeel", "reden"})):  # fmt: skip
        assert set(OordeelForm({"oordeel": oordeel, "reden": reden}).errors) == wrong


def test_where_a_key_leads(zaak: Regio) -> None:
    enter(SYSTEM)
    first = Casus.objects.get(pk=zaak.gereed[0].pk)  # type: ignore[attr-defined]  # the case of this fixture

    def leidt(key: Sleutel) -> list[int]:
        return sorted(item.pk for item in zaken(key))

    sanne = Persoon.objects.get(voornamen="Sanne")
    also_known_as(sanne, "Vogelaar")
    for naam in ("Vogelaar", "Toets", "VOGELLAAR"):
        assert leidt(Sleutel("naam", naam, GEBOREN)) == [first.pk], naam
    assert leidt(Sleutel("naam", "Toets Vogelaar", GEBOREN)) == []  # not half of each
    with clock.at(zaak.at):
        second, third = maak_zaak(zaak), maak_zaak(zaak)
    three = sorted(row.pk for row in (first, second, third))
    assert leidt(Sleutel("bsn", "999000019")) == three  # one number is one human being
    assert leidt(Sleutel("naam", "Toets", GEBOREN)) == three
    Casus.objects.filter(pk=third.pk).update(opgegaan_in=second, afgesloten_op=zaak.at, stand="afgesloten",
                                             sluitreden="overig", bewaren_tot=zaak.at.date())  # fmt: skip
    Casus.objects.filter(pk=second.pk).update(opgegaan_in=first)
    assert leidt(Sleutel("nummer", third.nummer)) == [first.pk]  # joined, and joined again
    assert leidt(Sleutel("bsn", "999000019")) == [first.pk]
    assert leidt(Sleutel("nummer", "")) == leidt(Sleutel("bsn", "")) == []
    Casus.objects.filter(pk=first.pk).update(afgesloten_op=zaak.at, stand="afgesloten", sluitreden="overig",
                                             bewaren_tot=zaak.at.date())  # fmt: skip
    assert [item.open for item in zaken(Sleutel("nummer", first.nummer))] == [False]
