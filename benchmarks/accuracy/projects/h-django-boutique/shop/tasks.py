import easypost
from celery import shared_task
from django.conf import settings
from django.db.models import Count, Sum

from .klaviyo import KlaviyoClient
from .models import Customer, Order


@shared_task(autoretry_for=(Exception,), retry_backoff=True, max_retries=5)
def sync_profile(customer_id):
    customer = Customer.objects.annotate(n=Count("orders"), spent=Sum("orders__total")).get(pk=customer_id)
    if not customer.marketing_ok:
        return
    first, _, last = customer.name.partition(" ")
    KlaviyoClient().upsert_profile(
        customer.email,
        first_name=first,
        last_name=last,
        properties={"orders": customer.n, "lifetime_value": float(customer.spent or 0)},
    )


@shared_task
def buy_labels():
    client = easypost.EasyPostClient(settings.EASYPOST_KEY)
    for order in Order.objects.to_ship()[:50]:
        a = order.address
        shipment = client.shipment.create(
            to_address={
                "name": order.customer.name,
                "street1": a.get("line1"),
                "street2": a.get("line2"),
                "city": a.get("city"),
                "state": a.get("state"),
                "zip": a.get("postal_code"),
                "country": a.get("country"),
                "phone": order.customer.phone,
            },
            from_address=settings.WAREHOUSE_ADDRESS,
            parcel={"length": 10, "width": 8, "height": 4, "weight": 20},
            reference=str(order.pk),
        )
        bought = client.shipment.buy(shipment.id, rate=shipment.lowest_rate())
        order.tracking_code = bought.tracking_code
        order.label_url = bought.postage_label.label_url
        order.save(update_fields=["tracking_code", "label_url"])
