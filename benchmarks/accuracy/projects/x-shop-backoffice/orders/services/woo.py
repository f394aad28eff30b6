from django.conf import settings
from woocommerce import API

wcapi = API(url=settings.WOO_URL, consumer_key=settings.WOO_KEY, consumer_secret=settings.WOO_SECRET,
            version="wc/v3", timeout=20)


def note(woo_id, text):
    wcapi.post(f"orders/{woo_id}/notes", {"note": text, "customer_note": True}).raise_for_status()


def complete(woo_id):
    wcapi.put(f"orders/{woo_id}", {"status": "completed"}).raise_for_status()
