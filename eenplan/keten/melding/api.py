"""The API of reports: a partner's system sends one in and reads how far it is (issue 2, API; NL API Design Rules)."""

from typing import Any
from uuid import UUID

from django.urls import path
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.api_antwoorden import Ontvangst, Probleem, StatusVelden
from eenplan.keten.melding.api_basis import ApiView
from eenplan.keten.melding.api_lezen import lees, nieuwe_melding
from eenplan.keten.melding.api_probleem import PROBLEM, TITLES
from eenplan.keten.melding.api_velden import MeldingVelden
from eenplan.keten.melding.queries import status

PREFIX = "api/v1/"
NO_KEY = "Stuur een sleutel (UUID) mee in de kop Idempotency-Key, zodat twee keer sturen één melding blijft."
VERSION_HEADER = OpenApiParameter(
    "API-Version", str, OpenApiParameter.HEADER, response=True, description="Versie van deze API."
)
KEY_HEADER = OpenApiParameter(
    "Idempotency-Key", UUID, OpenApiParameter.HEADER, required=False,
    description="Sleutel van de afzender. Twee keer dezelfde sleutel geeft dezelfde ontvangst. Mag ook als veld.",
)  # fmt: skip


def problems(*codes: int) -> dict[Any, Any]:
    """The declared errors of an operation."""
    return {(code, PROBLEM): OpenApiResponse(Probleem, TITLES[code]) for code in codes}


def _key(request: Request, in_body: UUID | None) -> UUID:
    """The sender's key, from the header (also quoted) or the body; both must be the same."""
    text = request.META.get("HTTP_IDEMPOTENCY_KEY", "").strip().strip('"')
    try:
        given = UUID(text) if text else in_body
    except ValueError as error:
        raise exceptions.ValidationError({"Idempotency-Key": "Dit is geen UUID."}) from error
    if given is None:
        raise exceptions.ValidationError({"Idempotency-Key": NO_KEY})
    if in_body is not None and in_body != given:
        raise exceptions.ValidationError(
            {"Idempotency-Key": "De sleutel in de kop is een andere dan die in het bericht."}
        )
    return given


class MeldingenView(ApiView):
    """Reports of this partner."""

    @extend_schema(
        operation_id="meldingAanmaken", summary="Een melding doen", tags=["meldingen"], request=MeldingVelden,
        parameters=[KEY_HEADER, VERSION_HEADER],
        responses={201: Ontvangst, 200: Ontvangst, **problems(400, 401, 409, 413, 415, 422)},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """Take in a report. 201 with a receipt; 200 with the same receipt when this key came before."""
        data = lees(request.data)
        melding = nieuwe_melding(data, _key(request, data.get("sleutel")))
        bewijs = neem_aan(melding, by=self.viewer, at=clock.now())
        where = request.build_absolute_uri(f"/{PREFIX}meldingen/{bewijs.nummer}")
        body = {"nummer": bewijs.nummer, "ontvangenOp": bewijs.ontvangen_op.astimezone(clock.AMSTERDAM).isoformat()}
        return Response(
            {**body, "statusUrl": where}, status=201 if bewijs.nieuw else 200, headers={"Location": where}
        )  # fmt: skip


class MeldingView(ApiView):
    """One report of this partner."""

    @extend_schema(
        operation_id="meldingLezen", summary="De stand van een eigen melding", tags=["meldingen"],
        parameters=[VERSION_HEADER], responses={200: StatusVelden, **problems(400, 401, 404)},
    )  # fmt: skip
    def get(self, request: Request, nummer: str) -> Response:
        """How far the own report is; another partner's number is as unknown as a number that does not exist."""
        enter(self.viewer, system=True)  # the sender may not see the case, only his own report
        found = status(self.viewer, nummer=nummer)
        when = found.ontvangen_op.astimezone(clock.AMSTERDAM).isoformat()
        return Response({"nummer": found.nummer, "ontvangenOp": when, "stand": found.stand})


urlpatterns = [
    path(f"{PREFIX}meldingen", MeldingenView.at_door(), name="api-meldingen"),
    path(f"{PREFIX}meldingen/<str:nummer>", MeldingView.at_door(), name="api-melding"),
]
