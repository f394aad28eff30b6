import requests

LOOKUP = """
query($q: String!) { productVariants(first: 1, query: $q) { nodes { product { id } } } }
"""
CREATE = """
mutation($input: ProductInput!, $media: [CreateMediaInput!]) {
  productCreate(input: $input, media: $media) { product { id } userErrors { field message } }
}
"""
UPDATE = """
mutation($input: ProductInput!) {
  productUpdate(input: $input) { product { id } userErrors { field message } }
}
"""


class ShopifyStorefront:
    def __init__(self, shop, token, lang, translator):
        self.endpoint = f"https://{shop}.myshopify.com/admin/api/2024-04/graphql.json"
        self.headers = {"X-Shopify-Access-Token": token}
        self.lang = lang
        self.translator = translator

    def gql(self, query, **variables):
        r = requests.post(self.endpoint, headers=self.headers, json={"query": query, "variables": variables}, timeout=30)
        r.raise_for_status()
        body = r.json()
        if body.get("errors"):
            raise RuntimeError(body["errors"][0]["message"])
        return body["data"]

    def _existing(self, sku):
        nodes = self.gql(LOOKUP, q=f"sku:{sku}")["productVariants"]["nodes"]
        return nodes[0]["product"]["id"] if nodes else None

    def publish(self, p):
        title, body = p.title, p.body
        if self.lang != "DE":
            title, body = (self.translator.translate(t, self.lang) for t in (title, body))
        payload = {"title": title, "descriptionHtml": body, "productType": p.family, "tags": list(p.tags)}
        gid = self._existing(p.sku)
        if gid:
            out = self.gql(UPDATE, input={"id": gid, **payload})["productUpdate"]
        else:
            media = [{"originalSource": p.image, "mediaContentType": "IMAGE"}] if p.image else []
            out = self.gql(CREATE, input=payload, media=media)["productCreate"]
        if out["userErrors"]:
            raise RuntimeError(out["userErrors"][0]["message"])
        return out["product"]["id"]
