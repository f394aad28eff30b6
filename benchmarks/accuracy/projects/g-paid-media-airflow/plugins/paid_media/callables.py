from airflow.models import Variable
from googleapiclient.discovery import build

from paid_media.warehouse import client

BLEND = """
INSERT INTO marketing.spend_daily
SELECT day, source, sum(cost), sum(clicks) FROM marketing.spend_raw
WHERE day = '{day}' GROUP BY day, source
"""


def blend_spend(day):
    client().command(f"ALTER TABLE marketing.spend_daily DELETE WHERE day = '{day}'")
    client().command(BLEND.format(day=day))


def publish_pacing():
    result = client().query("SELECT source, toString(max(day)), sum(cost) FROM marketing.spend_daily GROUP BY source")
    sheets = build("sheets", "v4")
    sheets.spreadsheets().values().update(
        spreadsheetId=Variable.get("pacing_sheet"),
        range="pacing!A2",
        valueInputOption="RAW",
        body={"values": [list(r) for r in result.result_rows]},
    ).execute()
