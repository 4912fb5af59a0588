"""Addresses of the direction and the consult."""

from django.urls import path

from eenplan.keten.regie import views, views_consult

CASUS = "werk/casus/<int:casus_id>"
urlpatterns = [
    path(f"{CASUS}/regie", views.Toewijzen.at_door(), name="regie"),
    path(f"{CASUS}/consult", views_consult.Raadpleeg.at_door(), name="consult"),
    path(f"{CASUS}/consult/grond", views_consult.NoemGrond.at_door(), name="consult-grond"),
    path(f"{CASUS}/consult/advies", views_consult.Adviseer.at_door(), name="consult-advies"),
]
