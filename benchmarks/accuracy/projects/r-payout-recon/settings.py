import os
from pathlib import Path

DATA = Path(__file__).parent / "data"
STRIPE_KEY = os.environ.get("STRIPE_KEY")
GC_TOKEN = os.environ.get("GC_TOKEN")
QONTO_LOGIN = os.environ.get("QONTO_LOGIN")
QONTO_SECRET = os.environ.get("QONTO_SECRET")
QONTO_ACCOUNT = os.environ.get("QONTO_ACCOUNT")
DRIVE_FOLDER = "1d8sPq0kFQ0n7S"
SA_FILE = "service-account.json"
ASANA_TOKEN = os.environ.get("ASANA_TOKEN")
ASANA_PROJECT = "1204410077811"
