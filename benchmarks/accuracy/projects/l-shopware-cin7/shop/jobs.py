from .inventory import Cin7Core
from .settings import Settings
from .storefront import Storefront


def push_stock(store, inv):
    products = store.products_by_number()
    payload = []
    for row in inv.availability():
        hit = products.get(row["SKU"])
        if hit is None:
            continue
        pid, current = hit
        available = max(int(row["Available"]), 0)
        if available != current:
            payload.append({"id": pid, "stock": available})
    for i in range(0, len(payload), 200):
        store.bulk({"stock": {"entity": "product", "action": "upsert", "payload": payload[i:i + 200]}})


def _sale(order):
    who = order["orderCustomer"]
    addr = order["deliveries"][0]["shippingOrderAddress"] if order["deliveries"] else {}
    return {
        "Customer": "Webshop",
        "CustomerReference": order["orderNumber"],
        "Contact": f"{who['firstName']} {who['lastName']}",
        "Email": who["email"],
        "ShippingAddress": {"Line1": addr.get("street"), "City": addr.get("city"), "Postcode": addr.get("zipcode")},
        "Order": {"Lines": [
            {"SKU": li["payload"]["productNumber"], "Quantity": li["quantity"], "Price": li["unitPrice"]}
            for li in order["lineItems"] if li["type"] == "product"
        ]},
    }


def pull_orders(store, inv):
    for order in store.open_orders():
        sale_id = inv.create_sale(_sale(order))
        print(order["orderNumber"], "->", sale_id)
        store.transition(order["id"])


JOBS = {"stock": push_stock, "orders": pull_orders}


def run(name):
    s = Settings.load()
    JOBS[name](Storefront(s), Cin7Core(s))
