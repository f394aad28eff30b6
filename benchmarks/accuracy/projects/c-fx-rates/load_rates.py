import argparse
import logging
import os
from decimal import Decimal

import pyodbc
import requests

log = logging.getLogger("fx")
CONN = os.environ["FIN_MSSQL_DSN"]
HC = "https://hc-ping.com/5bb2f8d8-0d8b-4f45-9a0e-7d7e2f3a1b11"


def currencies(cur):
    cur.execute("SELECT code FROM dim.currency WHERE active = 1 AND code <> 'EUR'")
    return [r.code for r in cur.fetchall()]


def rates(day, symbols):
    r = requests.get(
        f"https://api.exchangerate.host/{day}",
        params={"base": "EUR", "symbols": ",".join(symbols), "access_key": os.environ["FX_KEY"]},
        timeout=20,
    )
    r.raise_for_status()
    j = r.json()
    if not j.get("success", True):
        raise RuntimeError(j["error"]["info"])
    return {k: Decimal(str(v)) for k, v in j["rates"].items()}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--day", default="latest")
    a = ap.parse_args()
    cnx = pyodbc.connect(CONN, autocommit=False)
    cur = cnx.cursor()
    try:
        data = rates(a.day, currencies(cur))
        cur.fast_executemany = True
        for code, rate in data.items():
            cur.execute("{CALL fin.usp_upsert_rate (?, ?, ?)}", (a.day if a.day != "latest" else None, code, rate))
        cnx.commit()
    except Exception as e:
        cnx.rollback()
        log.exception("fx load failed")
        requests.post(HC + "/fail", data=str(e))
        raise
    requests.get(HC)
    log.info("%d rates", len(data))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
