"""The doors: each package that has screens brings its own urls.py, under the door that its views name.

A package's urls.py lists full paths below the site root ("werk/...", "partner/..."), so that one file
shows all its doors; tests/repo lists every URL with its door and fails on one without.
"""

from importlib import import_module

from django.urls import include, path

from eenplan.core.discovery import having
from eenplan.site import views

urlpatterns = [
    path("", views.voordeur, name="voordeur"),
    path("gezondheid", views.gezondheid, name="gezondheid"),
    path("", include("eenplan.site.api")),
    path("account/functie/", views.kies_functie, name="kies-functie"),
    path("werk/status", views.status, name="status"),
    path("werk/stijlgids", views.stijlgids, name="stijlgids"),
    *[path("", include(import_module(name))) for name in having("urls")],
]
handler404 = "eenplan.core.doors.not_found"
handler500 = "eenplan.site.uitval.broken"
handler403 = "eenplan.core.doors.not_found"
