"""Errors of the API as `application/problem+json` (RFC 9457, NL API Design Rules), in Dutch, without content.

Also who asks (a bearer token of a partner system) and the base of every API view.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import viewer_of_token
from eenplan.core.audit.actions import write
from eenplan.core.workflow import Refused
from eenplan.keten.melding.actions import Ongeldig

VERSION = "1.0.0"
PROBLEM = "application/problem+json"
TITLES = {
    400: "Het verzoek is niet goed opgebouwd",
    401: "Niet aangemeld",
    404: "Niet gevonden",
    405: "Deze handeling bestaat hier niet",
    406: "Dit antwoordformaat kennen wij niet",
    409: "Deze sleutel is al gebruikt",
    413: "Het bericht is te groot",
    415: "Dit formaat kennen wij niet",
    422: "De melding kan zo niet worden aangenomen",
}
DETAILS = {
    401: "Stuur het token van uw organisatie mee: Authorization: Bearer <token>. Het is onbekend of ingetrokken.",
    404: "Dit nummer is bij uw organisatie niet bekend, of dit adres bestaat niet.",
    405: "Gebruik de handelingen die in /api/v1/openapi.json staan.",
    406: "Vraag om application/json.",
    415: "Stuur het bericht als application/json.",
}


class TooLarge(exceptions.APIException):
    """The body is larger than the region allows."""

    status_code = 413


class Unreadable(exceptions.APIException):
    """The body is no JSON."""

    status_code = 400


class StrictJSON(BaseParser):
    """JSON in UTF-8, read only when it is not too large; nesting without end and NaN are refused."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The value in the body; TooLarge or Unreadable when there is none."""
        most = settings.EENPLAN_MAX_UPLOAD
        raw = stream.read(most + 1)
        if len(raw) > most:
            raise TooLarge(too_large())
        return load(raw)


def too_large() -> str:
    """How much a message may hold."""
    return f"Een bericht mag hooguit {settings.EENPLAN_MAX_UPLOAD // 1024} kB zijn. Stuur grote bijlagen apart."


def load(raw: bytes) -> Any:
    """Read JSON; Unreadable with the place of the fault."""
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Unreadable("Dit is geen tekst in UTF-8.") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"Dit is geen geldige JSON: fout op regel {error.lineno}, teken {error.colno}.") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("Dit is geen JSON die wij kunnen lezen.") from error


def _no_number(text: str) -> None:
    raise ValueError(text)


def problem(status: int, detail: str = "", params: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The body of an error; the same for everything that is not there for this caller."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(status, "Het lukte niet"),
        "status": status,
        "detail": detail or DETAILS.get(status, ""),
    }
    if params:
        body["invalid-params"] = [{"name": name, "reason": reason} for name, reason in params.items()]
    return body


def _answer(status: int, detail: str = "", params: Mapping[str, str] | None = None) -> Response:
    response = Response(problem(status, detail, params), status=status, content_type=PROBLEM)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def flatten(detail: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """`personen.0.bsn` -> reason, from DRF's nested errors; a field without a fault is left out."""
    if isinstance(detail, Mapping):
        for key, value in detail.items():
            inner = path if key == "non_field_errors" else f"{path}.{key}".strip(".")
            yield from flatten(value, inner)
    elif isinstance(detail, list):
        for index, value in enumerate(detail):
            yield from flatten(value, f"{path}.{index}".strip(".") if isinstance(value, Mapping | list) else path)
    else:
        yield path or "bericht", str(detail)


def _refused(error: Refused) -> Response:
    if isinstance(error, Ongeldig):
        return _answer(422, str(error), error.fouten)
    return _answer(409, str(error))


def _of_framework(error: exceptions.APIException) -> Response:
    status = error.status_code
    if isinstance(error, exceptions.ValidationError):
        found = dict(flatten(error.detail))
        return _answer(400, "Verbeter de velden die in invalid-params staan.", found)
    if isinstance(error, TooLarge | Unreadable):
        return _answer(status, str(error.detail))
    return _answer(status)


def to_problem(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Every foreseen error as a problem; None lets a fault of ours be a 500. What was begun is rolled back."""
    if isinstance(error, NotVisible):
        if error.line is not None:  # the refusal itself stays in the log
            write(context["request"].user, [error.line])
        return _answer(404)
    if isinstance(error, Http404):
        return _answer(404)
    if not isinstance(error, Refused | exceptions.APIException):
        return None
    if transaction.get_connection().in_atomic_block:
        transaction.set_rollback(True)
    return _refused(error) if isinstance(error, Refused) else _of_framework(error)


class BearerToken:
    """The organisation behind `Authorization: Bearer <token>`; without a known token nobody (401)."""

    def authenticate(self, request: Request) -> tuple[Viewer, None]:
        """The viewer of the token; raises NotAuthenticated."""
        kind, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        viewer = viewer_of_token(token.strip()) if kind.lower() == "bearer" and token.strip() else None
        if viewer is None:
            raise exceptions.NotAuthenticated
        return viewer, None

    def authenticate_header(self, request: Request) -> str:
        """What a caller without token is asked for."""
        return "Bearer"


class ApiView(APIView):
    """Base of the API: a token, strict JSON, problems, and the version of the API on every answer."""

    authentication_classes = [BearerToken]  # type: ignore[list-item]  # a duck: DRF asks these two methods
    parser_classes = [StrictJSON]
    metadata_class = None

    @classmethod
    def at_door(cls) -> Any:
        """The view for a urls module; DoorMiddleware lets in what names a door."""
        view = cls.as_view()
        view.door = "api"  # type: ignore[attr-defined]  # read by DoorMiddleware and the door test
        return view

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """First who asks, then the database is told; a body that is too large is not even read."""
        super().initial(request, *args, **kwargs)
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.EENPLAN_MAX_UPLOAD:
            raise TooLarge(too_large())
        enter(self.viewer)

    @property
    def viewer(self) -> Viewer:
        """The organisation that asks."""
        viewer: Viewer = self.request.user  # type: ignore[assignment]  # set by BearerToken
        return viewer

    def get_exception_handler(self) -> Any:
        """Our problems in the place of DRF's own errors."""
        return to_problem

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """The version header belongs on every answer (NL API Design Rules)."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["API-Version"] = VERSION
        return response


def niets(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Every other address below the API: the same 404 as an unknown number."""
    response = HttpResponse(json.dumps(problem(404), ensure_ascii=False), status=404, content_type=PROBLEM)
    response["API-Version"] = VERSION
    return response


niets.door = "api"  # type: ignore[attr-defined]  # read by DoorMiddleware
niets.csrf_exempt = True  # type: ignore[attr-defined]  # no session, so nothing to forge
