import os

import requests
import sib_api_v3_sdk
from sib_api_v3_sdk.rest import ApiException
from tenacity import retry, stop_after_attempt, wait_exponential


class Pipedrive:
    def __init__(self, domain=None, token=None):
        self.base = "https://%s.pipedrive.com/api/v1" % (domain or os.environ["PIPEDRIVE_DOMAIN"])
        self.token = token or os.environ["PIPEDRIVE_TOKEN"]
        self.session = requests.Session()

    @retry(stop=stop_after_attempt(4), wait=wait_exponential(min=1, max=20))
    def _get(self, path, **params):
        params["api_token"] = self.token
        r = self.session.get(self.base + path, params=params, timeout=30)
        r.raise_for_status()
        return r.json()

    def paged(self, path, **params):
        start = 0
        while True:
            body = self._get(path, start=start, limit=200, **params)
            for item in body.get("data") or []:
                yield item
            pagination = (body.get("additional_data") or {}).get("pagination") or {}
            if not pagination.get("more_items_in_collection"):
                return
            start = pagination["next_start"]

    def won_deals(self, since):
        for deal in self.paged("/deals", status="won", sort="won_time DESC"):
            if deal["won_time"] < since:
                break
            yield deal

    def person(self, person_id):
        return self._get("/persons/%s" % person_id)["data"]


def brevo_contacts():
    conf = sib_api_v3_sdk.Configuration()
    conf.api_key["api-key"] = os.environ["BREVO_KEY"]
    return sib_api_v3_sdk.ContactsApi(sib_api_v3_sdk.ApiClient(conf))


def upsert_contact(api, email, attributes, list_ids):
    body = sib_api_v3_sdk.CreateContact(
        email=email, attributes=attributes, list_ids=list_ids, update_enabled=True
    )
    try:
        api.create_contact(body)
        return True
    except ApiException as e:
        if e.status == 400:
            return False
        raise


def check_address(email):
    r = requests.get(
        "https://api.zerobounce.net/v2/validate",
        params={"api_key": os.environ["ZEROBOUNCE_KEY"], "email": email, "ip_address": ""},
        timeout=60,
    )
    r.raise_for_status()
    return r.json()
