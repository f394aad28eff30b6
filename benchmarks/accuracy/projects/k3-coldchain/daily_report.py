import gspread
from datetime import date

from coldchain.service import series

gc = gspread.service_account()
ws = gc.open("Cold chain HACCP").sheet1
today = date.today().isoformat()
ws.append_rows([[today, fridge, round(top, 1)] for fridge, top in series.daily_extremes()])
