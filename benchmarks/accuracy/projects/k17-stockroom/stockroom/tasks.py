from datetime import datetime, timedelta

from celery import Celery, chain, group
from celery.schedules import crontab
from celery.utils.log import get_task_logger

from .clients import Amazon, BigCommerce, Cin7, Shippo
from .models import StockLevel

app = Celery("stockroom", broker="amqp://guest@mq//")
app.conf.beat_schedule = {
    "stock": {"task": "stockroom.tasks.sync_stock", "schedule": crontab(minute="*/20")},
    "orders": {"task": "stockroom.tasks.import_orders", "schedule": crontab(minute=5)},
    "tracking": {"task": "stockroom.tasks.sync_tracking", "schedule": crontab(minute=35)},
    "amazon": {"task": "stockroom.tasks.check_amazon", "schedule": crontab(hour=8, minute=0)},
}
log = get_task_logger(__name__)


def _since(**delta):
    return (datetime.utcnow() - timedelta(**delta)).strftime("%Y-%m-%dT%H:%M:%SZ")


@app.task
def fetch_stock():
    return [level.to_json() for level in Cin7().stock()]


@app.task(autoretry_for=(IOError,), retry_backoff=True)
def push_bigcommerce(levels):
    levels = [StockLevel(**x) for x in levels]
    bc = BigCommerce()
    for i in range(0, len(levels), 100):
        bc.set_inventory(levels[i : i + 100])


@app.task(rate_limit="20/m")
def push_amazon(levels):
    amazon = Amazon()
    for x in levels:
        if not x["sku"].startswith("WHL-"):  # wholesale is not on Amazon
            amazon.set_quantity(StockLevel(**x))


@app.task
def sync_stock():
    chain(fetch_stock.s(), group(push_bigcommerce.s(), push_amazon.s()))()


@app.task
def import_orders():
    bc = BigCommerce()
    batch = []
    for o in bc.orders(_since(hours=1)):
        addr = o["billing_address"]
        batch.append(
            {
                "reference": "BC-%s" % o["id"],
                "email": addr["email"],
                "firstName": addr["first_name"],
                "lastName": addr["last_name"],
                "deliveryAddress1": addr["street_1"],
                "deliveryCity": addr["city"],
                "deliveryPostalCode": addr["zip"],
                "lineItems": [
                    {"code": p["sku"], "qty": p["quantity"], "unitPrice": float(p["price_ex_tax"])}
                    for p in bc.order_lines(o["id"])
                ],
            }
        )
    if batch:
        Cin7().add_sales_orders(batch)


@app.task
def sync_tracking():
    bc = BigCommerce()
    for shipment in Shippo().shipments():
        bc.add_shipment(shipment)


@app.task
def check_amazon():
    orders = Amazon().open_orders(_since(days=2))
    stock = {x.sku: x.quantity for x in Cin7().stock()}
    log.info("%d open orders at Amazon, %d skus in stock", len(orders), sum(1 for q in stock.values() if q))
