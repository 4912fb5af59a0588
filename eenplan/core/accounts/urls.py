"""Log in and out, the password, the second factor: the pages of allauth that we lend, each named here.

The rest of allauth is not routed. With a page for one's mail address and a new password by mail, whoever finds an
unlocked screen owns the account. A forgotten password is for the functional manager.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from eenplan.core.accounts.views import uitloggen
from eenplan.core.doors import lent

urlpatterns = [
    path("account/login/", lent(account.login), name="account_login"),
    path("account/logout/", lent(uitloggen), name="account_logout"),
    path("account/reauthenticate/", lent(account.reauthenticate), name="account_reauthenticate"),
    path("account/password/change/", lent(account.password_change), name="account_change_password"),
    path("account/2fa/", lent(mfa.index), name="mfa_index"),
    path("account/2fa/authenticate/", lent(mfa.authenticate), name="mfa_authenticate"),
    path("account/2fa/reauthenticate/", lent(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/2fa/totp/activate/", lent(totp.activate_totp), name="mfa_activate_totp"),
    path("account/2fa/totp/deactivate/", lent(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/2fa/recovery-codes/", lent(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/2fa/recovery-codes/generate/", lent(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path(
        "account/2fa/recovery-codes/download/", lent(codes.download_recovery_codes), name="mfa_download_recovery_codes"
    ),
]
