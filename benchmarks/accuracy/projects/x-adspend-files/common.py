import os
from pathlib import Path

DATA = Path(os.getenv("DATA_DIR", "data"))
PG_DSN = os.getenv("PG_DSN", "postgresql://bi@localhost/marketing")

FIELDS = ["day", "account", "campaign_id", "campaign", "impressions", "clicks", "spend"]


def raw_path(source, day):
    p = DATA / "raw" / source
    p.mkdir(parents=True, exist_ok=True)
    return p / f"{day}.csv"
