import gspread
import pandas as pd
from datetime import date

from sf_common import login, soql

SHEET = '1mKzT0qYxkL3dWb2r0fQm1v8wzXx6cJk4'
Q = """
SELECT Id, Name, Account.Name, StageName, Amount, CloseDate, Owner.Name, ForecastCategoryName
FROM Opportunity WHERE IsClosed = false AND CloseDate = NEXT_N_DAYS:120
"""

sf = login()
rows = soql(sf, Q)
df = pd.DataFrame([{
    'id': r['Id'], 'name': r['Name'],
    'account': (r['Account'] or {}).get('Name'),
    'stage': r['StageName'], 'amount': r['Amount'] or 0,
    'close': r['CloseDate'], 'owner': r['Owner']['Name'],
    'cat': r['ForecastCategoryName'],
} for r in rows])
print(df.head())

pivot = df.groupby(['owner', 'cat'])['amount'].sum().reset_index()

gc = gspread.service_account(filename='sa.json')
sh = gc.open_by_key(SHEET)
ws = sh.worksheet('raw')
ws.clear()
ws.update([df.columns.tolist()] + df.astype(str).values.tolist())

ws2 = sh.worksheet('by_rep')
ws2.clear()
ws2.update([pivot.columns.tolist()] + pivot.values.tolist())
sh.worksheet('meta').update_acell('B1', str(date.today()))
print('done')
