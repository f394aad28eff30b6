import os

import gspread

SHEET = "Kellermann Wording EN"


def load_terms():
    gc = gspread.service_account(filename=os.getenv("GSPREAD_JSON", "sa.json"))
    ws = gc.open(SHEET).worksheet("replace")
    terms = {}
    for row in ws.get_all_records():
        if row["machine"] and row["ours"]:
            terms[row["machine"]] = row["ours"]
    return terms
