import os

from celery import Celery
from celery.utils.log import get_task_logger

from app.mapping import to_sales_order
from app.sap import SapError, SapOrders

log = get_task_logger(__name__)

celery = Celery("orders", broker=os.environ.get("BROKER_URL", "amqp://guest@rabbit//"))
celery.conf.update(task_acks_late=True, worker_prefetch_multiplier=1)


@celery.task(bind=True, autoretry_for=(SapError,), retry_backoff=60, max_retries=8)
def create_sales_order(self, order):
    sap = SapOrders()
    if sap.find(order["name"]):
        log.info("%s exists already", order["name"])
        return
    created = sap.create(to_sales_order(order))
    log.info("%s -> %s", order["name"], created["SalesOrder"])


@celery.task(autoretry_for=(SapError,), retry_backoff=60)
def release_block(reference, status):
    if status != "paid":
        return
    sap = SapOrders()
    found = sap.find(reference)
    if found:
        sap.patch(found["SalesOrder"], {"DeliveryBlockReason": ""}, found["__metadata"]["etag"])
