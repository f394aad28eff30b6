import stripe
import gspread
import datetime
import time

stripe.api_key = open("stripe_key.txt").read().strip()

gc = gspread.service_account(filename="service.json")
sh = gc.open("Payouts 2024")
ws = sh.worksheet("payouts")
settings = sh.worksheet("settings")

# how many days back, finance changes this in the sheet
days = int(settings.acell("B2").value)
since = int(time.time()) - days * 86400

done = ws.col_values(1)
print("already in sheet:", len(done))

rows = []
for p in stripe.Payout.list(limit=100, created={"gte": since}).auto_paging_iter():
    if p.id in done:
        continue
    fees = 0
    n = 0
    for t in stripe.BalanceTransaction.list(payout=p.id, limit=100).auto_paging_iter():
        if t.type == "payout":
            continue
        fees += t.fee
        n += 1
    rows.append([
        p.id,
        datetime.datetime.fromtimestamp(p.arrival_date).strftime("%d.%m.%Y"),
        p.amount / 100.0,
        fees / 100.0,
        n,
        p.currency.upper(),
        p.status,
    ])
    print(p.id, p.amount / 100.0)

if rows:
    ws.append_rows(rows, value_input_option="USER_ENTERED")

settings.update_acell("B3", datetime.datetime.now().isoformat())
print("done", len(rows))
