"""Nothing without its log line, two people at once, rows for nobody else, and destruction to the last row."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.keten.melding.tests.hulp import betrek, rijen
from eenplan.keten.triage.actions import bevestig, bewaar, controleer_acuut, geef_terug, start, stel_voor
from eenplan.keten.triage.actions_besluit import heb_teruggekoppeld, vernietig
from eenplan.keten.triage.models import Interventie, Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import GEEN, OVD, OZ, VV, lopend, melding_van, voorgelegd
from tests.regio import Regio

LABELS = ["melding", "triage", "casus", "deadlines", "outbox", "feiten"]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_on", {})


def _begun(regio: Regio) -> int:
    return melding_van(regio).casus_id


def _written(regio: Regio) -> int:
    return lopend(regio).pk


def _laid(regio: Regio) -> int:
    return voorgelegd(regio).pk


def _to_tell(regio: Regio) -> int:
    vb = voorgelegd(regio)
    enter(SYSTEM)
    vb.meldingen.update(inzender=regio.organisations["vt"])
    bevestig(vb.pk, by=regio["triagist2"], at=regio.at)
    enter(SYSTEM)
    return Terugkoppeling.objects.get(gegeven_op__isnull=True).pk


# verb -> what must be there before (its key), and the act on it
ACTS: dict[str, tuple[Callable[[Regio], int], Callable[[int, Viewer, Regio], object]]] = {
    "start": (_begun, lambda pk, by, regio: start(pk, by=by, at=regio.at)),
    "controleer_acuut": (_begun, lambda pk, by, regio: controleer_acuut(pk, True, "Hij komt.", by=by, at=regio.at)),
    "bewaar": (_written, lambda pk, by, regio: bewaar(pk, OZ, by=by, at=regio.at)),
    "stel_voor": (_written, lambda pk, by, regio: stel_voor(pk, OZ, by=by, at=regio.at)),
    "bevestig": (_laid, lambda pk, by, regio: bevestig(pk, by=by, at=regio.at)),
    "geef_terug": (_laid, lambda pk, by, regio: geef_terug(pk, "Nog iets.", by=by, at=regio.at)),
    "heb_teruggekoppeld": (_to_tell, lambda pk, by, regio: heb_teruggekoppeld(pk, by=by, at=regio.at)),
}


def states() -> list[tuple[int, str, int, str]]:
    enter(SYSTEM)
    return sorted(Veiligheidsbeoordeling.objects.values_list("pk", "stand", "versie", "acuut"))


@pytest.mark.parametrize("verb", list(ACTS))
def test_without_its_log_line_nothing_is_kept(regio: Regio, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, do = ACTS[verb]
    pk = before(regio)
    enter(SYSTEM)
    rows, stands = rijen(LABELS), states()
    told = Terugkoppeling.objects.filter(gegeven_op__isnull=False).count()

    def broken(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(DatabaseError):
        do(pk, regio["lead"], regio)
    assert states() == stands
    assert rijen(LABELS) == rows
    assert Terugkoppeling.objects.filter(gegeven_op__isnull=False).count() == told


@pytest.mark.parametrize("verb", list(ACTS))
def test_every_act_leaves_a_line_with_case_and_ground(regio: Regio, verb: str) -> None:
    before, do = ACTS[verb]
    do(before(regio), regio["lead"], regio)
    enter(SYSTEM)
    casus_id = Veiligheidsbeoordeling.objects.get().casus_id
    mine = LogLine.objects.filter(verb=f"triage.{verb}", account_id=regio.accounts["lead"].pk)
    line = mine.exclude(ground="").latest("pk")  # the gate writes its own line without a ground
    assert (line.casus_id, line.allowed, line.role) == (casus_id, True, "vt_lead")
    assert line.object_id is not None


@pytest.mark.parametrize(
    "second",
    [
        lambda vb, regio: bewaar(vb.pk, VV, by=regio["triagist"], at=regio.at, versie=vb.versie),
        lambda vb, regio: stel_voor(vb.pk, VV, by=regio["triagist"], at=regio.at, versie=vb.versie),
        lambda vb, regio: controleer_acuut(vb.casus_id, False, by=regio["triagist"], at=regio.at, versie=vb.versie),
    ],
)
def test_the_second_of_two_writers_is_told(
    regio: Regio, vb_lopend: Veiligheidsbeoordeling, second: Callable[[Veiligheidsbeoordeling, Regio], object]
) -> None:
    stel_voor(vb_lopend.pk, OZ, by=regio["lead"], at=regio.at, versie=vb_lopend.versie)
    geef_terug(vb_lopend.pk, "Toch nog iets.", by=regio["lead"], at=regio.at)
    with pytest.raises(Stale):
        second(vb_lopend, regio)
    enter(SYSTEM)
    assert Veiligheidsbeoordeling.objects.get(pk=vb_lopend.pk).dienst == "OZ"


# settings and rosters: no family is in them
ZONDER_GEZIN = {"triage_instrumentversie": 0}


@pytest.mark.parametrize("first", ["bevestig", "geef_terug"])
@pytest.mark.parametrize("second", ["bevestig", "geef_terug"])
def test_two_second_readers_at_once(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, first: str, second: str
) -> None:
    acts = {
        "bevestig": lambda who: bevestig(vb_voorgelegd.pk, by=regio[who], at=regio.at, versie=vb_voorgelegd.versie),
        "geef_terug": lambda who: geef_terug(
            vb_voorgelegd.pk, "Nog niet.", by=regio[who], at=regio.at, versie=vb_voorgelegd.versie
        ),
    }
    after = acts[first]("lead").stand
    with pytest.raises((Stale, Refused)):
        acts[second]("triagist2")
    enter(SYSTEM)
    assert Veiligheidsbeoordeling.objects.get(pk=vb_voorgelegd.pk).stand == after


@pytest.mark.parametrize("wie", ["ander", "regisseur", "agent", "school", "beleid"])
def test_another_organisation_sees_no_row_of_any_table(
    regio: Regio, vb_voorgelegd: Veiligheidsbeoordeling, wie: str
) -> None:
    bevestig(vb_voorgelegd.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    Interventie.objects.create(beoordeling=vb_voorgelegd, gevraagd_op=regio.at)
    found = rijen(["triage"])
    assert all(found[name] for name in found if name not in ZONDER_GEZIN)
    enter(regio[wie])
    seen = {name: count for name, count in rijen(["triage"]).items() if name not in ZONDER_GEZIN}
    seen.pop("triage_veiligheidsbeoordeling_meldingen")  # keys of two locked tables only
    seen.pop("triage_veiligheidsbeoordeling_schrijvers")  # of a locked table and of colleagues
    assert set(seen.values()) == {0}


def test_a_director_who_takes_part_sees_rows_of_that_case_only(regio: Regio) -> None:
    vb = bevestig(voorgelegd(regio).pk, by=regio["lead"], at=regio.at)
    lopend(regio, tekst="Een ander gezin.")
    betrek(regio, vb.casus, "regisseur")
    enter(regio["regisseur"])
    assert [row.pk for row in Veiligheidsbeoordeling.objects.all()] == [vb.pk]


@pytest.mark.parametrize("invoer", [OZ, VV, OVD, GEEN])
def test_shredding_one_case_leaves_the_other_to_the_last_row(regio: Regio, invoer: object) -> None:
    gone = bevestig(voorgelegd(regio, invoer).pk, by=regio["lead"], at=regio.at)  # type: ignore[arg-type]  # a table of Invoer
    stays = lopend(regio, tekst="Een ander gezin.")
    enter(SYSTEM)
    before = rijen(["triage"])
    removed = vernietig(gone.casus_id)
    enter(SYSTEM)
    assert removed == sum(before.values()) - sum(rijen(["triage"]).values())
    assert rijen(["triage"]) == {
        "triage_veiligheidsbeoordeling": 1, "triage_veiligheidsbeoordeling_meldingen": 1,
        "triage_beoordelingsstap": stays.stappen.count(), "triage_terugkoppeling": 0, "triage_interventie": 0,
        "triage_veiligheidsbeoordeling_schrijvers": 0, **ZONDER_GEZIN,
    }  # fmt: skip
    assert vernietig(gone.casus_id) == 0
