import os

import gspread
from prefect import flow, task

from lib.warehouse import Warehouse


@task
def weekly():
    df = Warehouse().frame("weekly_csat")
    df["week"] = df["week"].astype(str)
    return df


@task
def publish(df):
    sh = gspread.service_account().open_by_key(os.environ["CSAT_SHEET"])
    ws = sh.worksheet("weekly")
    ws.clear()
    ws.update([df.columns.tolist()] + df.values.tolist())


@flow(name="csat-sheet")
def csat_sheet():
    publish(weekly())


if __name__ == "__main__":
    csat_sheet()
