"""Addresses of advice: the work of Veilig Thuis, the citizen's door, and the way out."""

from django.urls import path

from eenplan.keten.advies import burgerdeur, meldcodedeur, views, views_meer

urlpatterns = [
    path("werk/adviezen", views.lijst, name="adviezen"),
    path("werk/adviezen/logboek", views_meer.logboek, name="advies-logboek"),
    path("werk/advies/<int:advies_id>/samenvatting", views_meer.samenvat, name="advies-samenvatting"),
    path("werk/advies/<int:advies_id>/samenvatting.pdf", views_meer.samenvat_pdf, name="advies-samenvatting-pdf"),
    path("werk/advies/nieuw", views.Nieuw.at_door(), name="advies-nieuw"),
    path("werk/advies/herken", views.herken, name="advies-herken"),
    path("werk/advies/<int:advies_id>", views.advies, name="advies"),
    path("werk/advies/<int:advies_id>/contact", views.Contact.at_door(), name="advies-contact"),
    path("werk/advies/<int:advies_id>/verbeter", views.Verbeter.at_door(), name="advies-verbeter"),
    path("werk/advies/<int:advies_id>/informatie", views.Informatie.at_door(), name="advies-informatie"),
    path("werk/advies/<int:advies_id>/sluit", views.Sluit.at_door(), name="advies-sluit"),
    path("werk/advies/<int:advies_id>/melding", views.Melding.at_door(), name="advies-melding"),
    path("advies/", burgerdeur.praat, name="praat"),
    path("advies/antwoord", burgerdeur.antwoord, name="praat-antwoord"),
    path("advies/twijfel", meldcodedeur.begin, name="twijfel"),
    path("advies/twijfel/stap/<int:nummer>", meldcodedeur.stap, name="twijfel-stap"),
    path("advies/twijfel/vraag/<int:nummer>", meldcodedeur.vraag, name="twijfel-vraag"),
    path("advies/twijfel/einde/<slug:naam>", meldcodedeur.einde, name="twijfel-einde"),
    path("advies/twijfel/blad", meldcodedeur.blad, name="twijfel-blad"),
    path("advies/twijfel/meldcode.pdf", meldcodedeur.blad_pdf, name="twijfel-pdf"),
    path("weg", burgerdeur.weg, name="weg"),
]
