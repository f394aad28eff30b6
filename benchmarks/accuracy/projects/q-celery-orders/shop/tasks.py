import os

import sib_api_v3_sdk
from celery import Celery

from .odoo import Odoo
from .schemas import Customer, WooOrder

app = Celery("shop", broker=os.environ.get("BROKER_URL", "redis://redis:6379/0"))
app.conf.task_acks_late = True


@app.task(bind=True, max_retries=5, autoretry_for=(OSError,), retry_backoff=True)
def book_order(self, payload):
    order = WooOrder(**payload)
    odoo = Odoo()
    partner_id = odoo.partner(Customer.of(order))
    known = odoo.products([line.sku for line in order.line_items])
    lines = [
        {"product_id": known[line.sku], "product_uom_qty": line.quantity,
         "price_unit": line.price}
        for line in order.line_items
        if line.sku in known
    ]
    odoo.sale_order(partner_id, order.number, lines)


@app.task
def welcome(email, first_name):
    configuration = sib_api_v3_sdk.Configuration()
    configuration.api_key["api-key"] = os.environ["BREVO_KEY"]
    api = sib_api_v3_sdk.TransactionalEmailsApi(sib_api_v3_sdk.ApiClient(configuration))
    api.send_transac_email(sib_api_v3_sdk.SendSmtpEmail(
        to=[{"email": email, "name": first_name}],
        template_id=int(os.environ.get("WELCOME_TEMPLATE", "7")),
        params={"FIRSTNAME": first_name},
    ))
