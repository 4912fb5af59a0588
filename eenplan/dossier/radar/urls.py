"""Addresses of the radar: pieces that a page asks for itself."""

from django.urls import path

from eenplan.dossier.radar import views

urlpatterns = [
    path("werk/casus/<int:casus_id>/bekend", views.strook, name="radar-strook"),
    path("werk/casus/<int:casus_id>/eerder", views.eerder, name="radar-eerder"),
]
