#!/usr/bin/env python3
"""Export done deliveries from Odoo as flat DESADV files and drop them at the EDI provider.

cron: */20 6-20 * * 1-6
"""
import configparser
import io
import sys
import urllib.request
import xmlrpc.client
from datetime import datetime

import paramiko

cfg = configparser.ConfigParser()
cfg.read("/etc/odoo-edi.ini")
o = cfg["odoo"]

common = xmlrpc.client.ServerProxy(o["url"] + "/xmlrpc/2/common")
uid = common.authenticate(o["db"], o["user"], o["password"], {})
if not uid:
    sys.exit("odoo login failed")
models = xmlrpc.client.ServerProxy(o["url"] + "/xmlrpc/2/object")


def call(model, method, *args, **kw):
    return models.execute_kw(o["db"], uid, o["password"], model, method, list(args), kw)


pickings = call(
    "stock.picking", "search_read",
    [["state", "=", "done"], ["picking_type_code", "=", "outgoing"], ["x_desadv_sent", "=", False]],
    fields=["name", "partner_id", "date_done", "move_ids", "carrier_tracking_ref"], limit=200,
)
if not pickings:
    sys.exit(0)

partners = {
    p["id"]: p
    for p in call("res.partner", "read", [p["partner_id"][0] for p in pickings], fields=["ref", "x_gln"])
}

transport = paramiko.Transport((cfg["edi"]["host"], 22))
transport.connect(username=cfg["edi"]["user"], pkey=paramiko.RSAKey.from_private_key_file(cfg["edi"]["key"]))
sftp = paramiko.SFTPClient.from_transport(transport)

for p in pickings:
    gln = partners[p["partner_id"][0]]["x_gln"]
    if not gln:
        print("no GLN for", p["partner_id"][1])
        continue
    buf = io.StringIO()
    buf.write("HDR|%s|%s|%s|%s\n" % (p["name"], gln, p["date_done"][:10], p["carrier_tracking_ref"] or ""))
    for m in call("stock.move", "read", p["move_ids"], fields=["product_id", "quantity_done"]):
        prod = call("product.product", "read", [m["product_id"][0]], fields=["barcode"])[0]
        buf.write("POS|%s|%d\n" % (prod["barcode"], m["quantity_done"]))
    name = "DESADV_%s_%s.txt" % (p["name"].replace("/", "-"), datetime.now().strftime("%H%M%S"))
    with sftp.open("/in/" + name, "w") as fh:
        fh.write(buf.getvalue())
    call("stock.picking", "write", [p["id"]], {"x_desadv_sent": True})

sftp.close()
transport.close()
urllib.request.urlopen("https://hc-ping.com/" + cfg["edi"]["check_uuid"], timeout=10)
