import json
import os

from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects.base import Ref
from quickbooks.objects.journalentry import JournalEntry, JournalEntryLine, JournalEntryLineDetail

from shared import datafile

ACCOUNTS = {"sales": "79", "fees": "104", "clearing": "211"}


def line(account, amount, posting):
    l = JournalEntryLine()
    l.Amount = round(amount, 2)
    l.JournalEntryLineDetail = JournalEntryLineDetail()
    l.JournalEntryLineDetail.PostingType = posting
    ref = Ref()
    ref.value = ACCOUNTS[account]
    l.JournalEntryLineDetail.AccountRef = ref
    return l


def main():
    with open(datafile("square_day.json")) as fh:
        day = json.load(fh)
    if not day["gross"]:
        return
    auth = AuthClient(
        client_id=os.environ["QBO_CLIENT_ID"],
        client_secret=os.environ["QBO_CLIENT_SECRET"],
        environment="production",
        redirect_uri="http://localhost/cb",
    )
    qb = QuickBooks(auth_client=auth, refresh_token=os.environ["QBO_REFRESH_TOKEN"], company_id=os.environ["QBO_REALM"])

    je = JournalEntry()
    je.TxnDate = day["day"]
    je.PrivateNote = "Marché"
    je.Line = [
        line("clearing", day["gross"] - day["fees"], "Debit"),
        line("fees", day["fees"], "Debit"),
        line("sales", day["gross"], "Credit"),
    ]
    je.save(qb=qb)


if __name__ == "__main__":
    main()
