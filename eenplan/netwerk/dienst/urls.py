"""Addresses of the roster."""

from django.urls import path

from eenplan.netwerk.dienst import views

urlpatterns = [
    path("werk/rooster", views.rooster, name="rooster"),
    path("werk/rooster/nieuw", views.Plan.at_door(), name="rooster-nieuw"),
    path("werk/rooster/<int:dienst_id>/schrap", views.schrap, name="rooster-schrap"),
]
