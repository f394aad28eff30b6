import csv
import io
from itertools import islice


def parse_stock(raw):
    """yield (sku, quantity) of the supplier's latin-1 semicolon file"""
    for row in csv.DictReader(io.StringIO(raw.decode("latin-1")), delimiter=";"):
        yield row["ARTNR"].strip(), max(0, int(row["BESTAND"] or 0))


def batches(pairs, size=100):
    pairs = iter(pairs)
    for first in pairs:
        yield [first] + list(islice(pairs, size - 1))


def orders_csv(orders):
    out = io.StringIO()
    w = csv.writer(out, delimiter=";")
    w.writerow(["ORDER", "SKU", "QTY", "NAME", "ZIP", "CITY"])
    for o in orders:
        a = o["billing_address"]
        for line in o["lines"]:
            w.writerow([o["id"], line["sku"], line["quantity"], a["last_name"], a["zip"], a["city"]])
    return out.getvalue()
