import gspread
import pymsteams

from .settings import settings


def read_budgets(month: str) -> dict[str, float]:
    ws = gspread.service_account().open(settings.budget_sheet).worksheet(month)
    return {r["Channel"].lower(): float(r["Budget EUR"]) for r in ws.get_all_records()}


def send_overspend(lines: list[str]) -> None:
    card = pymsteams.connectorcard(settings.teams_webhook)
    card.title("Media budget alert")
    card.text("\n\n".join(lines))
    card.send()
