"""Builds the one object which is handed to every step."""
import os
from types import SimpleNamespace

import mailchimp_marketing
import requests
import yaml
from simple_salesforce import Salesforce


class BearerApi(object):
    """Just enough REST for the two event tools."""

    def __init__(self, base, token):
        self.base = base.rstrip("/")
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer " + token

    def get(self, path, **params):
        r = self.s.get(self.base + path, params=params, timeout=30)
        r.raise_for_status()
        return r.json()


def _zoom_token(conf):
    r = requests.post(
        "https://zoom.us/oauth/token",
        params={"grant_type": "account_credentials", "account_id": conf["account_id"]},
        auth=(os.environ["ZOOM_CLIENT_ID"], os.environ["ZOOM_CLIENT_SECRET"]),
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["access_token"]


def build(path="conf.yaml"):
    with open(path) as fh:
        conf = yaml.safe_load(fh)

    mc = mailchimp_marketing.Client()
    mc.set_config({"api_key": os.environ["MC_API_KEY"], "server": conf["mailchimp"]["server"]})

    sf = Salesforce(
        username=os.environ["SF_USER"],
        password=os.environ["SF_PASSWORD"],
        security_token=os.environ["SF_TOKEN"],
        domain=conf["salesforce"]["domain"],
    )
    return SimpleNamespace(
        conf=conf,
        mc=mc,
        sf=sf,
        eb=BearerApi("https://www.eventbriteapi.com/v3", os.environ["EVENTBRITE_TOKEN"]),
        zoom=BearerApi("https://api.zoom.us/v2", _zoom_token(conf["zoom"])),
    )
