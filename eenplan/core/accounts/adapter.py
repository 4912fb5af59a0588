"""Accounts are made by the functional manager; nobody signs himself up, and nobody hears that a password was right."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from eenplan.core.accounts.models import Account
from eenplan.core.accounts.rules import login_name
from eenplan.core.accounts.throttle import client_address


class ClosedAdapter(DefaultAccountAdapter):
    """allauth without self-registration."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """One idea of who is at the other side, for allauth and axes."""
        return client_address(request) or "onbekend"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Passwords are counted by axes; the limit `login_failed` is left for codes of the second factor."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Under the one spelling of the name that axes counts on; a blocked account is a wrong password."""
        if "username" in credentials:
            credentials["username"] = login_name(credentials["username"])
        account: Account | None = super().authenticate(request, **credentials)
        return account if account and account.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        """Blocked between the password and the code: start again, and hear nothing."""
        return redirect("account_login")
