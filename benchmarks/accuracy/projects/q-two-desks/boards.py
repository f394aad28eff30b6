import os

import gspread
from pyairtable import Api


def append_to_sheet(rows):
    gc = gspread.service_account(filename=os.environ["GOOGLE_SA_FILE"])
    ws = gc.open_by_key(os.environ["SHOP_BOARD_ID"]).worksheet("daily")
    ws.append_rows(rows, value_input_option="USER_ENTERED")


def append_to_airtable(records):
    table = Api(os.environ["AIRTABLE_PAT"]).table(os.environ["APP_BASE_ID"], "Daily tickets")
    table.batch_create(records, typecast=True)
