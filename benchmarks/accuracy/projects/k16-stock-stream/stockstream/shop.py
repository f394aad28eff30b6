from woocommerce import API

from .conf import conf


def shop_client() -> API:
    c = conf()
    return API(url=c.shop_url, consumer_key=c.shop_key, consumer_secret=c.shop_secret, version="wc/v3", timeout=40)


def all_products(api: API):
    page = 1
    while True:
        batch = api.get("products", params={"per_page": 100, "page": page, "status": "publish"}).json()
        if not batch:
            return
        yield from batch
        page += 1


def set_stock(api: API, sku: str, qty: int) -> bool:
    hits = api.get("products", params={"sku": sku}).json()
    if not hits:
        return False
    api.put(f"products/{hits[0]['id']}", {"manage_stock": True, "stock_quantity": qty})
    return True
