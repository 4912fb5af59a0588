"""Addresses of the radar: pieces that a page asks for itself, and who looked often."""

from django.urls import path

from eenplan.dossier.radar import views

urlpatterns = [
    path("werk/casus/<int:casus_id>/bekend", views.strook, name="radar-strook"),
    path("werk/casus/<int:casus_id>/eerder", views.eerder, name="radar-eerder"),
    path("werk/nakijken", views.nakijken, name="nakijken"),
    path("werk/nakijken/<int:account_id>", views.KijkNa.at_door(), name="nakijken-een"),
]
