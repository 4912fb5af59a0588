"""Addresses of destroying."""

from django.urls import path

from eenplan.dossier.vernietiging import views

urlpatterns = [
    path("werk/vernietigen", views.lijst, name="vernietigen"),
    path("werk/vernietigen/vasthouden", views.Vasthouden.at_door(), name="vernietigen-vasthouden"),
    path("werk/vernietigen/<int:casus_id>/<slug:actie>", views.stap, name="vernietigen-stap"),
]
