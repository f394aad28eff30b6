import os
from pathlib import Path

OUT = Path(os.environ.get("OUT_DIR", "out"))
PROFILES_RAW = OUT / "profiles.jsonl"
PROFILES = OUT / "profiles.parquet"
REJECTS = OUT / "rejects.csv"

KLAVIYO_KEY = os.environ.get("KLAVIYO_PRIVATE_KEY", "")
SEGMENT_ID = os.environ.get("KLAVIYO_SEGMENT", "")
PDL_KEY = os.environ.get("PDL_API_KEY", "")
BQ_TABLE = os.environ.get("BQ_TABLE", "acme-dwh.marketing.profiles")
TEAMS_WEBHOOK = os.environ.get("TEAMS_WEBHOOK", "")
