from celery import chain

from fulfil.celery_app import app
from fulfil.clients import BigCommerce
from fulfil.tasks.books import book_sale
from fulfil.tasks.shipping import buy_label, report_tracking


def _slim(order):
    address = order["addresses"][0]
    return {
        "id": order["id"],
        "email": order["billing_address"]["email"],
        "customer": "{first_name} {last_name}".format(**order["billing_address"]),
        "address": address,
        "lines": [
            {
                "order_product_id": i["id"],
                "name": i["name"],
                "sku": i["sku"],
                "quantity": i["quantity"],
                "price": i["price_inc_tax"],
                "weight": float(i["weight"]),
            }
            for i in order["items"]
        ],
    }


@app.task
def pick_up():
    for order in BigCommerce().orders_to_ship():
        slim = _slim(order)
        chain(buy_label.s(slim), report_tracking.s(slim)).apply_async()
        book_sale.delay(slim)
