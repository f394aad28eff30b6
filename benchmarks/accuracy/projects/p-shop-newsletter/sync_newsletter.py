# -----------------------------------------------------------
# Newsletter sync Woo <-> Mailchimp
# (c) Agentur Blauwal, Kunde: Hofladen Peters
# -----------------------------------------------------------
import hashlib
import os
import sys
import time

import mailchimp_marketing as MailchimpMarketing
from mailchimp_marketing.api_client import ApiClientError
from woocommerce import API

wc = API(
    url="https://www.hofladen-peters.example",
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=40,
)

mc = MailchimpMarketing.Client()
mc.set_config({"api_key": os.environ["MC_KEY"], "server": "us6"})
LIST_ID = os.environ.get("MC_LIST", "4f0ab2c31d")


def md5(email):
    return hashlib.md5(email.lower().encode()).hexdigest()


def woo_all(path, **params):
    page = 1
    while True:
        res = wc.get(path, params=dict(params, per_page=100, page=page))
        if res.status_code >= 400:
            print("woo error", res.status_code, res.text[:200])
            sys.exit(1)
        for x in res.json():
            yield x
        if page >= int(res.headers.get("X-WP-TotalPages", 1)):
            break
        page += 1


def wants_newsletter(customer):
    for m in customer["meta_data"]:
        if m["key"] == "newsletter_optin":
            return m["value"] in ("1", "yes", True)
    return False


def push_customers():
    n = 0
    for c in woo_all("customers", role="customer", orderby="registered_date", order="desc"):
        if not c["email"] or not wants_newsletter(c):
            continue
        member = {
            "email_address": c["email"],
            "status_if_new": "pending",
            "merge_fields": {
                "FNAME": c["first_name"],
                "LNAME": c["last_name"],
                "PLZ": c["billing"].get("postcode", ""),
            },
            "language": "de",
        }
        try:
            mc.lists.set_list_member(LIST_ID, md5(c["email"]), member)
            n += 1
        except ApiClientError as err:
            # z.B. "is in a compliance state"
            print("skip", c["email"], err.text[:120])
        time.sleep(0.1)
    return n


def pull_unsubscribes():
    offset = 0
    n = 0
    while True:
        res = mc.lists.get_list_members_info(LIST_ID, status="unsubscribed", count=200, offset=offset,
                                             fields=["members.email_address", "members.last_changed",
                                                     "members.unsubscribe_reason", "total_items"])
        for m in res["members"]:
            hits = wc.get("customers", params={"email": m["email_address"], "role": "all"}).json()
            if not hits:
                continue
            if not wants_newsletter(hits[0]):
                continue
            wc.put("customers/%d" % hits[0]["id"], {
                "meta_data": [
                    {"key": "newsletter_optin", "value": "0"},
                    {"key": "newsletter_optout_date", "value": m["last_changed"]},
                    {"key": "newsletter_optout_reason", "value": m.get("unsubscribe_reason", "")},
                ]
            })
            n += 1
        offset += 200
        if offset >= res["total_items"]:
            break
    return n


if __name__ == "__main__":
    # erst Abmeldungen holen, sonst werden die wieder angemeldet
    print("Abmeldungen:", pull_unsubscribes())
    print("Anmeldungen:", push_customers())
