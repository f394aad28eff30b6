import os
from pathlib import Path

RUN_DIR = Path(os.environ.get("RUN_DIR", "/tmp/lifecycle"))

CUSTOMERS = RUN_DIR / "customers.jsonl"
REVIEWS = RUN_DIR / "reviews.jsonl"
PROFILES = RUN_DIR / "profiles.csv"
STATS = RUN_DIR / "stats.json"
