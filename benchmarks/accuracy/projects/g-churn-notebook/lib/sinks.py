import os

import gspread
import requests


def to_sheet(df, title, tab):
    gc = gspread.service_account(filename=os.environ["GSPREAD_SA"])
    ws = gc.open(title).worksheet(tab)
    ws.clear()
    ws.update([df.columns.tolist()] + df.astype(str).values.tolist())


def tag_vitally(df, trait):
    for uuid, value in zip(df["uuid"], df[trait]):
        requests.put(
            f"https://rest.vitally.io/resources/accounts/{uuid}",
            json={"traits": {trait: value}},
            headers={"Authorization": f"Basic {os.environ['VITALLY_AUTH']}"},
        )
