import os

import gspread

_book = None


def book():
    global _book
    if _book is None:
        _book = gspread.service_account(os.environ["GOOGLE_SA_FILE"]).open_by_key(os.environ["TREASURY_SHEET"])
    return _book


def replace(tab, values):
    ws = book().worksheet(tab)
    ws.clear()
    ws.update(range_name="A1", values=values)
