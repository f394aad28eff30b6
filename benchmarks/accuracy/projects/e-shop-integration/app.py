import base64
import hashlib
import hmac
import os

from flask import Flask, abort, request
from dotenv import load_dotenv

load_dotenv()

import odoo_rpc as odoo  # noqa: E402  (needs the env)

app = Flask(__name__)
SECRET = os.environ.get("SHOPIFY_SECRET", "").encode()


def check(req):
    digest = base64.b64encode(hmac.new(SECRET, req.get_data(), hashlib.sha256).digest())
    if not hmac.compare_digest(digest, req.headers.get("X-Shopify-Hmac-Sha256", "").encode()):
        abort(401)


@app.route("/hooks/orders-create", methods=["POST"])
def order_created():
    check(request)
    order = request.get_json(force=True)
    print("ORDER", order["name"])
    cust = order.get("customer") or {}
    addr = order.get("shipping_address") or order.get("billing_address") or {}
    mail = order.get("email") or cust.get("email")
    pid = odoo.partner_by_mail(mail)
    if not pid:
        pid = odoo.make_partner(
            {
                "name": addr.get("name") or mail,
                "email": mail,
                "street": addr.get("address1"),
                "zip": addr.get("zip"),
                "city": addr.get("city"),
                "phone": addr.get("phone"),
                "comment": "angelegt aus Shop",
            }
        )
    lines = []
    missing = []
    for li in order["line_items"]:
        prod = odoo.product_by_sku(li["sku"])
        if not prod:
            missing.append(li["sku"])
            continue
        lines.append((0, 0, {"product_id": prod, "product_uom_qty": li["quantity"], "price_unit": float(li["price"])}))
    if missing:
        # FIXME somebody should be told about it
        print("!! missing skus", missing)
    so = odoo.make_order({"partner_id": pid, "client_order_ref": order["name"], "order_line": lines})
    print("-> odoo", so)
    return {"ok": True}


@app.route("/hooks/refund", methods=["POST"])
def refund():
    check(request)
    # not yet
    return "", 204


if __name__ == "__main__":
    app.run(port=5005, debug=True)
