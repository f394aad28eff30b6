import os
from pathlib import Path

import polars as pl
from dotenv import load_dotenv
from woocommerce import API

load_dotenv()
DATA = Path(__file__).with_name("data")
DATA.mkdir(exist_ok=True)


def stock() -> pl.DataFrame:
    q = "select sku, title, on_hand, reserved, unit_cost from stock_levels where active"
    return pl.read_database_uri(q, os.environ["PG_URI"]).with_columns(
        (pl.col("on_hand") - pl.col("reserved")).alias("free")
    )


def sold(days: int = 28) -> pl.DataFrame:
    wc = API(
        url=os.environ["WC_URL"],
        consumer_key=os.environ["WC_KEY"],
        consumer_secret=os.environ["WC_SECRET"],
        version="wc/v3",
        timeout=30,
    )
    items, page = [], 1
    while orders := wc.get("orders", params={"per_page": 100, "page": page, "status": "completed"}).json():
        items += [
            {"sku": li["sku"], "qty": li["quantity"], "ordered": o["date_created"][:10]}
            for o in orders
            for li in o["line_items"]
            if li["sku"]
        ]
        page += 1
    df = pl.DataFrame(items).with_columns(pl.col("ordered").str.to_date())
    return df.filter(pl.col("ordered") > pl.lit(df["ordered"].max()) - pl.duration(days=days))


if __name__ == "__main__":
    stock().write_parquet(DATA / "stock.parquet")
    sold().write_parquet(DATA / "sold.parquet")
