import contextlib

import shopify
from django.conf import settings


@contextlib.contextmanager
def session():
    s = shopify.Session(settings.SHOPIFY_DOMAIN, "2021-07", settings.SHOPIFY_TOKEN)
    shopify.ShopifyResource.activate_session(s)
    try:
        yield
    finally:
        shopify.ShopifyResource.clear_session()


def iter_customers(since):
    page = shopify.Customer.find(limit=250, updated_at_min=since.isoformat())
    while True:
        for c in page:
            yield {
                "shopify_id": c.id,
                "email": c.email or "",
                "name": "{} {}".format(c.last_name or "", c.first_name or "").strip(),
                "total_spent": c.total_spent,
            }
        if not page.has_next_page():
            return
        page = page.next_page()
