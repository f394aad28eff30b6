from __future__ import annotations

from datetime import date

import gspread


class SheetBudgets:
    """Tab per year, a row per campaign, a column per month."""

    def __init__(self, key: str, credentials: str) -> None:
        self._book = gspread.service_account(filename=credentials).open_by_key(key)

    def budgets(self) -> dict[str, float]:
        today = date.today()
        rows = self._book.worksheet(str(today.year)).get_all_values()
        header, *body = rows
        column = header.index(today.strftime("%b"))
        found: dict[str, float] = {}
        for row in body:
            text = row[column].replace("€", "").replace(".", "").replace(",", ".").strip()
            if row[0] and text:
                found[row[0].strip().lower()] = float(text)
        return found
