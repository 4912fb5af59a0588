"""Addresses of the handover, at the door of the sender and that of the receiver."""

from django.urls import path

from eenplan.keten.overdracht import views, views_buiten, views_meelezen, views_ontvanger, views_zender

urlpatterns = [
    path("werk/overdrachten", views.lijst, name="overdracht-lijst"),
    path("werk/casus/<int:casus_id>/toegang/delen", views_meelezen.LaatMeelezen.at_door(), name="toegang-delen"),
    path("werk/casus/<int:casus_id>/overdracht", views.stel_op, name="overdracht-stel-op"),
    path("werk/overdracht/<int:overdracht_id>", views_zender.BiedAan.at_door(), name="overdracht"),
    path("werk/overdracht/<int:overdracht_id>/bewaar", views_zender.Bewaar.at_door(), name="overdracht-bewaar"),
    path("werk/overdracht/<int:overdracht_id>/trek-in", views_zender.TrekIn.at_door(), name="overdracht-trek-in"),
    path("werk/overdracht/<int:overdracht_id>/aanvaarding", views_buiten.Aanvaarding.at_door(), name="overdracht-ja"),
    path("werk/overdracht/<int:overdracht_id>/weigering", views_buiten.Weigering.at_door(), name="overdracht-nee"),
    path("werk/overdracht/vraag/<int:vraag_id>", views_zender.Antwoord.at_door(), name="overdracht-antwoord"),
    path("werk/overdracht/<int:overdracht_id>/pdf", views.op_papier, name="overdracht-pdf"),
    path("partner/overdracht/<int:overdracht_id>/pdf", views.partner_op_papier, name="partner-overdracht-pdf"),
    path("partner/overdrachten", views.postvak, name="overdracht-postvak"),
    path("partner/overdracht/<int:overdracht_id>", views_ontvanger.Beantwoord.at_door(), name="partner-overdracht"),
    path("partner/overdracht/<int:overdracht_id>/pakket", views.overgenomen, name="overdracht-overgenomen"),
    path("partner/overdracht/<int:overdracht_id>/weiger", views_ontvanger.Weiger.at_door(), name="overdracht-weiger"),
    path(
        "partner/overdracht/<int:overdracht_id>/verdeel", views_ontvanger.Verdeel.at_door(), name="overdracht-verdeel"
    ),
    path("partner/verdeeltafel/<int:gemeente_id>/evaluatie", views.evalueer, name="verdeeltafel-evaluatie"),
    path("partner/overdracht/<int:overdracht_id>/vraag", views_ontvanger.Vraag.at_door(), name="overdracht-vraag"),
]
