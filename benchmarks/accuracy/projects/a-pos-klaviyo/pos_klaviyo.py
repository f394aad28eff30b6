"""
sync between the POS database (SQL Server) and Klaviyo

    pos_klaviyo.py profiles     last 24h buyers -> Klaviyo
    pos_klaviyo.py campaigns    Klaviyo campaign numbers -> dbo.mail_campaigns
"""
import os
import sys

import pandas as pd
import sqlalchemy as sa
from klaviyo_api import KlaviyoAPI

engine = sa.create_engine(
    "mssql+pyodbc://{u}:{p}@{h}/POS?driver=ODBC+Driver+17+for+SQL+Server".format(
        u=os.environ["POS_USER"], p=os.environ["POS_PASS"], h=os.environ["POS_HOST"]))
klaviyo = KlaviyoAPI(os.environ["KLAVIYO_KEY"], max_delay=60, max_retries=3)

SQL = """
SELECT k.Email, k.Vorname, k.Nachname, k.PLZ, SUM(b.Brutto) AS umsatz, COUNT(*) AS bons, MAX(b.Datum) AS letzter
  FROM dbo.Bon b JOIN dbo.Kunde k ON k.KundenNr = b.KundenNr
 WHERE b.Datum >= DATEADD(day, -1, GETDATE()) AND k.Werbung = 1 AND k.Email LIKE '%@%'
 GROUP BY k.Email, k.Vorname, k.Nachname, k.PLZ
"""


def profiles():
    df = pd.read_sql(SQL, engine)
    df["Email"] = df["Email"].str.strip().str.lower()
    df = df.drop_duplicates("Email").fillna("")
    df["tier"] = pd.cut(df["umsatz"], [0, 50, 200, 1e9], labels=["S", "M", "L"]).astype(str)
    payload = [
        {"type": "profile",
         "attributes": {"email": r.Email, "first_name": r.Vorname, "last_name": r.Nachname,
                        "location": {"zip": r.PLZ},
                        "properties": {"pos_tier": r.tier, "pos_last": str(r.letzter)}}}
        for r in df.itertuples()
    ]
    for i in range(0, len(payload), 1000):
        klaviyo.Profiles.spawn_bulk_profile_import_job({"data": {
            "type": "profile-bulk-import-job",
            "attributes": {"profiles": {"data": payload[i:i + 1000]}},
            "relationships": {"lists": {"data": [{"type": "list", "id": os.environ["KLAVIYO_LIST"]}]}},
        }})
    print(len(payload), "profiles")


def campaigns():
    res = klaviyo.Campaigns.get_campaigns(filter="equals(messages.channel,'email')")
    names = {c["id"]: c["attributes"]["name"] for c in res["data"]}
    rep = klaviyo.Reporting.query_campaign_values({"data": {
        "type": "campaign-values-report",
        "attributes": {"timeframe": {"key": "last_30_days"}, "conversion_metric_id": os.environ["KLAVIYO_METRIC"],
                       "statistics": ["opens_unique", "clicks_unique", "recipients", "conversion_value"]}}})
    recs = []
    for r in rep["data"]["attributes"]["results"]:
        cid = r["groupings"]["campaign_id"]
        recs.append({"campaign_id": cid, "name": names.get(cid), **r["statistics"]})
    pd.DataFrame(recs).to_sql("mail_campaigns", engine, schema="dbo", if_exists="replace", index=False)


if __name__ == "__main__":
    {"profiles": profiles, "campaigns": campaigns}[sys.argv[1]]()
