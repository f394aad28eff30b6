import configparser
from pathlib import Path

import requests

cfg = configparser.ConfigParser()
cfg.read(Path(__file__).with_name("config.ini"))

WORK = Path(cfg["paths"]["work"])
FEED = WORK / "supplier.csv"
STORE = WORK / "store.json"
DELTA = WORK / "delta.csv"
GONE = WORK / "gone.txt"


def store_api(method, path, **kw):
    url = "https://api.bigcommerce.com/stores/{}/v3/{}".format(cfg["store"]["hash"], path)
    token = Path(cfg["store"]["token_file"]).read_text().strip()
    r = requests.request(method, url, headers={"X-Auth-Token": token, "Accept": "application/json"}, timeout=60, **kw)
    r.raise_for_status()
    return r.json()
