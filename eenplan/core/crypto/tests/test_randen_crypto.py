"""The edges of keys: what a KMS may answer, a file that is none, a number that is not there, what a value says."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from eenplan.core.crypto import bos, draai, envelop, hoofd, reserve, staat
from eenplan.core.crypto.envelop import KEY, VERSION, number_of
from eenplan.core.crypto.herversleutel import INSIDE
from eenplan.core.crypto.models import DataKey
from eenplan.core.crypto.zegel import blind, seal, unseal


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.EENPLAN_KEY_FILE = str(tmp_path / "hoofdsleutel")
    settings.EENPLAN_KEK_COMMAND = ""
    hoofd.forget()
    bos.forget()
    yield tmp_path
    hoofd.forget()
    bos.forget()


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([], []), (["hoofdsleutel"], [1]), (["hoofdsleutel.ingepakt"], [1]), (["hoofdsleutel.3"], [3]),
        (["hoofdsleutel", "hoofdsleutel.10", "hoofdsleutel.9"], [1, 9, 10]), (["hoofdsleutel.2.ingepakt"], [2]),
        (["hoofdsleutel.oud", "hoofdsleutel.2.bak", "anders.4", ".sleutel-x"], []),
        (["hoofdsleutel.2", "hoofdsleutel.2.ingepakt"], [2]),
    ],
    ids=lambda value: "+".join(map(str, value)) or "none",
)  # fmt: skip
def test_which_head_keys_lie_there(folder: Path, names: list[str], found: list[int]) -> None:
    for name in names:
        (folder / name).write_bytes(bytes(KEY))
    assert hoofd.numbers() == found


@pytest.mark.parametrize("said", ["", "kort", "geen=base=64", "QUJD", "A" * 45, "é"])
def test_a_kms_that_answers_something_else_is_a_fault_in_words(folder: Path, settings: Any, said: str) -> None:
    """The health check and the commands know this one fault only; what the KMS said is not shown."""
    script = folder / "kms.sh"
    script.write_text(f"cat > /dev/null\nprintf '%s' '{said}'\n")
    settings.EENPLAN_KEK_COMMAND = f"/bin/sh {script}"
    (folder / "hoofdsleutel.ingepakt").write_bytes(b"iets")
    with pytest.raises(hoofd.HeadKeyFault, match="beschadigd") as told:
        hoofd.wrapping(1)
    assert not said or said not in str(told.value)


def test_without_a_first_head_key_the_form_of_before_says_why(folder: Path) -> None:
    hoofd.make(2)
    assert hoofd.current() == 2
    with pytest.raises(hoofd.HeadKeyFault, match="eerste hoofdsleutel"):
        hoofd.derive(1, "gewoon")
    hoofd.destroy(7)  # none: nothing happens
    assert hoofd.numbers() == [2]


def test_head_keys_derive_apart(folder: Path) -> None:
    hoofd.make(1)
    hoofd.make(2)
    made = [hoofd.wrapping(1), hoofd.wrapping(2), hoofd.derive(1, "gewoon"), hoofd.derive(1, "melder"),
            hoofd.derive(11, "gewoon")]  # fmt: skip
    assert len(set(made)) == len(made)
    assert hoofd.top() == (2, made[1])


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (b"", None), (VERSION, None), (VERSION + bytes(7), None), (VERSION + bytes(8), 0),
        (VERSION + struct.pack(">Q", 2**64 - 1), 2**64 - 1), (b"\xe5\x02" + bytes(20), None),
        (envelop.head(258) + b"rest", 258),
    ],
)  # fmt: skip
def test_the_number_of_a_value(raw: bytes, number: int | None) -> None:
    assert number_of(raw) == number


def test_an_envelope_holds_its_context() -> None:
    cipher = AESGCMSIV(bytes(KEY))
    raw = envelop.close(cipher, 5, b"a", b"woord")
    assert envelop.open_(cipher, b"a", raw) == b"woord"
    for context, value in ((b"b", raw), (b"a", envelop.head(6) + raw[envelop.HEAD :])):
        with pytest.raises(InvalidTag):
            envelop.open_(cipher, context, value)
    wrapped = envelop.wrap(bytes(KEY), b"a", b"sleutel")
    with pytest.raises(InvalidTag):
        envelop.unwrap(bytes(KEY), b"ander", wrapped)


@pytest.mark.parametrize(
    ("number", "key", "word"),
    [
        (None, None, "oude vorm"), (4, None, "vernietigd"), (4, (1, 2, False, True), "vernietigd"),
        (4, (1, 2, True, False), "nu"), (4, (1, 2, False, False), "ouder"), (4, (1, 0, True, False), "ouder"),
        (4, (9, 2, True, False), "ouder"),
    ],
)  # fmt: skip
def test_how_a_value_stands(number: int | None, key: Any, word: str) -> None:
    assert staat._soort(number, key, (1, 2)) == word


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"A" * 38, 1), (b"A" * 37, 0), (b'"' + b"A" * 40 + b'=="', 1), (b"A" * 40 + b"===", 0),
        (b"A" * 40 + b" " + b"B" * 40, 2), (b"=" + b"A" * 40, 0),
    ],
)  # fmt: skip
def test_what_may_be_a_value_inside_a_trace(text: bytes, found: int) -> None:
    assert len(INSIDE.findall(text)) == found


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 2, -1, 99])
def test_no_other_head_key_is_destroyed(folder: Path, number: int) -> None:
    hoofd.make(2)
    with pytest.raises(ValueError, match="is er niet, of is nu nodig"):
        draai.vernietig_hoofd(number)
    assert hoofd.numbers() == [2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"soort": "iets"}', '{"soort": "eenplan-sleutelbos-1"}',
        json.dumps({"soort": reserve.KIND, "sleutels": [[1]], "tot": 1}),
        json.dumps({"soort": reserve.KIND, "sleutels": [[1, 1, "gewoon", 0, 1, 7, "x"]], "tot": 1}),
        json.dumps({"soort": reserve.KIND, "sleutels": [[1, 1, "gewoon", 0, 1, "A", "x"]], "tot": 1}),
        json.dumps({"soort": reserve.KIND, "sleutels": 3, "tot": 1}),
    ],
)  # fmt: skip
def test_a_file_that_is_no_reserve_is_refused_as_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "bos").write_text(text)
    before = DataKey.objects.count()
    with pytest.raises(ValueError):
        reserve.zet_terug(tmp_path / "bos")
    assert DataKey.objects.count() == before


@pytest.mark.django_db
def test_keys_of_no_case_are_not_destroyed_with_cases() -> None:
    raw, other = seal(b"x", organisation_id=3), seal(b"y", organisation_id=3, casus_id=8)
    assert draai.vernietig_casus([]) == draai.vernietig_casus([0]) == draai.vernietig_casus([7]) == 0
    assert unseal(raw, organisation_id=3) == b"x"
    assert draai.vernietig_casus([8, 0]) == 1
    assert draai.vernietig_casus([8]) == 0
    with pytest.raises(InvalidTag):
        unseal(other, organisation_id=3)
    assert unseal(raw, organisation_id=3) == b"x"


@pytest.mark.django_db
def test_a_hash_of_one_kind_is_not_that_of_another() -> None:
    assert len({blind("1"), blind("1", kind="telefoon"), blind("telefoon:1", kind="x"), blind("1", kind="x")}) == 4
    assert draai.vernieuw([]) == 0
    index = blind("1")
    draai.vernieuw([0, 1])
    bos.forget()
    assert blind("1") == index  # by it a BSN is found: never renewed
