"""Addresses of the direction and the consult."""

from django.urls import path

from eenplan.keten.regie import views, views_consult, views_mandaat

CASUS = "werk/casus/<int:casus_id>"
urlpatterns = [
    path(f"{CASUS}/regie", views.Toewijzen.at_door(), name="regie"),
    path(f"{CASUS}/mandaat", views_mandaat.Geef.at_door(), name="mandaat"),
    path("werk/mandaat/<int:mandaat_id>/einde", views_mandaat.Beeindig.at_door(), name="mandaat-einde"),
    path(f"{CASUS}/consult", views_consult.Raadpleeg.at_door(), name="consult"),
    path(f"{CASUS}/consult/grond", views_consult.NoemGrond.at_door(), name="consult-grond"),
    path(f"{CASUS}/consult/advies", views_consult.Adviseer.at_door(), name="consult-advies"),
]
