# local inventory feed, Merchant Center picks it up from the bucket
import csv
import os
import subprocess

from shared import datafile, stockdb

path = datafile("local_inventory.tsv")

with open(path, "w", newline="") as fh:
    out = csv.writer(fh, delimiter="\t")
    out.writerow(["store code", "itemid", "quantity", "price"])
    for r in stockdb().execute("SELECT * FROM item WHERE qoh > 0 ORDER BY sku"):
        out.writerow(["MTL-01", r["sku"], r["qoh"], "%.2f CAD" % r["price"]])

subprocess.check_call(["aws", "s3", "cp", path, os.environ["FEED_BUCKET"] + "/local_inventory.tsv"])
