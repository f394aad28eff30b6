import logging
import os

import requests
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential

log = logging.getLogger(__name__)

INTERCOM = "https://api.intercom.io"
TRACK = "https://track.customer.io/api/v1"

TARGETS = {}


class Throttled(Exception):
    pass


def target(name):
    def deco(fn):
        TARGETS[name] = fn
        return fn
    return deco


again = retry(
    retry=retry_if_exception_type((Throttled, requests.ConnectionError)),
    wait=wait_exponential(min=1, max=30),
    stop=stop_after_attempt(5),
    reraise=True,
)


def _check(resp):
    if resp.status_code == 429:
        raise Throttled(resp.headers.get("Retry-After"))
    resp.raise_for_status()
    return resp


def _intercom_headers():
    return {"Authorization": f"Bearer {os.environ['INTERCOM_TOKEN']}", "Intercom-Version": "2.10"}


@target("intercom")
@again
def to_intercom(user_id, attributes):
    query = {"query": {"field": "external_id", "operator": "=", "value": user_id}}
    found = _check(requests.post(f"{INTERCOM}/contacts/search", json=query, headers=_intercom_headers())).json()
    if not found["data"]:
        log.debug("%s not in Intercom", user_id)
        return False
    contact_id = found["data"][0]["id"]
    _check(requests.put(
        f"{INTERCOM}/contacts/{contact_id}",
        json={"custom_attributes": attributes},
        headers=_intercom_headers(),
    ))
    return True


@target("customerio")
@again
def to_customerio(user_id, attributes):
    _check(requests.put(
        f"{TRACK}/customers/{user_id}",
        json=attributes,
        auth=(os.environ["CIO_SITE_ID"], os.environ["CIO_API_KEY"]),
    ))
    return True
