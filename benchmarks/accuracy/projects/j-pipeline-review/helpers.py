import io
import os

import gspread
import looker_sdk
import pandas as pd
from gspread_dataframe import set_with_dataframe
from simple_salesforce import Salesforce
from slack_sdk import WebClient


def opportunities(soql):
    sf = Salesforce(
        instance_url=os.environ["SF_INSTANCE"], session_id=os.environ["SF_SESSION"]
    )
    return pd.DataFrame(sf.query_all(soql)["records"]).drop(columns="attributes")


def look(look_id):
    sdk = looker_sdk.init40()
    return pd.read_csv(io.StringIO(sdk.run_look(look_id, "csv")))


def to_sheet(frame, book, tab):
    worksheet = gspread.service_account().open(book).worksheet(tab)
    worksheet.clear()
    set_with_dataframe(worksheet, frame)


def share(path, channel, comment):
    WebClient(token=os.environ["SLACK_TOKEN"]).files_upload_v2(
        channel=channel, file=path, initial_comment=comment
    )
