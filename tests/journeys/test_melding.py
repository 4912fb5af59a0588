"""A professional reports; nothing typed is lost when something is wrong."""

import pytest

from tests.journeys.conftest import Toneel


@pytest.mark.journey(3)
def test_a_school_reports_and_gets_a_receipt(toneel: Toneel) -> None:
    school = toneel.als("school")
    school.ziet("Uw meldingen")
    school.klik("Melden bij Veilig Thuis", role="link")
    school.vul("Wat is er aan de hand?", "Bram komt al weken zonder eten op school en heeft een blauwe wang.")
    school.vul("Burgerservicenummer", "123456789")
    school.klik("Melding versturen")
    school.ziet("elfproef")
    assert "blauwe wang" in school.page.get_by_label("Wat is er aan de hand?").input_value()
    school.vul("Burgerservicenummer", "")
    school.klik("Melding versturen")
    school.ziet("Ontvangstbewijs M-2026-")
