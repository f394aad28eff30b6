import os

from requests_oauthlib import OAuth1Session

ACCOUNT = os.environ["NS_ACCOUNT"]
HOST = ACCOUNT.lower().replace("_", "-") + ".suitetalk.api.netsuite.com"


def session():
    return OAuth1Session(
        os.environ["NS_CK"],
        client_secret=os.environ["NS_CS"],
        resource_owner_key=os.environ["NS_TK"],
        resource_owner_secret=os.environ["NS_TS"],
        realm=ACCOUNT,
        signature_method="HMAC-SHA256",
    )


def suiteql(q):
    s = session()
    offset = 0
    while True:
        r = s.post(
            f"https://{HOST}/services/rest/query/v1/suiteql?limit=1000&offset={offset}",
            json={"q": q},
            headers={"Prefer": "transient"},
        )
        r.raise_for_status()
        js = r.json()
        for it in js["items"]:
            it.pop("links", None)
            yield it
        if not js["hasMore"]:
            return
        offset += 1000
