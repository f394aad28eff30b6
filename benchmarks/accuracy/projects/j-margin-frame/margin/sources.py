import os

import gspread
import pandas as pd
import requests
import snowflake.connector
from requests_oauthlib import OAuth1

ORDERS = """
select sku, date_trunc('month', ordered_at) as month, sum(quantity) as quantity,
       sum(net_amount) as revenue
from analytics.orders.order_lines
where ordered_at >= dateadd(month, -3, current_date)
group by 1, 2
"""


def order_lines():
    connection = snowflake.connector.connect(
        account=os.environ["SNOWFLAKE_ACCOUNT"],
        user=os.environ["SNOWFLAKE_USER"],
        password=os.environ["SNOWFLAKE_PASSWORD"],
        warehouse="REPORTING",
    )
    try:
        frame = connection.cursor().execute(ORDERS).fetch_pandas_all()
    finally:
        connection.close()
    return frame.rename(columns=str.lower)


def unit_costs():
    account = os.environ["NETSUITE_ACCOUNT"]
    auth = OAuth1(
        os.environ["NS_CONSUMER"],
        os.environ["NS_CONSUMER_SECRET"],
        os.environ["NS_TOKEN"],
        os.environ["NS_TOKEN_SECRET"],
        realm=account,
        signature_method="HMAC-SHA256",
    )
    host = account.lower().replace("_", "-")
    response = requests.post(
        f"https://{host}.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql?limit=1000",
        headers={"Prefer": "transient"},
        json={"q": "SELECT itemid AS sku, averagecost FROM item WHERE isinactive = 'F'"},
        auth=auth,
        timeout=120,
    )
    response.raise_for_status()
    return pd.DataFrame(response.json()["items"])[["sku", "averagecost"]].astype(
        {"averagecost": float}
    )


def excluded_skus():
    book = gspread.service_account().open("Margin report settings")
    return [cell for cell in book.worksheet("exclude").col_values(1) if cell]
