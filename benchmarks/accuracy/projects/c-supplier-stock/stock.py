# stock + prices from all suppliers into the shop and ebay
# runs every 2h on the office pc (task scheduler)
# v1 Gruenwaren only, v2 + Teichland, v3 + Blumenhof (they send mails...), v4 ebay
import csv
import email
import imaplib
import io
import os
import re
import sys
import time
import traceback
from datetime import datetime

import gspread
import openpyxl
import pysftp
import requests
import shopify

SHOP = "my-garden-shop.myshopify.com"
TOKEN = os.environ["SHOPIFY_TOKEN"]
EBAY_TOKEN_FILE = "ebay_token.txt"
LOCATION = 62019928113
SAFETY = 2
TEST = "--test" in sys.argv

shopify.ShopifyResource.activate_session(shopify.Session(SHOP, "2024-01", TOKEN))

stock = {}      # sku -> pieces
cost = {}       # sku -> purchase price
problems = []
changed = 0
price_changed = 0
ebay_changed = 0


def log(*a):
    line = datetime.now().strftime("%d.%m. %H:%M:%S") + " " + " ".join(str(x) for x in a)
    print(line)
    with open("stock.log", "a") as f:
        f.write(line + "\n")


def num(s):
    if s is None or s == "":
        return 0
    if isinstance(s, (int, float)):
        return float(s)
    return float(s.replace(".", "").replace(",", "."))


# ------------------------------------------------------------- Gruenwaren
def gruenwaren():
    cnopts = pysftp.CnOpts()
    cnopts.hostkeys = None
    buf = io.BytesIO()
    with pysftp.Connection("ftp.gruenwaren.de", username="mygarden", password=os.environ["GW_PASS"], cnopts=cnopts) as s:
        newest = sorted(s.listdir("/out"))[-1]
        log("gruenwaren file", newest)
        s.getfo("/out/" + newest, buf)
    text = buf.getvalue().decode("latin-1")
    n = 0
    for r in csv.DictReader(io.StringIO(text), delimiter=";"):
        sku = "GW-" + r["Artikelnummer"].strip()
        stock[sku] = int(num(r["Bestand"]))
        cost[sku] = num(r["EK"])
        n += 1
    return n


# ------------------------------------------------------------- Teichland
def teichland():
    n = 0
    page = 1
    while True:
        r = requests.get("https://api.teichland.example/v2/availability", params={"page": page, "key": os.environ["TL_KEY"]})
        if r.status_code != 200:
            problems.append("Teichland answers %d" % r.status_code)
            break
        j = r.json()
        for a in j["articles"]:
            sku = "TL-" + a["code"]
            stock[sku] = a["free_stock"]
            cost[sku] = a["net_price"]
            n += 1
        if page >= j["pages"]:
            break
        page += 1
        time.sleep(1)
    return n


# ------------------------------------------------------------- Blumenhof (xlsx by mail, yes really)
def blumenhof():
    m = imaplib.IMAP4_SSL("imap.ionos.de")
    m.login("stock@my-garden.example", os.environ["MAIL_PASS"])
    m.select("INBOX")
    typ, data = m.search(None, '(UNSEEN FROM "versand@blumenhof.example")')
    n = 0
    for i in data[0].split():
        typ, raw = m.fetch(i, "(RFC822)")
        msg = email.message_from_bytes(raw[0][1])
        for part in msg.walk():
            fn = part.get_filename()
            if not fn or not fn.lower().endswith(".xlsx"):
                continue
            wb = openpyxl.load_workbook(io.BytesIO(part.get_payload(decode=True)), read_only=True)
            first = True
            for row in wb.active.iter_rows(values_only=True):
                if first:
                    first = False
                    continue
                if not row[0]:
                    continue
                sku = "BH-" + str(row[0])
                stock[sku] = int(num(row[3]))
                cost[sku] = num(row[4])
                n += 1
        m.store(i, "+FLAGS", "\\Seen")
    m.logout()
    return n


# ------------------------------------------------------------- margins, Petra keeps them in the sheet
def margins():
    ws = gspread.service_account("gsheet.json").open_by_key("1Zk8Qyq7b3uW2mD1xLx8Vq9g").worksheet("Margen")
    res = {}
    for r in ws.get_all_records():
        res[r["Praefix"]] = float(str(r["Faktor"]).replace(",", "."))
    return res


def round99(x):
    return int(x) + 0.99


# ------------------------------------------------------------- shop
def all_variants():
    page = shopify.Variant.find(limit=250)
    while True:
        for v in page:
            yield v
        if not page.has_next_page():
            break
        page = page.next_page()


def update_shop(faktor):
    global changed, price_changed
    missing = []
    for v in all_variants():
        if not v.sku or not re.match(r"^(GW|TL|BH)-", v.sku):
            continue
        if v.sku not in stock:
            missing.append(v.sku)
            continue
        new = max(stock[v.sku] - SAFETY, 0)
        if new != v.inventory_quantity:
            log(v.sku, v.inventory_quantity, "->", new)
            if not TEST:
                shopify.InventoryLevel.set(location_id=LOCATION, inventory_item_id=v.inventory_item_id, available=new)
                time.sleep(0.5)
            changed += 1
        f = faktor.get(v.sku[:2])
        if f and cost.get(v.sku):
            price = round99(cost[v.sku] * f * 1.19)
            if abs(price - float(v.price)) > 0.5:
                log(v.sku, "price", v.price, "->", price)
                if not TEST:
                    v.price = price
                    v.save()
                    time.sleep(0.5)
                price_changed += 1
    with open("missing.txt", "w") as f:
        f.write("\n".join(missing))
    if len(missing) > 20:
        problems.append("%d articles not in any list, see missing.txt" % len(missing))


# ------------------------------------------------------------- ebay
def ebay_headers():
    return {
        "Authorization": "Bearer " + open(EBAY_TOKEN_FILE).read().strip(),
        "Content-Type": "application/json",
        "Content-Language": "de-DE",
    }


def update_ebay():
    global ebay_changed
    offset = 0
    batch = []
    while True:
        r = requests.get("https://api.ebay.com/sell/inventory/v1/inventory_item", headers=ebay_headers(), params={"limit": 100, "offset": offset})
        if r.status_code == 401:
            problems.append("ebay token is too old, please renew!!")
            return
        j = r.json()
        for item in j.get("inventoryItems", []):
            sku = item["sku"]
            old = item["availability"]["shipToLocationAvailability"]["quantity"]
            if sku not in stock:
                continue
            new = min(max(stock[sku] - SAFETY * 2, 0), 10)
            if new != old:
                batch.append({"sku": sku, "shipToLocationAvailability": {"quantity": new}})
        offset += 100
        if offset >= j["total"]:
            break
    for i in range(0, len(batch), 25):
        if TEST:
            log("ebay would change", batch[i:i + 25])
            continue
        r = requests.post("https://api.ebay.com/sell/inventory/v1/bulk_update_price_quantity", headers=ebay_headers(), json={"requests": batch[i:i + 25]})
        if r.status_code not in (200, 207):
            problems.append("ebay: " + r.text[:200])
        else:
            ebay_changed += len(batch[i:i + 25])


# ------------------------------------------------------------- lets go
for name, fn in [("Gruenwaren", gruenwaren), ("Teichland", teichland), ("Blumenhof", blumenhof)]:
    try:
        n = fn()
        log(name, n, "articles")
        if n == 0 and name != "Blumenhof":
            problems.append(name + ": list is empty")
    except Exception as e:
        traceback.print_exc()
        problems.append(name + ": " + str(e))

if not stock:
    log("nothing at all, stop")
    sys.exit(1)

try:
    faktor = margins()
except Exception:
    log("no margins, prices stay")
    faktor = {}

update_shop(faktor)
update_ebay()

log("shop", changed, "prices", price_changed, "ebay", ebay_changed)

if problems:
    requests.post("https://api.pushover.net/1/messages.json", data={
        "token": os.environ["PO_TOKEN"],
        "user": os.environ["PO_USER"],
        "title": "Bestand",
        "message": "\n".join(problems),
    })
