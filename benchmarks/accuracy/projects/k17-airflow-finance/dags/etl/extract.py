import pandas as pd
import requests
from airflow.models import Variable
from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.sftp.hooks.sftp import SFTPHook

ORDERS_SQL = """
    SELECT o.id, o.created_at, o.currency, o.total_gross, o.total_vat, c.country, c.vat_number
      FROM orders o JOIN customers c ON c.id = o.customer_id
     WHERE o.created_at >= %(day)s AND o.created_at < DATE_ADD(%(day)s, INTERVAL 1 DAY)
       AND o.status IN ('paid', 'shipped')
"""


def daily_orders(day: str) -> pd.DataFrame:
    hook = MySqlHook(mysql_conn_id="shop_replica")
    df = hook.get_pandas_df(ORDERS_SQL, parameters={"day": day})
    df["total_net"] = df["total_gross"] - df["total_vat"]
    return df


def bank_lines(day: str) -> pd.DataFrame:
    """CSV statements which the bank leaves overnight, one per account."""
    hook = SFTPHook(ssh_conn_id="bank_sftp")
    frames = []
    conn = hook.get_conn()
    for name in hook.list_directory("/outbox"):
        if not name.endswith(day.replace("-", "") + ".csv"):
            continue
        with conn.open("/outbox/" + name) as fh:
            part = pd.read_csv(fh, sep=";", decimal=",", encoding="latin-1")
        part["account"] = name.split("_")[0]
        frames.append(part)
    if not frames:
        return pd.DataFrame()
    df = pd.concat(frames, ignore_index=True)
    df.columns = [c.strip().upper().replace(" ", "_") for c in df.columns]
    return df


def fx_rates(day: str) -> pd.DataFrame:
    wanted = MySqlHook(mysql_conn_id="shop_replica").get_records("SELECT DISTINCT currency FROM orders")
    resp = requests.get(
        f"https://api.exchangeratesapi.io/v1/{day}",
        params={
            "access_key": Variable.get("fx_key"),
            "base": "EUR",
            "symbols": ",".join(w[0] for w in wanted),
        },
        timeout=30,
    )
    resp.raise_for_status()
    data = resp.json()
    return pd.DataFrame(
        [{"DAY": data["date"], "CURRENCY": cur, "RATE": rate} for cur, rate in data["rates"].items()]
    )
