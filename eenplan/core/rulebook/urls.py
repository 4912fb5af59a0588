"""Addresses of the rule table."""

from django.urls import path

from eenplan.core.rulebook import views

urlpatterns = [
    path("werk/regels", views.regels, name="regels"),
    path("werk/regels/<slug:key>", views.Wijzig.at_door(), name="regel-wijzig"),
]
