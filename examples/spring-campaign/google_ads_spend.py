"""Yesterday's Google Ads spend into the sheet that the regional managers read."""
import datetime
import os

import gspread
import requests
from oauth2client.service_account import ServiceAccountCredentials

SEARCH_URL = "https://googleads.googleapis.com/v19/customers/{customer}/googleAds:searchStream"
SCOPES = [
    "https://www.googleapis.com/auth/adwords",
    "https://www.googleapis.com/auth/spreadsheets",
]
QUERY = """
    SELECT campaign.name, metrics.clicks, metrics.cost_micros
    FROM campaign
    WHERE segments.date = '{day}' AND campaign.name LIKE 'spring%'
"""


def spend(credentials, customer, day):
    headers = {
        "Authorization": "Bearer " + credentials.get_access_token().access_token,
        "developer-token": os.environ["GOOGLE_ADS_DEVELOPER_TOKEN"],
    }
    response = requests.post(
        SEARCH_URL.format(customer=customer),
        headers=headers,
        json={"query": QUERY.format(day=day)},
    )
    rows = []
    for batch in response.json():
        for result in batch["results"]:
            cost = int(result["metrics"]["costMicros"]) / 1_000_000
            rows.append([day, result["campaign"]["name"], result["metrics"]["clicks"], cost])
    return rows


def main():
    credentials = ServiceAccountCredentials.from_json_keyfile_name(
        os.environ["GOOGLE_KEY_FILE"], SCOPES
    )
    day = (datetime.date.today() - datetime.timedelta(days=1)).isoformat()
    sheet = gspread.authorize(credentials).open("Spring campaign").worksheet("spend")
    for customer in os.environ["GOOGLE_ADS_CUSTOMERS"].split(","):
        sheet.append_rows(spend(credentials, customer, day))


if __name__ == "__main__":
    main()
