"""Funzioni comuni ai notebook del team performance (Giulia, Davide)."""
import os

import gspread
import pandas as pd
from facebook_business.adobjects.adaccount import AdAccount
from facebook_business.api import FacebookAdsApi
from google.ads.googleads.client import GoogleAdsClient
from gspread_dataframe import set_with_dataframe
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

QUERY = """
    SELECT campaign.id, campaign.name, segments.date,
           metrics.cost_micros, metrics.clicks, metrics.conversions
    FROM campaign
    WHERE segments.date DURING LAST_30_DAYS
"""


def leggi_google_ads(customer_id):
    client = GoogleAdsClient.load_from_storage("google-ads.yaml")
    service = client.get_service("GoogleAdsService")
    righe = []
    for batch in service.search_stream(customer_id=customer_id, query=QUERY):
        for row in batch.results:
            righe.append(
                dict(
                    data=row.segments.date,
                    campagna=row.campaign.name,
                    costo=row.metrics.cost_micros / 1e6,
                    click=row.metrics.clicks,
                    piattaforma="google",
                )
            )
    return pd.DataFrame(righe)


def leggi_meta(account_id, preset="last_30d"):
    FacebookAdsApi.init(access_token=os.environ["META_TOKEN"])
    insights = AdAccount(f"act_{account_id}").get_insights(
        fields=["campaign_name", "spend", "clicks"],
        params={"level": "campaign", "time_increment": 1, "date_preset": preset},
    )
    df = pd.DataFrame([dict(i) for i in insights])
    df = df.rename(
        columns={"date_start": "data", "campaign_name": "campagna", "spend": "costo", "clicks": "click"}
    )
    df["piattaforma"] = "meta"
    return df[["data", "campagna", "costo", "click", "piattaforma"]]


def scrivi_foglio(df, titolo, scheda):
    gc = gspread.service_account(filename="sa.json")
    ws = gc.open(titolo).worksheet(scheda)
    ws.clear()
    set_with_dataframe(ws, df)


def manda_tabella(df, oggetto, destinatari):
    messaggio = Mail(
        from_email="report@agenzia-lucciola.it",
        to_emails=destinatari,
        subject=oggetto,
        html_content=df.to_html(index=False),
    )
    sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])
    resp = sg.send(messaggio)
    print(resp.status_code)
