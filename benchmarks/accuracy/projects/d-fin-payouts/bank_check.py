"""Compare what the bank (Qonto) says with what is booked. Prints only."""
import os
from decimal import Decimal

import requests
from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects import Account

r = requests.get(
    "https://thirdparty.qonto.com/v2/organization",
    headers={"Authorization": f"{os.environ['QONTO_LOGIN']}:{os.environ['QONTO_KEY']}"},
)
r.raise_for_status()
balance = Decimal(str(r.json()["organization"]["bank_accounts"][0]["balance"]))

qb = QuickBooks(
    auth_client=AuthClient(os.environ["QB_ID"], os.environ["QB_SECRET"], "https://localhost/cb", "production"),
    refresh_token=os.environ["QB_REFRESH"], company_id=os.environ["QB_COMPANY"],
)
booked = Decimal(str(Account.get(35, qb=qb).CurrentBalance))
print(f"bank {balance}  books {booked}  diff {balance - booked}")
