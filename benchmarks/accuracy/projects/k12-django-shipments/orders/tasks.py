from datetime import timedelta
from functools import wraps

import requests
import stripe
import taxjar
from celery import shared_task
from django.conf import settings
from django.utils import timezone

from .models import Order, PayoutLine


def pinged(slug):
    """Tell healthchecks.io that the job started / ended."""

    def deco(fn):
        @wraps(fn)
        def inner(*args, **kwargs):
            url = settings.HEALTHCHECKS.get(slug)
            if url:
                requests.get(f"{url}/start", timeout=5)
            try:
                result = fn(*args, **kwargs)
            except Exception:
                if url:
                    requests.get(f"{url}/fail", timeout=5)
                raise
            if url:
                requests.get(url, timeout=5)
            return result

        return inner

    return deco


@shared_task(autoretry_for=(taxjar.exceptions.TaxJarConnectionError,), retry_backoff=True)
@pinged("taxjar")
def report_sales_tax():
    client = taxjar.Client(api_key=settings.TAXJAR_API_KEY)
    todo = Order.objects.filter(tax_reported=False, shipments__status="DELIVERED").distinct()
    for order in todo[:200]:
        client.create_order({
            "transaction_id": order.number,
            "transaction_date": order.placed_at.date().isoformat(),
            "to_country": "US",
            "to_zip": order.zip_code,
            "to_state": order.state,
            "amount": float(order.total - order.sales_tax),
            "shipping": float(order.shipping),
            "sales_tax": float(order.sales_tax),
        })
        Order.objects.filter(pk=order.pk).update(tax_reported=True)
    return todo.count()


@shared_task
@pinged("payouts")
def import_payouts():
    stripe.api_key = settings.STRIPE_API_KEY
    since = int((timezone.now() - timedelta(days=3)).timestamp())
    for payout in stripe.Payout.list(status="paid", arrival_date={"gte": since}).auto_paging_iter():
        lines = [
            PayoutLine(stripe_id=bt.id, payout=payout.id, kind=bt.type, gross=bt.amount, fee=bt.fee, currency=bt.currency)
            for bt in stripe.BalanceTransaction.list(payout=payout.id, limit=100).auto_paging_iter()
            if bt.type != "payout"
        ]
        PayoutLine.objects.bulk_create(lines, ignore_conflicts=True)
