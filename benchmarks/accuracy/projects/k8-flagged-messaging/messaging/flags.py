from __future__ import annotations

import os
from functools import lru_cache

import ldclient
from ldclient import Context
from ldclient.config import Config


@lru_cache(maxsize=1)
def _client():
    ldclient.set_config(Config(os.environ["LD_SDK_KEY"]))
    return ldclient.get()


def enabled(flag: str, customer_key: str) -> bool:
    return _client().variation(flag, Context.builder(customer_key).kind("customer").build(), False)
