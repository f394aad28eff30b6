import os

import gspread
from jira import JIRA

LIMIT_CENTS = 50_00


def sheet(day, outcome, bank_cents):
    ws = gspread.service_account(os.environ["GSHEET_SA"]).open_by_key(os.environ["GSHEET_ID"]).worksheet("Recon")
    ws.append_row([str(day), outcome.matched, len(outcome.differences), outcome.total / 100, bank_cents / 100])


def ticket(day, outcome):
    if abs(outcome.total) < LIMIT_CENTS:
        return None
    jira = JIRA(os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))
    rows = "\n".join(f"|{d.reference}|{d.order_no}|{d.delta / 100:.2f}|" for d in outcome.differences[:200])
    issue = jira.create_issue(
        project="ACC",
        summary=f"PSP reconciliation {day}: {outcome.total / 100:.2f}",
        description="||psp reference||order||difference||\n" + rows,
        issuetype={"name": "Task"},
    )
    return issue.key
