from functools import wraps

JOBS = {}


def job(*needs):
    def deco(fn):
        @wraps(fn)
        def inner(get):
            return fn(*[get(n) for n in needs])
        JOBS[fn.__name__] = inner
        return inner
    return deco


@job("magento", "odoo")
def import_orders(shop, erp):
    for o in shop.orders("pending"):
        partner = erp.partner(o["customer_email"], f"{o['customer_firstname']} {o['customer_lastname']}")
        lines = [(0, 0, {"name": i["name"], "x_sku": i["sku"], "product_uom_qty": i["qty_ordered"], "price_unit": i["price"]}) for i in o["items"]]
        erp.create_order({"partner_id": partner, "client_order_ref": o["entity_id"], "order_line": lines})


@job("odoo", "dhl", "magento")
def ship(erp, carrier, shop):
    for p in erp.ready_pickings():
        to = {"name": p["partner_id"][1], "street": p["x_street"], "zip": p["x_zip"], "city": p["x_city"]}
        number = carrier.label(p["origin"], to, p["weight"])
        erp.set_tracking(p["id"], number)
        shop.ship(p["origin"], number)


@job("odoo", "magento")
def stock(source, target):
    for sku, qty in source.quantities():
        if sku:
            target.set_qty(sku, max(qty, 0))


@job("odoo", "magento", "dhl")
def ping(*endpoints):
    for e in endpoints:
        print(e.name, e.ping())
