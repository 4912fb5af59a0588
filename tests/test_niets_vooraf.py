"""Where a human must choose, nothing is chosen beforehand; and a date on a screen is a Dutch one."""

import pytest
from django import forms

from eenplan.core.web.forms import CHOOSE
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN
from eenplan.dossier.personen.rules import Geboortedatum
from eenplan.keten.melding.forms import TelefoonMeldingForm
from eenplan.keten.melding.rules import MELDERSOORTEN
from eenplan.keten.overdracht.forms_buiten import WeigeringForm
from eenplan.keten.vervolg.forms import ContactForm
from eenplan.keten.vervolg.forms_expert import ExpertantwoordForm


@pytest.mark.parametrize(
    ("form", "veld", "eerst"),
    [
        (ContactForm, "hoe", "huisbezoek"), (WeigeringForm, "soort", "geen_capaciteit"),
        (TelefoonMeldingForm, "melder_soort", MELDERSOORTEN[0]),
    ],
)  # fmt: skip
def test_a_list_starts_empty_and_must_be_chosen_from(form: type[forms.Form], veld: str, eerst: str) -> None:
    html = str(form()[veld])
    assert f'value="{eerst}" selected' not in html
    assert html.index('value=""') < html.index(f'value="{eerst}"'), "a browser takes the first one by itself"
    assert form({veld: ""}).errors[veld] == [CHOOSE]
    assert veld not in form({veld: eerst}).errors


@pytest.mark.parametrize(
    ("gekozen", "bewaard"), [("ja", ""), *((grond, grond) for grond in AFSCHERM_GRONDEN), ("", None), ("nee", None)]
)
def test_whether_the_family_may_know_who_said_it_is_chosen_by_the_expert(gekozen: str, bewaard: str | None) -> None:
    assert "checked" not in str(ExpertantwoordForm()["afschermgrond"])
    form = ExpertantwoordForm({"soort": "mening", "tekst": "Zij slaapt slecht.", "afschermgrond": gekozen})
    assert form.is_valid() == (bewaard is not None)
    assert form.cleaned_data.get("afschermgrond") == bewaard


@pytest.mark.parametrize(
    ("gestuurd", "getoond"),
    [
        ("1990-05-02", "02-05-1990"), ("2019-11", "11-2019"), ("1984", "1984"), ("02-05-1990", "02-05-1990"),
        ("02-28", "02-28"), ("", ""), ("ongeveer 40", "ongeveer 40"), ("1990-02-31", "1990-02-31"),
    ],
)  # fmt: skip
def test_a_birth_date_is_shown_the_dutch_way_and_reads_back_the_same(gestuurd: str, getoond: str) -> None:
    assert Geboortedatum.op_zijn_nederlands(gestuurd) == getoond
    try:
        meant = Geboortedatum.lees(gestuurd)
    except ValueError:
        return
    assert Geboortedatum.lees(getoond) == meant
