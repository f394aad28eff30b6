"""Composition root: which country uses what."""
from __future__ import annotations

import os
from functools import lru_cache, partial
from typing import Callable

from xero.auth import OAuth2Credentials

from .books import FortnoxBook, XeroBook
from .feeds import GoCardlessFeed, WiseFeed
from .notify import MailNotifier, TeamsNotifier
from .service import Reconciler

env = os.environ.__getitem__


@lru_cache
def xero_credentials() -> OAuth2Credentials:
    creds = OAuth2Credentials(env("XERO_ID"), env("XERO_SECRET"), scope=["accounting.transactions"])
    creds.get_client_credentials_token()
    return creds


def uk() -> Reconciler:
    return Reconciler(
        feed=GoCardlessFeed(env("GC_TOKEN")),
        book=XeroBook(xero_credentials(), bank_account="091"),
        notifier=TeamsNotifier(env("TEAMS_WEBHOOK")),
    )


def se(mailhost: str) -> Reconciler:
    feed = WiseFeed(env("WISE_TOKEN"), int(env("WISE_PROFILE")), int(env("WISE_BALANCE")))
    return Reconciler(feed, FortnoxBook(env("FORTNOX_TOKEN")), MailNotifier(mailhost, "ekonomi@acme.example"))


COUNTRIES: dict[str, Callable[[], Reconciler]] = {"uk": uk, "se": partial(se, "mail.acme.internal")}
