from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache

import gocardless_pro

from .gateways import CustomerIO, HelpScout, Intercom


@dataclass(frozen=True)
class Deps:
    intercom: Intercom
    customerio: CustomerIO
    helpscout: HelpScout
    gocardless: gocardless_pro.Client


@lru_cache
def get_deps() -> Deps:
    env = os.environ
    return Deps(
        intercom=Intercom(env["INTERCOM_TOKEN"]),
        customerio=CustomerIO(env["CIO_SITE_ID"], env["CIO_KEY"]),
        helpscout=HelpScout(env["HELPSCOUT_TOKEN"], int(env["HELPSCOUT_MAILBOX"])),
        gocardless=gocardless_pro.Client(access_token=env["GC_TOKEN"], environment="live"),
    )
