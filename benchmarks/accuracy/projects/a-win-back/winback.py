"""Customers whose last order is 90+ days old get into the Brevo win-back list with a coupon of their own."""
import os
import random
import string
from datetime import datetime, timedelta, timezone

import shopify
import sib_api_v3_sdk
import json
from sib_api_v3_sdk.rest import ApiException

SHOP = os.environ["SHOP"] + ".myshopify.com"
PRICE_RULE = int(os.environ["PRICE_RULE_ID"])
LIST_ID = 23

conf = sib_api_v3_sdk.Configuration()
conf.api_key["api-key"] = os.environ["BREVO_KEY"]
contacts_api = sib_api_v3_sdk.ContactsApi(sib_api_v3_sdk.ApiClient(conf))

CUSTOMERS = """
query($q: String!, $after: String) {
  customers(first: 100, query: $q, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id email firstName amountSpent { amount } lastOrder { createdAt } emailMarketingConsent { marketingState } }
  }
}"""


def customers(cutoff):
    client, after = shopify.GraphQL(), None
    while True:
        page = json.loads(client.execute(CUSTOMERS, {"q": f"last_order_date:<{cutoff:%Y-%m-%d} orders_count:>0",
                                                     "after": after}))["data"]["customers"]
        for n in page["nodes"]:
            if n["emailMarketingConsent"] and n["emailMarketingConsent"]["marketingState"] == "SUBSCRIBED":
                yield n
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def coupon():
    code = "BACK-" + "".join(random.choices(string.ascii_uppercase + string.digits, k=7))
    dc = shopify.DiscountCode({"price_rule_id": PRICE_RULE})
    dc.code = code
    dc.save()
    return code


def already_in(email):
    try:
        return LIST_ID in contacts_api.get_contact_info(email).list_ids
    except ApiException as e:
        if e.status == 404:
            return False
        raise


def run():
    cutoff = datetime.now(timezone.utc) - timedelta(days=90)
    with shopify.Session.temp(SHOP, "2024-04", os.environ["SHOPIFY_TOKEN"]):
        for c in customers(cutoff):
            if not c["email"] or already_in(c["email"]):
                continue
            contacts_api.create_contact(sib_api_v3_sdk.CreateContact(
                email=c["email"], update_enabled=True, list_ids=[LIST_ID],
                attributes={"FIRSTNAME": c["firstName"] or "", "COUPON": coupon(),
                            "SPENT": float(c["amountSpent"]["amount"])}))


run()
