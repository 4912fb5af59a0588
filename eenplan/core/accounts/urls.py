"""Log in and out, the password, the second factor: the pages of allauth that we lend, each named here.

The rest of allauth is not routed. With a page for one's mail address and a new password by mail, whoever finds an
unlocked screen owns the account. A forgotten password is for the functional manager, whose pages
are the lower half.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from eenplan.core.accounts.beheer import views as mensen
from eenplan.core.accounts.beheer import views_organisaties as plekken
from eenplan.core.accounts.organisatielogin import views as eigen
from eenplan.core.accounts.views import Code, uitloggen, uw_account
from eenplan.core.doors import lent

urlpatterns = [
    path("account/login/", lent(eigen.Inloggen.as_view()), name="account_login"),
    path("account/logout/", lent(uitloggen), name="account_logout"),
    path("account/reauthenticate/", lent(account.reauthenticate), name="account_reauthenticate"),
    path("account/password/change/", lent(account.password_change), name="account_change_password"),
    path("account/code/", Code.at_door(), name="account_code"),
    path("account/koppel/", eigen.Koppel.at_door(), name="account_koppel"),
    path("account/organisatie/terug/", eigen.terug, name="organisatielogin-terug"),
    path("account/organisatie/<int:organisation_id>/", eigen.heen, name="organisatielogin"),
    path("account/uw/", uw_account, name="uw-account"),
    path("account/2fa/", lent(mfa.index), name="mfa_index"),
    path("account/2fa/authenticate/", lent(mfa.authenticate), name="mfa_authenticate"),
    path("account/2fa/reauthenticate/", lent(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/2fa/totp/activate/", lent(totp.activate_totp), name="mfa_activate_totp"),
    path("account/2fa/totp/deactivate/", lent(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/2fa/passkeys/", lent(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("account/2fa/passkeys/add/", lent(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("account/2fa/passkeys/login/", lent(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "account/2fa/passkeys/reauthenticate/",
        lent(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/2fa/passkeys/<int:pk>/remove/", lent(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("account/2fa/passkeys/<int:pk>/edit/", lent(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/2fa/recovery-codes/", lent(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/2fa/recovery-codes/generate/", lent(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path(
        "account/2fa/recovery-codes/download/", lent(codes.download_recovery_codes), name="mfa_download_recovery_codes"
    ),
    path("werk/accounts", mensen.accounts, name="accounts"),
    path("werk/accounts/nieuw", mensen.NieuwAccount.at_door(), name="account-nieuw"),
    path("werk/accounts/<int:account_id>", mensen.mens, name="mens"),
    path("werk/accounts/<int:account_id>/wijzig", mensen.Wijzig.at_door(), name="mens-wijzig"),
    path("werk/accounts/<int:account_id>/functie", mensen.StelAan.at_door(), name="mens-stel-aan"),
    path(
        "werk/accounts/<int:account_id>/functie/<int:appointment_id>/einde", mensen.Einde.at_door(), name="mens-einde"
    ),
    path("werk/accounts/<int:account_id>/code", mensen.NieuweCode.at_door(), name="mens-code"),
    path("werk/accounts/<int:account_id>/blokkeer", mensen.Blokkeer.at_door(), name="mens-blokkeer"),
    path("werk/accounts/<int:account_id>/deblokkeer", mensen.Deblokkeer.at_door(), name="mens-deblokkeer"),
    path("werk/accounts/<int:account_id>/tweede-stap", mensen.WisTweedeStap.at_door(), name="mens-tweede-stap"),
    path("werk/organisaties", plekken.organisaties, name="organisaties"),
    path("werk/organisaties/nieuw", plekken.NieuweOrganisatie.at_door(), name="organisatie-nieuw"),
    path("werk/organisaties/<int:organisation_id>/inlog", eigen.StelIn.at_door(), name="organisatie-inlog"),
    path("werk/organisaties/<int:organisation_id>", plekken.WijzigOrganisatie.at_door(), name="organisatie"),
]
