"""A body is whole or it is refused."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import BadRequest

from eenplan.site.whole import Whole, whole

BODY = b"een\ntwee\ndrie"


@pytest.mark.parametrize("size", [-1, 1, 4, 13, 99])
def test_a_whole_body_is_read_as_it_is(size: int) -> None:
    body, found = Whole(BytesIO(BODY), len(BODY)), b""
    while piece := body.read(size):
        found += piece
    assert found == BODY


@pytest.mark.parametrize("size", [-1, 2, 99])
def test_lines_too(size: int) -> None:
    body, plain = Whole(BytesIO(BODY), len(BODY)), BytesIO(BODY)
    assert [body.readline(size) for _ in range(20)] == [plain.readline(size) for _ in range(20)]


@pytest.mark.parametrize("come", range(len(BODY)))
@pytest.mark.parametrize("how", ["read", "readline"])
@pytest.mark.parametrize("size", [-1, 3, 99])
def test_a_body_that_is_cut_is_refused(come: int, how: str, size: int) -> None:
    read = getattr(Whole(BytesIO(BODY[:come]), len(BODY)), how)
    with pytest.raises(BadRequest):
        [read(size) for _ in range(99)]


@pytest.mark.parametrize(("told", "wrapped"), [("13", True), ("", False), (None, False), ("-1", False), ("x", False)])
def test_only_a_body_with_a_length_is_watched(told: str | None, wrapped: bool) -> None:
    seen: list[Any] = []
    stream = BytesIO(BODY)
    environ = {"wsgi.input": stream, **({} if told is None else {"CONTENT_LENGTH": told})}
    assert list(whole(lambda given, start: [seen.append(given["wsgi.input"]) or b"ok"])(environ, print)) == [b"ok"]
    assert (seen[0] is not stream) is wrapped
