import json

import pandas as pd

from common import DELTA, FEED, GONE, STORE, cfg

markup = cfg.getfloat("rules", "markup")
margin = cfg.getfloat("rules", "min_margin")

feed = pd.read_csv(FEED, sep=";", decimal=",", encoding="cp1252", dtype={"ARTNR": str})
feed = feed.rename(columns={"ARTNR": "sku", "EK_NETTO": "cost", "BESTAND": "stock"})[["sku", "cost", "stock"]]
feed["price"] = (feed["cost"] * markup).clip(lower=feed["cost"] + margin).round(2)

store = pd.DataFrame.from_dict(json.loads(STORE.read_text()), orient="index").reset_index(drop=True)
both = store.merge(feed, on="sku", how="left", suffixes=("_now", ""), indicator=True)

gone = both.loc[both["_merge"] == "left_only", "sku"]
GONE.write_text("\n".join(sorted(gone)))

match = both[both["_merge"] == "both"]
changed = match[(match["price"] != match["price_now"]) | (match["stock"] != match["inventory_level"])]
changed[["id", "product_id", "sku", "price", "stock"]].to_csv(DELTA, index=False)
print(len(changed), "changed,", len(gone), "gone")
