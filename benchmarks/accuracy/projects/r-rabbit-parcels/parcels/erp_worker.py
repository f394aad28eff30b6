import os
import xmlrpc.client

from .mq import consume

URL, DB = os.environ["ODOO_URL"], os.environ["ODOO_DB"]
USER, PASSWORD = os.environ["ODOO_USER"], os.environ["ODOO_PASSWORD"]

uid = xmlrpc.client.ServerProxy(f"{URL}/xmlrpc/2/common").authenticate(DB, USER, PASSWORD, {})
models = xmlrpc.client.ServerProxy(f"{URL}/xmlrpc/2/object", allow_none=True)


def odoo(model, method, *args, **kw):
    return models.execute_kw(DB, uid, PASSWORD, model, method, list(args), kw)


def partner(msg):
    ids = odoo("res.partner", "search", [["email", "=", msg["email"]]], limit=1)
    if ids:
        return ids[0]
    a = msg["address"]
    return odoo("res.partner", "create", {"name": a["name"], "email": msg["email"], "street": a["street"], "zip": a["zip"], "city": a["city"]})


def handle(msg, reply):
    skus = [i["sku"] for i in msg["items"]]
    products = odoo("product.product", "search_read", [["default_code", "in", skus]], fields=["default_code", "weight"])
    by_sku = {p["default_code"]: p for p in products}
    lines = [
        (0, 0, {"product_id": by_sku[i["sku"]]["id"], "product_uom_qty": i["qty"], "price_unit": i["price"]})
        for i in msg["items"]
        if i["sku"] in by_sku
    ]
    order_id = odoo("sale.order", "create", {"partner_id": partner(msg), "client_order_ref": msg["increment_id"], "order_line": lines})
    odoo("sale.order", "action_confirm", [order_id])
    (order,) = odoo("sale.order", "read", [order_id], fields=["name"])
    weight = sum(by_sku[i["sku"]]["weight"] * i["qty"] for i in msg["items"] if i["sku"] in by_sku)
    reply(
        "order.confirmed",
        {"magento_id": msg["magento_id"], "erp_ref": order["name"], "weight": round(weight, 2), "address": msg["address"]},
    )


if __name__ == "__main__":
    consume("erp", "order.new", handle)
