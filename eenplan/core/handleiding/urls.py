"""The manual, behind each door of who works with Eenplan."""

from django.urls import path

from eenplan.core.handleiding import views

urlpatterns = [
    path("werk/uitleg", views.werk, name="uitleg"),
    path("werk/uitleg/<slug:blad>", views.werk, name="uitleg-blad"),
    path("partner/uitleg", views.partner, name="partner-uitleg"),
    path("partner/uitleg/<slug:blad>", views.partner, name="partner-uitleg-blad"),
    path("beleid/uitleg", views.beleid, name="beleid-uitleg"),
    path("beleid/uitleg/<slug:blad>", views.beleid, name="beleid-uitleg-blad"),
]
