"""A request of which only the first part arrived is refused: half a form reads like a whole one (promise 1).

A server gives the application what came before the line ended, without a word; a browser that is closed while it sends
(quick exit) would so leave half a story, or half a document, behind as if that were all.
"""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from django.core.exceptions import BadRequest

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Stream(Protocol):
    """What a body is read from; at most so many bytes, fewer only at the end."""

    def read(self, size: int = -1, /) -> bytes: ...
    def readline(self, size: int = -1, /) -> bytes: ...


class Whole:
    """A body of so many bytes; BadRequest when there turn out to be fewer."""

    def __init__(self, stream: Stream, length: int) -> None:
        self.stream, self.left = stream, length

    def read(self, size: int = -1, /) -> bytes:
        """All that is asked for, or all that is left."""
        return self._counted(self.stream.read(size), size)

    def readline(self, size: int = -1, /) -> bytes:
        """The same, or up to and with the end of a line."""
        piece = self.stream.readline(size)
        return self._counted(piece, len(piece) if piece.endswith(b"\n") else size)

    def _counted(self, piece: bytes, size: int) -> bytes:
        wanted = self.left if size < 0 else min(size, self.left)
        if len(piece) < wanted:
            raise BadRequest("the line ended before the whole request came")
        self.left -= len(piece)
        return piece


def whole(application: Application) -> Application:
    """The application, with bodies that are whole."""

    def serve(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        told = environ.get("CONTENT_LENGTH") or ""
        if told.isascii() and told.isdigit():
            environ["wsgi.input"] = Whole(environ["wsgi.input"], int(told))
        return application(environ, start)

    return serve
