"""Decorators which hand a ready client to the function."""
import functools
import os
import time

import mailchimp_marketing as mc
import requests
from simple_salesforce import Salesforce


def with_salesforce(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASS"],
                        security_token=os.environ["SF_TOKEN"])
        return fn(sf, *args, **kwargs)
    return inner


def with_mailchimp(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        client = mc.Client()
        client.set_config({"api_key": os.environ["MC_KEY"], "server": os.environ["MC_SERVER"]})
        return fn(*args, mailchimp=client, **kwargs)
    return inner


class EventbriteSession(requests.Session):
    root = "https://www.eventbriteapi.com/v3"

    def __init__(self, token):
        super().__init__()
        self.headers["Authorization"] = f"Bearer {token}"

    def pages(self, path, key, **params):
        while True:
            data = self.get(self.root + path, params=params).json()
            yield from data[key]
            if not data["pagination"]["has_more_items"]:
                return
            params["continuation"] = data["pagination"]["continuation"]
            time.sleep(0.2)


def with_eventbrite(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        kwargs.setdefault("eb", EventbriteSession(os.environ["EB_TOKEN"]))
        return fn(*args, **kwargs)
    return inner
