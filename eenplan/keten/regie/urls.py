"""Address of the direction."""

from django.urls import path

from eenplan.keten.regie import views

urlpatterns = [path("werk/casus/<int:casus_id>/regie", views.Toewijzen.at_door(), name="regie")]
