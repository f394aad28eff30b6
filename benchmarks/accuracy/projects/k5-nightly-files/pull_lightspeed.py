import os

import openpyxl
import requests

from common import ini, outfile

URL = "https://api.lightspeedapp.com/API/V3/Account/%s/Item.json" % ini["lightspeed"]["account"]

wb = openpyxl.Workbook()
ws = wb.active
ws.title = "stock"
ws.append(["system sku", "description", "on hand", "default cost"])

url = URL
params = {"load_relations": '["ItemShops"]', "limit": 100}
while url:
    r = requests.get(url, params=params, headers={"Authorization": "Bearer " + os.environ["LIGHTSPEED_TOKEN"]})
    r.raise_for_status()
    body = r.json()
    for item in body["Item"]:
        qoh = sum(int(s["qoh"]) for s in item["ItemShops"]["ItemShop"] if s["shopID"] != "0")
        ws.append([item["systemSku"], item["description"], qoh, float(item["defaultCost"])])
    url, params = body["@attributes"]["next"], None

wb.save(outfile("stock", "xlsx"))
