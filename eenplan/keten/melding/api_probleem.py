"""The body of an error: `application/problem+json` (RFC 9457, NL API Design Rules), in Dutch, without content."""

from collections.abc import Mapping
from typing import Any

from rest_framework.response import Response

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
    503: "Even niet bereikbaar",
}
DETAILS = {
    401: "Stuur het token van uw organisatie mee: Authorization: Bearer <token>. Het is onbekend of ingetrokken.",
    404: "Dit nummer is bij uw organisatie niet bekend, of dit adres bestaat niet.",
    405: "Gebruik de handelingen die in /api/v1/openapi.json staan.",
    406: "Vraag om application/json.",
    415: "Stuur het bericht als application/json.",
}


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


def answer(status: int, detail: str = "", params: Mapping[str, str] | None = None) -> Response:
    response = Response(problem(status, detail, params), status=status, content_type=PROBLEM)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response
