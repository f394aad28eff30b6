from datetime import date, timedelta

from lib.clients import GoogleAdsReports, MetaReports, Sheets

HEADER = ["channel", "campaign", "cost", "clicks", "conversions"]


def last_week():
    today = date.today()
    monday = today - timedelta(days=today.weekday() + 7)
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def main():
    sheets, gads, meta = Sheets(), GoogleAdsReports(), MetaReports()
    since, until = last_week()
    for c in sheets.clients():
        rows = []
        if c["google_id"]:
            rows += gads.campaigns(str(c["google_id"]).replace("-", ""), since, until)
        if c["meta_id"]:
            rows += meta.campaigns(str(c["meta_id"]), since, until)
        rows.sort(key=lambda r: -r["cost"])
        sheets.replace(c["sheet_key"], "Last week", HEADER, [[r[h] for h in HEADER] for r in rows])


if __name__ == "__main__":
    main()
