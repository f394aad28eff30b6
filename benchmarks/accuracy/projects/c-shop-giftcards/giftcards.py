# gutscheine aus woocommerce bestellungen -> brevo mail + zettel in trello fuer buchhaltung
from woocommerce import API
import requests
import random
import string
import json
import os

wcapi = API(url="https://hofladen-sommer.example", consumer_key=os.environ["WC_KEY"], consumer_secret=os.environ["WC_SECRET"], version="wc/v3", timeout=30)
BREVO_KEY = os.environ["BREVO_KEY"]
TRELLO = {"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"]}
TRELLO_LIST = "5f3a9c0a7b1f2c0011223344"
GIFT_PRODUCT = 812

try:
    seen = json.load(open("seen.json"))
except IOError:
    seen = []

orders = wcapi.get("orders", params={"status": "processing", "per_page": 50}).json()

for o in orders:
    if o["id"] in seen:
        continue
    for li in o["line_items"]:
        if li["product_id"] != GIFT_PRODUCT:
            continue
        for i in range(li["quantity"]):
            code = "".join(random.choice(string.ascii_uppercase + string.digits) for _ in range(10))
            wcapi.post("coupons", {"code": code, "discount_type": "fixed_cart", "amount": str(li["price"]), "usage_limit": 1})
            res = requests.post("https://api.brevo.com/v3/smtp/email", headers={"api-key": BREVO_KEY}, json={
                "templateId": 14,
                "to": [{"email": o["billing"]["email"], "name": o["billing"]["first_name"]}],
                "params": {"code": code, "betrag": li["price"]},
            })
            print(o["id"], code, res.status_code)
    # rechnung
    requests.post("https://api.trello.com/1/cards", params=dict(TRELLO, idList=TRELLO_LIST, name="Gutscheine pruefen", desc="siehe Shop, Bestellungen von heute"))
    seen.append(o["id"])
    json.dump(seen, open("seen.json", "w"))

# guthaben brevo
acc = requests.get("https://api.brevo.com/v3/account", headers={"api-key": BREVO_KEY}).json()
credits = acc["plan"][0]["credits"]
print("brevo credits:", credits)
if credits < 500:
    requests.post("https://api.trello.com/1/cards", params=dict(TRELLO, idList=TRELLO_LIST, name="Brevo nachkaufen", desc="nur noch %s Mails" % credits))
