"""Addresses of the systems of partners."""

from django.urls import path

from eenplan.core.integrations import views

urlpatterns = [
    path("werk/koppelingen", views.koppelingen, name="koppelingen"),
    path("werk/koppelingen/token", views.NieuwToken.at_door(), name="token-nieuw"),
    path("werk/koppelingen/token/<int:key>/intrekken", views.TrekTokenIn.at_door(), name="token-intrekken"),
    path("werk/koppelingen/webhook", views.NieuweWebhook.at_door(), name="webhook-nieuw"),
    path("werk/koppelingen/webhook/<int:key>/einde", views.BeeindigWebhook.at_door(), name="webhook-einde"),
]
