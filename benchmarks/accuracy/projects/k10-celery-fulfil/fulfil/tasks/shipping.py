from fulfil.celery_app import app
from fulfil.clients import BigCommerce, Shippo


@app.task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def buy_label(order):
    to = order["address"]
    label = Shippo().cheapest_label(
        {
            "name": f"{to['first_name']} {to['last_name']}",
            "street1": to["street_1"],
            "street2": to["street_2"],
            "city": to["city"],
            "state": to["state"],
            "zip": to["zip"],
            "country": to["country_iso2"],
            "email": order["email"],
        },
        {
            "length": "10", "width": "8", "height": "4", "distance_unit": "in",
            "weight": str(sum(l["weight"] * l["quantity"] for l in order["lines"])), "mass_unit": "lb",
        },
        reference=f"order {order['id']}",
    )
    return label["tracking_number"]


@app.task
def report_tracking(tracking_number, order):
    items = [{"order_product_id": l["order_product_id"], "quantity": l["quantity"]} for l in order["lines"]]
    BigCommerce().add_shipment(order["id"], order["address"]["id"], items, tracking_number)
