"""The two clocks of domain 5 and the feedback of 4.8: when is late, which reason counts, who hears what."""

from datetime import datetime, timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.clock import AMSTERDAM
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.actions import bevestig, controleer_acuut, geef_terug, start, stel_voor
from eenplan.keten.triage.actions_besluit import heb_teruggekoppeld, te_laat
from eenplan.keten.triage.models import Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.rules import LATE_REDENEN, Invoer
from eenplan.keten.triage.tests.hulp import GEEN, OVD, OZ, VV, klok, melding_van, voorgelegd
from tests.regio import Regio

# reported on Friday 20 March 2026 at nine: the protocol ends Friday 27 March, the law on Wednesday 25 March
PROTOCOL_END = datetime(2026, 3, 27, 23, 59, 59, tzinfo=AMSTERDAM)
LAW_END = datetime(2026, 3, 25, 23, 59, 59, tzinfo=AMSTERDAM)
SECOND = timedelta(seconds=2)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


def as_stored(vb: Veiligheidsbeoordeling) -> Veiligheidsbeoordeling:
    enter(SYSTEM)
    return Veiligheidsbeoordeling.objects.get(pk=vb.pk)


@pytest.mark.parametrize(
    ("invoer", "end"), [(OZ, LAW_END), (VV, PROTOCOL_END), (OVD, PROTOCOL_END), (GEEN, PROTOCOL_END)]
)
def test_late_begins_after_the_last_second_of_the_strictest_clock(regio: Regio, invoer: Invoer, end: datetime) -> None:
    """The statutory clock counts for an investigation only; the protocol clock for everything."""
    vb = voorgelegd(regio, invoer)
    enter(SYSTEM)
    assert not te_laat(vb, end - SECOND)
    assert te_laat(vb, end + SECOND)


@pytest.mark.parametrize("reden", list(LATE_REDENEN))
def test_every_coded_reason_is_kept_with_term_fact_and_decision(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, reden: str
) -> None:
    vb = bevestig(vb_voorgelegd.pk, by=regio["lead"], at=PROTOCOL_END + SECOND, late_reden=reden)
    enter(SYSTEM)
    pk = vb.meldingen.get().pk
    assert {klok(pk, key).late_reason for key in ("veiligheidsbeoordeling", "start_onderzoek")} == {reden}
    feit = Feit.objects.get(naam="veiligheid_beoordeeld")
    assert (vb.late_reden, feit.kenmerken["late_reden"], feit.kenmerken["op_tijd"]) == (reden, reden, False)


@pytest.mark.parametrize("reden", ["", "druk", "Capaciteit", "niet_van_toepassing", LATE_REDENEN["capaciteit"]])
def test_any_other_word_is_no_reason(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, reden: str) -> None:
    with pytest.raises(Refused, match="Kies de reden"):
        bevestig(vb_voorgelegd.pk, by=regio["lead"], at=PROTOCOL_END + SECOND, late_reden=reden)
    assert as_stored(vb_voorgelegd).stand == "voorgesteld"
    assert klok(vb_voorgelegd.meldingen.get().pk, "veiligheidsbeoordeling").done_at is None


def test_an_investigation_is_late_before_the_protocol_is(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    with pytest.raises(Refused, match="De termijn is voorbij"):
        bevestig(vb_voorgelegd.pk, by=regio["lead"], at=LAW_END + SECOND)
    done = bevestig(vb_voorgelegd.pk, by=regio["lead"], at=LAW_END + SECOND, late_reden="capaciteit")
    pk = done.meldingen.get().pk
    assert klok(pk, "start_onderzoek").late_reason == "capaciteit"
    assert klok(pk, "veiligheidsbeoordeling").late_reason == ""  # that one was still in time


def test_the_clock_of_another_report_does_not_make_this_one_late(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling
) -> None:
    melding_van(regio, tekst="Een ander gezin.")
    enter(SYSTEM)
    assert not te_laat(vb_voorgelegd, LAW_END - SECOND)


def test_the_oldest_of_two_reports_counts(regio: Regio, vb_lopend: Veiligheidsbeoordeling) -> None:
    enter(SYSTEM)
    later = melding_van(regio, tekst="Vandaag weer.")
    Melding.objects.filter(pk=later.pk).update(casus_id=vb_lopend.casus_id)
    start(vb_lopend.casus_id, by=regio["triagist"], at=regio.at + timedelta(days=3))
    stel_voor(vb_lopend.pk, VV, by=regio["triagist"], at=regio.at)
    bevestig(vb_lopend.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    ends = {klok(melding.pk, "veiligheidsbeoordeling").done_at for melding in vb_lopend.meldingen.all()}
    assert ends == {regio.at}
    assert set(vb_lopend.meldingen.values_list("stand", flat=True)) == {"beoordeeld"}


def test_not_known_yet_keeps_the_acute_clock_running_and_yes_stops_it(regio: Regio) -> None:
    melding = melding_van(regio)
    controleer_acuut(melding.casus_id, None, by=regio["triagist"], at=regio.at)
    assert klok(melding.pk, "acute_check").done_at is None
    later = regio.at + timedelta(hours=3)
    controleer_acuut(melding.casus_id, True, "Hij is er.", by=regio["lead"], at=later)
    assert klok(melding.pk, "acute_check").done_at == later


# --- feedback --------------------------------------------------------------------------------------------------------

SENTENCES = [
    (OZ, "begint een onderzoek"),
    (VV, "maakt afspraken met het gezin"),
    (OVD, "draagt de zorgen over"),
    (GEEN, "volgen nu geen stappen"),
]


@pytest.mark.klok(12)
@pytest.mark.parametrize(("invoer", "words"), SENTENCES)
@pytest.mark.parametrize("inzender", ["politie", "vt", None])
def test_each_reporter_hears_one_sentence_or_stands_on_the_list(
    regio: Regio, invoer: Invoer, words: str, inzender: str | None
) -> None:
    vb = voorgelegd(regio, invoer)
    enter(SYSTEM)
    vb.meldingen.update(inzender=regio.organisations[inzender] if inzender else None)
    bevestig(vb.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    row = Terugkoppeling.objects.get()
    told = inzender == "politie"
    assert words in row.tekst
    assert (row.gegeven_op == regio.at) is told
    assert Message.objects.filter(kind="terugkoppeling").exists() is told
    assert not any(name in row.tekst for name in ("Toets", "Sanne", "Peter", "Bram", "C-2026"))


def test_who_was_told_is_told_once(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    enter(SYSTEM)
    vb_voorgelegd.meldingen.update(inzender=None)
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    pk = Terugkoppeling.objects.get().pk
    row = heb_teruggekoppeld(pk, by=regio["triagist"], at=regio.at)
    assert (row.gegeven_op, row.gegeven_door_id) == (regio.at, regio.accounts["triagist"].pk)
    with pytest.raises(Refused, match="al op de hoogte"):
        heb_teruggekoppeld(pk, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("wie", ["triagist2", "lead"])
def test_any_colleague_but_the_writer_is_a_second_reader(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str
) -> None:
    assert as_stored(bevestig(vb_voorgelegd.pk, by=regio[wie], at=regio.at)).besloten_door == regio.accounts[wie]


def test_who_wrote_any_version_does_not_read_it_as_the_second(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling
) -> None:
    """Fresh eyes: the first writer and who wrote it again are both writers; a third decides."""
    vb = geef_terug(vb_voorgelegd.pk, "Kijk ook naar de zorg.", by=regio["lead"], at=regio.at)
    stel_voor(vb.pk, VV, by=regio["lead"], at=regio.at)
    for wrote in ("lead", "triagist"):
        with pytest.raises(Refused, match="niet meeschreef"):
            bevestig(vb.pk, by=regio[wrote], at=regio.at)
    assert bevestig(vb.pk, by=regio["triagist2"], at=regio.at).stand == "besloten"


def test_machinery_never_decides(regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling) -> None:
    with pytest.raises(Refused):
        bevestig(vb_voorgelegd.pk, by=SYSTEM, at=regio.at)
    assert as_stored(vb_voorgelegd).stand == "voorgesteld"
