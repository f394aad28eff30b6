import gspread


def load(cfg):
    gc = gspread.service_account(filename="/etc/dunning/sa.json")
    ws = gc.open_by_key(cfg["key"]).worksheet(cfg["tab"])
    return {str(row["CustomerNo"]).strip() for row in ws.get_all_records() if row["CustomerNo"]}
