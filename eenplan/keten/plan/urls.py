"""Addresses of the plan, at the region's desk and at the door of the local team."""

from django.urls import URLPattern, path

from eenplan.keten.plan import (
    views,
    views_afspraak,
    views_document,
    views_fase,
    views_herstel,
    views_partner,
    views_top3,
    views_versies,
)
from eenplan.keten.plan.views_basis import PREFIX


def _at(deur: str) -> list[URLPattern]:
    base, name = f"{deur}/casus/<int:casus_id>/plan", f"{PREFIX[deur]}plan"
    one = f"{base}/afspraak/<int:afspraak_id>"
    punt, voor = f"{base}/top3/<int:onveiligheid_id>", f"{base}/document/<int:persoon_id>"
    return [
        path(base, views.page(deur), name=name),
        path(f"{base}/maak", views.maak(deur), name=f"{name}-maak"),
        path(f"{base}/afspraak", views.at(views_afspraak.Afspraak, deur), name=f"{name}-afspraak"),
        path(f"{base}/vaststellen", views.at(views_fase.Vaststellen, deur), name=f"{name}-vaststellen"),
        path(f"{base}/fase", views.at(views_fase.Naarfase, deur), name=f"{name}-fase"),
        path(f"{base}/afronden", views.at(views_fase.Afronden, deur), name=f"{name}-afronden"),
        path(f"{one}/controle", views.at(views_afspraak.Controle, deur), name=f"{name}-controle"),
        path(f"{one}/wijzigen", views.at(views_afspraak.Wijzigen, deur), name=f"{name}-wijzigen"),
        path(f"{one}/intrekken", views.at(views_afspraak.Intrekken, deur), name=f"{name}-intrekken"),
        path(f"{base}/top3", views_top3.page(deur), name=f"{name}-top3"),
        path(f"{base}/top3/nieuw", views.at(views_top3.Onveiligheid, deur), name=f"{name}-onveiligheid"),
        path(f"{base}/top3/kiezen", views.at(views_top3.Kiezen, deur), name=f"{name}-top3-kiezen"),
        path(f"{punt}/concreet", views.at(views_top3.Concreet, deur), name=f"{name}-concreet"),
        path(f"{punt}/factor", views.at(views_top3.Factor, deur), name=f"{name}-factor"),
        path(f"{base}/versies", views_versies.page(deur), name=f"{name}-versies"),
        path(f"{base}/document", views_document.page(deur), name=f"{name}-document"),
        path(f"{base}/document.pdf", views_document.pdf(deur), name=f"{name}-document-pdf"),
        path(voor, views_document.page(deur), name=f"{name}-document-voor"),
        path(f"{voor}.pdf", views_document.pdf(deur), name=f"{name}-document-pdf-voor"),
        path(f"{base}/doel", views.at(views_herstel.Doel, deur), name=f"{name}-doel"),
        path(f"{base}/doel/<int:doel_id>", views.at(views_herstel.BekijkDoel, deur), name=f"{name}-doel-bekijken"),
        path(f"{base}/woorden/<int:persoon_id>", views.at(views_herstel.Woorden, deur), name=f"{name}-woorden"),
        path(f"{base}/pols", views.at(views_herstel.Pols, deur), name=f"{name}-pols"),
    ]


urlpatterns = [
    *_at("werk"),
    *_at("partner"),
    path("werk/antwoorden", views_partner.wachtend, name="plan-wachtend"),
    path("partner/afspraken", views_partner.taken, name="partner-taken"),
    path("partner/afspraken/<int:afspraak_id>", views_partner.meld, name="partner-taak"),
]
