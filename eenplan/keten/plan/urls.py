"""Addresses of the plan, at the region's desk and at the door of the local team."""

from django.urls import URLPattern, path

from eenplan.keten.plan import views, views_afspraak, views_fase
from eenplan.keten.plan.views_basis import PREFIX


def _at(deur: str) -> list[URLPattern]:
    base, name = f"{deur}/casus/<int:casus_id>/plan", f"{PREFIX[deur]}plan"
    one = f"{base}/afspraak/<int:afspraak_id>"
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
    ]


urlpatterns = [*_at("werk"), *_at("partner")]
