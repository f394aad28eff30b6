import os
from datetime import date
from pathlib import Path

WORK = Path(os.environ.get("EXCHANGE_DIR", "/var/lib/mandates"))
OUTGOING = WORK / "mandates.csv"
INCOMING = WORK / "results.csv"
REMOTE_NAME = f"MANDATES_{date.today():%Y%m%d}.csv"
FIELDS = ["reference", "iban", "holder", "amount"]
