import os

from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
import requests

PROJECT = os.environ["CTP_PROJECT_KEY"]

PRODUCTS = gql("""
query Products($after: String) {
  products(limit: 200, sort: "id asc", where: $after) {
    results {
      id
      key
      version
      masterData { current { name(locale: "en") slug(locale: "en")
        masterVariant { sku images { url } prices { country value { centAmount currencyCode } } } } }
    }
  }
}
""")


def _token():
    r = requests.post(
        f"https://auth.{os.environ['CTP_REGION']}.commercetools.com/oauth/token",
        auth=(os.environ["CTP_CLIENT_ID"], os.environ["CTP_CLIENT_SECRET"]),
        data={"grant_type": "client_credentials", "scope": f"view_products:{PROJECT}"},
        timeout=15,
    )
    r.raise_for_status()
    return r.json()["access_token"]


def client():
    transport = RequestsHTTPTransport(
        url=f"https://api.{os.environ['CTP_REGION']}.commercetools.com/{PROJECT}/graphql",
        headers={"Authorization": f"Bearer {_token()}"},
    )
    return Client(transport=transport, fetch_schema_from_transport=False)


def all_products():
    gql_client = client()
    after = None
    while True:
        result = gql_client.execute(PRODUCTS, variable_values={"after": after})
        batch = result["products"]["results"]
        if not batch:
            return
        yield from batch
        after = f'id > "{batch[-1]["id"]}"'
