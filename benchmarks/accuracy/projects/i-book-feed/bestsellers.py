"""Nielsen weekly chart from the FTP -> shopify collection 'bestsellers' (metafield with rank)."""
import json
import os
from ftplib import FTP_TLS

import pandas as pd

from shopify_client import graphql

FIND = 'query($q: String!) { productVariants(first: 1, query: $q) { edges { node { product { id } } } } }'
SET = """mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }"""


def chart():
    ftp = FTP_TLS(os.environ["NIELSEN_FTP"], os.environ["NIELSEN_USER"], os.environ["NIELSEN_PASS"])
    ftp.prot_p()
    name = sorted(n for n in ftp.nlst("charts") if n.endswith(".xlsx"))[-1]
    with open("data/chart.xlsx", "wb") as fh:
        ftp.retrbinary("RETR " + name, fh.write)
    return pd.read_excel("data/chart.xlsx", skiprows=3, dtype={"ISBN": str})


if __name__ == "__main__":
    fields = []
    for row in chart().head(100).itertuples():
        hit = graphql(FIND, q=f"barcode:{row.ISBN}")["productVariants"]["edges"]
        if hit:
            fields.append({"ownerId": hit[0]["node"]["product"]["id"], "namespace": "chart", "key": "rank",
                           "type": "number_integer", "value": str(row.Rank)})
    for i in range(0, len(fields), 25):
        print(json.dumps(graphql(SET, m=fields[i:i + 25])))
