"""Nothing without its log line, two people at once, rows for nobody else, clocks, and destruction to the last row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.keten.melding.tests.hulp import betrek, rijen
from eenplan.keten.triage.rules import LATE_REDENEN
from eenplan.keten.vervolg.actions import (
    leg_bevinding,
    leg_contact,
    open_dienst,
    rond_af,
    sluit_voortijdig,
    vernietig,
)
from eenplan.keten.vervolg.actions_voorwaarden import controleer_voorwaarde, stel_voorwaarde
from eenplan.keten.vervolg.models import Contact, Dienst, Dienststap, Voorwaarde
from eenplan.keten.vervolg.tests.hulp import (
    BEVESTIGD,
    GEBELD,
    GEEN_GEHOOR,
    KLAAR,
    NIET_ALLEEN,
    bijna_klaar,
    dienst,
    met_contact,
    termijn,
    vers,
)
from tests.regio import Regio

LABELS = ["triage", "vervolg", "casus", "deadlines", "outbox", "feiten"]
Act = Callable[[Dienst, Viewer, Regio], object]


def _check(row: Dienst, by: Viewer, regio: Regio) -> object:
    enter(SYSTEM)
    pk = Voorwaarde.objects.get(dienst=row).pk
    return controleer_voorwaarde(pk, "nee", "Hij was er.", by=by, at=regio.at)


# verb -> kind of service, how far it is, the act
ACTS: dict[str, tuple[str, Callable[[Regio, str], Dienst], Act]] = {
    "open_dienst": ("VV", dienst, lambda row, by, regio: open_dienst(row.casus_id, "OZ", by=by, at=regio.at)),
    "leg_contact": ("VV", dienst, lambda row, by, regio: leg_contact(row.pk, GEBELD, by=by, at=regio.at)),
    "stel_voorwaarde": (
        "VV", met_contact, lambda row, by, regio: stel_voorwaarde(row.pk, NIET_ALLEEN, by=by, at=regio.at),
    ),
    "controleer_voorwaarde": ("VV", bijna_klaar, _check),
    "leg_bevinding": (
        "OZ", met_contact, lambda row, by, regio: leg_bevinding(row.pk, BEVESTIGD, by=by, at=regio.at),
    ),
    "rond_af": ("OZ", bijna_klaar, lambda row, by, regio: rond_af(row.pk, by=by, at=regio.at, samenvatting=KLAAR)),
    "sluit_voortijdig": (
        "VV", dienst, lambda row, by, regio: sluit_voortijdig(row.pk, by=by, at=regio.at, reden=KLAAR),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


def _states() -> list[object]:
    enter(SYSTEM)
    return [*Dienst.objects.order_by("pk").values(), *Voorwaarde.objects.order_by("pk").values()]


@pytest.mark.parametrize("verb", list(ACTS))
def test_without_its_log_line_nothing_is_kept(regio: Regio, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    soort, make, do = ACTS[verb]
    row = make(regio, soort)
    enter(SYSTEM)
    rows, states = rijen(LABELS), _states()

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        do(row, regio["lead"], regio)
    assert _states() == states
    assert rijen(LABELS) == rows


@pytest.mark.parametrize("verb", list(ACTS))
def test_every_act_leaves_a_line_with_case_and_ground(regio: Regio, verb: str) -> None:
    soort, make, do = ACTS[verb]
    row = make(regio, soort)
    do(row, regio["lead"], regio)
    enter(SYSTEM)
    mine = LogLine.objects.filter(verb=f"vervolg.{verb}", account_id=regio.accounts["lead"].pk)
    line = mine.exclude(ground="").latest("pk")  # the gate writes its own line without a ground
    assert (line.casus_id, line.allowed, line.role) == (row.casus_id, True, "vt_lead")
    assert line.object_id is not None


@pytest.mark.parametrize("second", ["leg_contact", "stel_voorwaarde", "rond_af", "sluit_voortijdig"])
def test_the_second_of_two_is_told(regio: Regio, vv_klaar: Dienst, second: str) -> None:
    stel_voorwaarde(
        vv_klaar.pk, replace(NIET_ALLEEN, voor_wie="oma"), by=regio["lead"], at=regio.at, versie=vv_klaar.versie
    )
    given = {"by": regio["triagist"], "at": regio.at, "versie": vv_klaar.versie}
    acts: dict[str, Callable[[], object]] = {
        "leg_contact": lambda: leg_contact(vv_klaar.pk, GEBELD, **given),
        "stel_voorwaarde": lambda: stel_voorwaarde(vv_klaar.pk, NIET_ALLEEN, **given),
        "rond_af": lambda: rond_af(vv_klaar.pk, samenvatting=KLAAR, **given),
        "sluit_voortijdig": lambda: sluit_voortijdig(vv_klaar.pk, reden=KLAAR, **given),
    }
    with pytest.raises(Stale):
        acts[second]()
    assert (vers(vv_klaar).stand, vers(vv_klaar).voorwaarden.count()) == ("voorwaarden_gesteld", 2)


@pytest.mark.parametrize("wie", ["ander", "regisseur", "agent", "school", "beleid"])
def test_another_organisation_sees_no_row_of_any_table(regio: Regio, vv_klaar: Dienst, wie: str) -> None:
    open_dienst(vv_klaar.casus_id, "OZ", by=SYSTEM, at=regio.at)
    enter(SYSTEM)
    filled = {name for name, count in rijen(["vervolg"]).items() if count}
    assert filled >= {"vervolg_dienst", "vervolg_dienststap", "vervolg_contact", "vervolg_voorwaarde"}
    enter(regio[wie])
    assert set(rijen(["vervolg"]).values()) == {0}


def test_a_director_who_takes_part_sees_rows_of_that_case_only(regio: Regio) -> None:
    row = bijna_klaar(regio, "VV")
    dienst(regio, "VV")
    betrek(regio, row.casus, "regisseur")
    enter(regio["regisseur"])
    assert [item.pk for item in Dienst.objects.all()] == [row.pk]
    assert set(Contact.objects.values_list("dienst_id", flat=True)) == {row.pk}


# --- clocks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reden", list(LATE_REDENEN))
def test_every_coded_reason_is_kept_with_the_term(regio: Regio, oz_klaar: Dienst, reden: str) -> None:
    end = termijn("dienst", oz_klaar.pk, "onderzoek_afronden").due_at
    rond_af(oz_klaar.pk, by=regio["lead"], at=end + timedelta(seconds=1), samenvatting=KLAAR, late_reden=reden)
    assert (vers(oz_klaar).late_reden, termijn("dienst", oz_klaar.pk, "onderzoek_afronden").late_reason) == (
        reden,
        reden,
    )


@pytest.mark.parametrize("reden", ["", "druk", "Capaciteit", LATE_REDENEN["anders"]])
def test_any_other_word_is_no_reason(regio: Regio, oz_klaar: Dienst, reden: str) -> None:
    late = termijn("dienst", oz_klaar.pk, "onderzoek_afronden").due_at + timedelta(seconds=1)
    with pytest.raises(Refused, match="Kies de reden"):
        rond_af(oz_klaar.pk, by=regio["lead"], at=late, samenvatting=KLAAR, late_reden=reden)
    assert vers(oz_klaar).stand == "bevindingen"


def test_in_the_last_second_it_is_in_time_and_no_reason_is_kept(regio: Regio, oz_klaar: Dienst) -> None:
    end = termijn("dienst", oz_klaar.pk, "onderzoek_afronden").due_at
    rond_af(oz_klaar.pk, by=regio["lead"], at=end, samenvatting=KLAAR, late_reden="capaciteit")
    assert vers(oz_klaar).late_reden == ""


def test_nobody_home_asks_for_no_reason_however_late(regio: Regio, open_vv: Dienst) -> None:
    melding_id = open_vv.casus.meldingen.get().pk
    late = termijn("melding", melding_id, "vervolg_ingezet").due_at + timedelta(days=1)
    leg_contact(open_vv.pk, GEEN_GEHOOR, by=regio["lead"], at=late)
    assert termijn("melding", melding_id, "vervolg_ingezet").done_at is None
    assert vers(open_vv).stand == "open"


# --- destruction -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["VV", "OZ"])
def test_shredding_one_case_leaves_the_other_to_the_last_row(regio: Regio, soort: str) -> None:
    gone, stays = bijna_klaar(regio, soort), met_contact(regio, soort)
    before = rijen(["vervolg"])
    removed = vernietig(gone.casus_id)
    enter(SYSTEM)
    after = rijen(["vervolg"])
    assert removed == sum(before.values()) - sum(after.values())
    assert after == {
        "vervolg_dienst": 1, "vervolg_dienststap": Dienststap.objects.filter(dienst=stays).count(),
        "vervolg_contact": 1, "vervolg_voorwaarde": 0, "vervolg_bevinding": 0, "vervolg_informant": 0,
        "vervolg_informant_uitspraken": 0, "vervolg_kindcontact": 0, "vervolg_veiligheidscontact": 0,
    }  # fmt: skip
    assert vernietig(gone.casus_id) == 0
