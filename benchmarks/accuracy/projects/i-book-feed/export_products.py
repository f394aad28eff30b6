import json

from shopify_client import paginate

Q = """
query($cursor: String) {
  products(first: 100, after: $cursor, query: "status:active") {
    edges { node { id title vendor handle descriptionHtml
      featuredImage { url }
      variants(first: 5) { edges { node { sku barcode price inventoryQuantity } } } } }
    pageInfo { hasNextPage endCursor }
  }
}
"""

with open("data/products.jsonl", "w", encoding="utf-8") as out:
    n = 0
    for p in paginate(Q, "products"):
        for v in p["variants"]["edges"]:
            out.write(json.dumps({
                "isbn": v["node"]["barcode"] or v["node"]["sku"],
                "title": p["title"],
                "publisher": p["vendor"],
                "price": v["node"]["price"],
                "qty": v["node"]["inventoryQuantity"],
                "link": f"https://heronbooks.example/products/{p['handle']}",
                "image": (p["featuredImage"] or {}).get("url"),
            }) + "\n")
            n += 1
print(n, "variants")
