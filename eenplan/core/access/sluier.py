"""The last net: no answer shows a place that is shielded for who looks, whichever text it stands in (R6, misuse 1).

Whoever looks up what this viewer may read of whereabouts lays the shielded places over the answer (`cover`); the door
takes them out of the page, the paper out of its text. What the viewer typed himself in this request stays as he typed
it: taken out, it would tell him that he guessed right. Pure Python.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from html import escape, unescape

AFGESCHERMD = "[afgeschermd adres]"
Spans = list[tuple[int, int]]
Find = Callable[[str], Spans]

_covers: ContextVar[list[Find] | None] = ContextVar("covers", default=None)
# Words between tags, and the attributes that a reader or his screen reader gets to see.
SEEN = "value|title|aria-label|placeholder|alt"
WORDS = re.compile(rf"(?P<before>\A|>)(?P<words>[^<]+)|(?P<name>\b(?:{SEEN})=\")(?P<said>[^\"]+)")
# Where an answer to something typed says it again.
ECHO = re.compile(r"(<form\b.*?</form>|<div[^>]*role=\"alert\".*?</div>)", re.DOTALL)


@contextmanager
def veiled() -> Iterator[None]:
    """One answer: what is covered in here is covered in it, and forgotten after it."""
    token = _covers.set([])
    try:
        yield
    finally:
        _covers.reset(token)


def cover(find: Find) -> None:
    """Keep what this finds out of the answer that is being made; outside an answer it does nothing."""
    covers = _covers.get()
    if covers is not None:
        covers.append(find)


def covered() -> bool:
    """Whether anything has to stay out of this answer."""
    return bool(_covers.get())


def clean(text: str) -> str:
    """The text without what is covered."""
    for first, last in reversed(_spans(text)):
        text = text[:first] + AFGESCHERMD + text[last:]
    return text


def clean_page(page: str, typed: Iterable[str] = ()) -> str:
    """The page without what is covered, but for what the viewer typed himself, there where it is said again."""
    own = {text[first:last] for text in typed for first, last in _spans(text)}
    if not own:
        return WORDS.sub(_without, page)
    parts = ECHO.split(page)
    keep = partial(_without, own=frozenset(own))
    return "".join(WORDS.sub(keep if place % 2 else _without, part) for place, part in enumerate(parts))


def _without(match: re.Match[str], own: frozenset[str] = frozenset()) -> str:
    text = unescape(match["words"] or match["said"])
    if not _spans(text) or any(word in text for word in own):
        return match[0]
    return (match["before"] or match["name"] or "") + escape(clean(text))


def _spans(text: str) -> Spans:
    """Where something stands that is covered; what overlaps or touches is one."""
    joined: Spans = []
    for first, last in sorted(span for find in _covers.get() or () for span in find(text)):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
