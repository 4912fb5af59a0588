"""Keys are renewed while everybody works, and what is destroyed by its key stays so in older backups (ADR 0021)."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from django.apps import apps
from django.db import connection, models, transaction

from eenplan.core import clock, sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.crypto import bos, envelop, hoofd
from eenplan.core.crypto.draai import vernietig_hoofd, vernieuw, vernieuw_hoofd, zorg_voor
from eenplan.core.crypto.herversleutel import herversleutel
from eenplan.core.crypto.kolommen import Column, columns
from eenplan.core.crypto.models import DataKey
from eenplan.core.crypto.reserve import bewaar, zet_terug
from eenplan.core.crypto.staat import hoofden, waarden
from eenplan.core.crypto.zegel import InvalidTag, blind, seal, unseal
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.actions import bsn_of
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.stukken.actions import bewaar as bewaar_stuk
from eenplan.dossier.stukken.models import Stuk
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melder
from eenplan.site.health import judge, sleutels
from eenplan.site.sleutel import main
from tests.decor import NOW
from tests.regio import Regio, build, nieuwe_melding

NIET_VERZEGELD = {"crypto_datakey.wrapped"}  # wrapped under the head key


@pytest.fixture
def eigen_hoofd(tmp_path: Path, settings: Any, db: None) -> Iterator[Path]:
    """A head key of its own, that may be renewed and destroyed; no key is there yet."""
    settings.EENPLAN_KEY_FILE = str(tmp_path / "geheim" / "hoofdsleutel")
    DataKey.objects.all().delete()
    vergeet()
    yield tmp_path / "geheim"
    vergeet()


def vergeet() -> None:
    hoofd.forget()
    bos.forget()


def meld(regio: Regio) -> Casus:
    enter(SYSTEM)
    melding = neem_aan(nieuwe_melding(uuid4()), by=regio["agent"], at=regio.at).melding_id
    enter(SYSTEM)
    return Casus.objects.get(meldingen=melding)


def onleesbaar() -> int:
    """How many sealed values of the whole database do not open."""
    enter(SYSTEM)
    wrong = 0
    for column in columns():
        for pk, _, own, _ in column.heads():
            raw = column.model._base_manager.values_list(column.of.field, flat=True).get(pk=pk)
            try:
                unseal(raw, organisation_id=own, kind=column.of.kind)
            except InvalidTag:
                wrong += 1
    return wrong


def test_every_binary_column_of_ours_is_among_the_sealed_ones() -> None:
    """A new column that is forgotten here would become unreadable when its key goes."""
    ours = {
        f"{model._meta.db_table}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.BinaryField) and model.__module__.startswith("eenplan.")
    }
    assert {column.name for column in columns()} == ours - NIET_VERZEGELD


@pytest.mark.parametrize("column", list(columns()), ids=lambda column: column.name)
@pytest.mark.django_db
def test_each_finds_its_organisation_and_case(column: Column) -> None:
    enter(SYSTEM)
    assert list(column.heads()) == []


def test_a_renewed_key_seals_and_the_old_one_still_opens(regio: Regio, eigen_hoofd: Path) -> None:
    own = regio.organisations["vt"].pk
    casus = meld(regio)
    before = waarden()
    assert before["melding_melder.verzegeld"] == {"nu": 1, "ouder": 0, "oude vorm": 0, "vernietigd": 0}
    assert vernieuw([own]) >= 2
    bos.forget()
    assert (waarden()["melding_melder.verzegeld"]["ouder"], onleesbaar()) == (1, 0)
    assert [report.onleesbaar for report in herversleutel()] == [0] * len(list(columns()))
    after = waarden()
    assert after["melding_melder.verzegeld"] == before["melding_melder.verzegeld"]
    assert after["personen_persoon.bsn_verzegeld"]["nu"] == 1
    enter(SYSTEM)
    assert bsn_of(Persoon.objects.exclude(bsn_index="").get()) == "999000019"
    assert DataKey.objects.filter(casus_id=casus.pk, kind="melder", active=True).count() == 1
    assert set(LogLine.objects.values_list("verb", flat=True)) >= {"sleutel.draai", "sleutel.herversleutel"}
    assert sum(report.herschreven for report in herversleutel()) == 0, "a second run finds nothing to do"


def test_what_was_sealed_before_data_keys_is_written_anew(regio: Regio, eigen_hoofd: Path) -> None:
    meld(regio)
    person = Persoon.objects.exclude(bsn_index="").get()
    nonce = bytes(range(envelop.NONCE))
    old = nonce + AESGCMSIV(hoofd.derive(person.bronhouder_id, "gewoon")).encrypt(nonce, b"999000019", b"gewoon")
    Persoon.objects.filter(pk=person.pk).update(bsn_verzegeld=old)
    assert waarden()["personen_persoon.bsn_verzegeld"]["oude vorm"] == 1
    list(herversleutel())
    assert waarden()["personen_persoon.bsn_verzegeld"] == {"nu": 1, "ouder": 0, "oude vorm": 0, "vernietigd": 0}
    assert bsn_of(Persoon.objects.get(pk=person.pk)) == "999000019"


def test_a_run_that_was_stopped_goes_on(regio: Regio, eigen_hoofd: Path) -> None:
    for _ in range(3):
        meld(regio)
    vernieuw([regio.organisations["vt"].pk])
    bos.forget()
    for report in herversleutel():
        if report.kolom == "personen_persoon.bsn_verzegeld":
            break  # killed here: what comes after was not touched
    left = {name: count["ouder"] for name, count in waarden().items() if count["ouder"]}
    assert left
    assert "personen_persoon.bsn_verzegeld" not in left
    list(herversleutel())
    assert not any(count["ouder"] for count in waarden().values())


def test_the_head_is_renewed_without_touching_a_value(regio: Regio, eigen_hoofd: Path) -> None:
    meld(regio)
    enter(SYSTEM)
    before = bytes(Melder.objects.get().verzegeld)
    with pytest.raises(ValueError, match="is nu nodig"):
        vernietig_hoofd(1)
    number, many = vernieuw_hoofd()
    assert (number, many) == (2, DataKey.objects.count())
    assert bytes(Melder.objects.get().verzegeld) == before
    index = blind("999000019")
    vernietig_hoofd(1)
    vergeet()
    assert (onleesbaar(), blind("999000019")) == (0, index)
    assert hoofden() == {2: (many, True, True)}


def test_health_says_that_a_head_key_is_gone_before_somebody_needs_it(regio: Regio, eigen_hoofd: Path) -> None:
    meld(regio)
    assert judge(sleutels) == (True, "1 hoofdsleutels in gebruik, alle aanwezig")
    held = (eigen_hoofd / "hoofdsleutel").read_bytes()
    (eigen_hoofd / "hoofdsleutel").write_bytes(bytes(envelop.KEY))
    vergeet()
    assert "past niet" in judge(sleutels)[1]
    (eigen_hoofd / "hoofdsleutel").unlink()
    vergeet()
    good, told = judge(sleutels)
    assert (good, "ontbreekt" in told, held.hex() in told) == (False, True, False)


def test_a_report_joined_elsewhere_outlives_the_key_of_its_first_case(regio: Regio, eigen_hoofd: Path) -> None:
    first, second = meld(regio), meld(regio)
    moved = Melder.objects.get(melding__casus=first)
    moved.melding.casus = second
    moved.melding.save()
    sockets.shred(first.pk)
    enter(SYSTEM)
    row = Melder.objects.get(pk=moved.pk)
    assert b"Agent" in unseal(row.verzegeld, organisation_id=second.bronhouder_id, kind="melder")
    assert not DataKey.objects.filter(casus_id=first.pk, wrapped__isnull=False).exists()


def test_a_destroyed_case_stays_unreadable_in_an_older_backup(regio: Regio, eigen_hoofd: Path, tmp_path: Path) -> None:
    """The backup: every row and key as they were. The head key is renewed after the destruction, the old one goes."""
    goes, stays = meld(regio), meld(regio)
    with act("toets", by=regio["triagist"], at=regio.at) as a:
        bewaar_stuk(a, goes, "brief.txt", b"De kanarie woont hier.", DataClass.VEILIGHEID)
    enter(SYSTEM)
    dump = {
        "stuk": bytes(Stuk.objects.get().verzegeld),
        **{row.melding.casus_id: bytes(row.verzegeld) for row in Melder.objects.select_related("melding")},
    }
    keys = list(DataKey.objects.values())
    sockets.shred(goes.pk)
    vernieuw_hoofd()
    reserve = tmp_path / "sleutelbos"
    assert bewaar(reserve) == DataKey.objects.filter(wrapped__isnull=False).count()
    vernietig_hoofd(1)

    DataKey.objects.all().delete()  # the older backup is put back
    DataKey.objects.bulk_create(DataKey(**row) for row in keys)
    vergeet()
    with pytest.raises(ValueError, match="ontbreekt"):
        unseal(dump[stays.pk], organisation_id=stays.bronhouder_id, kind="melder")
    assert zet_terug(reserve)[1] == 2  # the case's two keys
    vergeet()
    assert b"Agent" in unseal(dump[stays.pk], organisation_id=stays.bronhouder_id, kind="melder")
    for value, kind in ((dump[goes.pk], "melder"), (dump["stuk"], "gewoon")):
        with pytest.raises(InvalidTag):
            unseal(value, organisation_id=goes.bronhouder_id, kind=kind)


def test_a_number_of_the_reserve_is_not_given_out_again(regio: Regio, eigen_hoofd: Path, tmp_path: Path) -> None:
    meld(regio)
    highest = max(DataKey.objects.values_list("pk", flat=True))
    bewaar(tmp_path / "bos")
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM crypto_datakey_id_seq")
    zet_terug(tmp_path / "bos")
    assert (envelop.number_of(seal(b"x", organisation_id=99)) or 0) > highest


def test_a_reserve_that_does_not_fit_changes_nothing(regio: Regio, eigen_hoofd: Path, tmp_path: Path) -> None:
    meld(regio)
    bewaar(tmp_path / "bos")
    assert (tmp_path / "bos").stat().st_mode & 0o777 == 0o600
    before = list(DataKey.objects.order_by("pk").values_list("pk", "active"))
    shutil.copy(eigen_hoofd / "hoofdsleutel", tmp_path / "bewaard")
    (eigen_hoofd / "hoofdsleutel").write_bytes(bytes(envelop.KEY))
    vergeet()
    with pytest.raises(InvalidTag):
        zet_terug(tmp_path / "bos")
    shutil.copy(tmp_path / "bewaard", eigen_hoofd / "hoofdsleutel")
    vergeet()
    assert list(DataKey.objects.order_by("pk").values_list("pk", "active")) == before


def test_a_key_that_another_process_destroyed_is_gone_within_seconds(regio: Regio, eigen_hoofd: Path) -> None:
    casus = meld(regio)
    raw = bytes(Melder.objects.get().verzegeld)
    DataKey.objects.filter(casus_id=casus.pk).update(wrapped=None, destroyed_at=NOW, active=False)
    assert unseal(raw, organisation_id=casus.bronhouder_id, kind="melder")  # still in memory here
    with clock.at(NOW + bos.KEPT), pytest.raises(InvalidTag):
        unseal(raw, organisation_id=casus.bronhouder_id, kind="melder")


def test_after_a_rollback_nothing_is_sealed_under_a_key_that_does_not_exist(regio: Regio) -> None:
    with transaction.atomic():
        seal(b"x", organisation_id=7, kind="melder")
        transaction.set_rollback(True)
    raw = seal(b"y", organisation_id=7, kind="melder")
    bos.forget()
    assert unseal(raw, organisation_id=7, kind="melder") == b"y"


def test_no_more_keys_are_kept_in_memory_than_the_limit(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bos, "MOST", 3)
    for casus in range(1, 9):
        seal(b"x", organisation_id=7, casus_id=casus)
    assert len(bos._keys) <= 3


def test_a_key_of_each_kind_waits_for_an_organisation(regio: Regio) -> None:
    own = regio.organisations["vt"].pk
    zorg_voor([own])
    zorg_voor([own])
    assert sorted(DataKey.objects.filter(organisation_id=own).values_list("kind", flat=True)) == sorted(bos.KINDS)


def kijk(regio: Regio) -> None:
    """Open everything that there is."""
    assert onleesbaar() == 0


def aan_het_werk(
    work: Callable[[Regio], object], regio: Regio, stop: threading.Event, faults: list[BaseException], done: list[str]
) -> None:
    try:
        while not stop.is_set():
            with transaction.atomic():
                work(regio)
            done.append(work.__name__)
    except BaseException as fault:
        faults.append(fault)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_while_keys_are_renewed_everybody_writes_and_reads_on(eigen_hoofd: Path) -> None:
    """Four at work, three renewals of data keys and head key beside them: nothing unreadable, no fault."""
    with clock.at(NOW), transaction.atomic():
        regio = build(NOW)
    stop, faults, done = threading.Event(), list[BaseException](), list[str]()
    threads = [
        threading.Thread(target=aan_het_werk, args=(work, regio, stop, faults, done)) for work in (meld, kijk) * 2
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in range(3):
            number, _ = vernieuw_hoofd()
            vernietig_hoofd(number - 1)
            vernieuw([regio.organisations["vt"].pk])
            assert sum(report.onleesbaar for report in herversleutel()) == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert faults == []
    assert min(done.count("meld"), done.count("kijk")) > 2
    bos.forget()
    list(herversleutel())
    with transaction.atomic():
        assert onleesbaar() == 0
        assert not any(count["ouder"] or count["oude vorm"] or count["vernietigd"] for count in waarden().values())


@pytest.mark.django_db(transaction=True)
def test_the_command(eigen_hoofd: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(NOW), transaction.atomic():
        build(NOW)
    seal(b"999000019", organisation_id=1)
    reserve = str(tmp_path / "bos")
    for call in (["staat"], ["draai"], ["draai", "--hoofd"], ["herversleutel"], ["bewaar", reserve],
                 ["zet-terug", reserve], ["vernietig-hoofd", "1"]):  # fmt: skip
        assert main(call) == 0, call
    told = capsys.readouterr().out
    assert "999000019" not in told
    assert "Hoofdsleutel 2 is gemaakt" in told
    for call in ([], ["draai", "--organisatie", "Niemand"], ["vernietig-hoofd", "2"], ["zet-terug", reserve + "x"]):
        assert main(call) == 2, call
