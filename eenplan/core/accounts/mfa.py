"""The second step as Eenplan keeps it: its secrets sealed, under the name with which one logs in."""

from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter

from eenplan.core.accounts.models import Account
from eenplan.core.crypto.zegel import seal, unseal

KIND = "tweede_stap"
EVERYWHERE = 0  # an account belongs to no organisation: its secret has a key of its own


class SealedAdapter(DefaultMFAAdapter):
    """allauth with secrets that cannot be read from the database."""

    def encrypt(self, text: str) -> str:
        """What the table keeps of the secret of an app, or of the seed of the recovery codes."""
        return b64encode(seal(text.encode(), organisation_id=EVERYWHERE, kind=KIND)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret."""
        return unseal(b64decode(encrypted_text), organisation_id=EVERYWHERE, kind=KIND).decode()

    def get_totp_label(self, user: Account) -> str:
        """What the app on a telephone shows; no mail address."""
        return user.username
