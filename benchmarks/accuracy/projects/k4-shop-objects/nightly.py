import os
import xmlrpc.client

from store import Algolia, BigCommerce, Brevo, Feed, PriceBook


def pricebook():
    url, db = os.environ["ODOO_URL"], os.environ["ODOO_DB"]
    uid = xmlrpc.client.ServerProxy(url + "/xmlrpc/2/common").authenticate(
        db, os.environ["ODOO_USER"], os.environ["ODOO_KEY"], {})
    return PriceBook(xmlrpc.client.ServerProxy(url + "/xmlrpc/2/object"), db, uid, os.environ["ODOO_KEY"])


def search_objects():
    for p in BigCommerce("catalog/products", include="images", is_visible=True):
        yield {
            "objectID": str(p["id"]),
            "name": p["name"],
            "sku": p["sku"],
            "image": next((i["url_thumbnail"] for i in p.get("images", [])), None),
        }


def main():
    Algolia("products")(search_objects())

    subscribe = Brevo(list_id=7)
    for c in BigCommerce("customers"):
        if c.get("accepts_product_review_abandoned_cart_emails"):
            subscribe(c["email"], FIRSTNAME=c["first_name"], LASTNAME=c["last_name"])

    book = pricebook()
    with Feed("acme-feeds", "prices.csv") as feed:
        for line in open("feed_skus.txt"):
            sku = line.strip()
            if sku in book:
                feed += (sku, book[sku])


if __name__ == "__main__":
    main()
