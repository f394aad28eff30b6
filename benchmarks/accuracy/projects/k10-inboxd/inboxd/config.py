import configparser
import os
from pathlib import Path

ini = configparser.ConfigParser()
ini.read(os.environ.get("INBOXD_INI", "inboxd.ini"))

DEPOT = Path(os.environ.get("INBOXD_DEPOT", "/var/lib/inboxd"))
PRICE_FILE = DEPOT / "tarifs.csv"
