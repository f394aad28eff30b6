from typing import Iterable

OPPORTUNITY_FIELDS = ["Id", "Name", "StageName", "Amount", "CloseDate", "OwnerId"]


def soql(since: str) -> str:
    fields = ", ".join(OPPORTUNITY_FIELDS)
    return f"SELECT {fields} FROM Opportunity WHERE SystemModstamp >= {since}T00:00:00Z"


def tuples(records: Iterable[dict]) -> list:
    return [tuple(record.get(name) for name in OPPORTUNITY_FIELDS) for record in records]


def total(records: Iterable[dict]) -> float:
    return round(sum(r.get("Amount") or 0 for r in records if r["StageName"] == "Closed Won"), 2)
