import os

import gspread
import pandas as pd
import requests
from google.analytics.data_v1beta import BetaAnalyticsDataClient
from google.analytics.data_v1beta.types import DateRange, Dimension, Metric, RunReportRequest
from gspread_dataframe import get_as_dataframe, set_with_dataframe

BOOK = '1kQh0cT8yWmZ-pipeline-review'


def tab(name):
    return gspread.service_account().open_by_key(BOOK).worksheet(name)


def read_tab(name):
    return get_as_dataframe(tab(name)).dropna(how='all')


def write_tab(name, df):
    ws = tab(name)
    ws.clear()
    set_with_dataframe(ws, df)


def ga_report(dimensions, metrics, start, end='today'):
    client = BetaAnalyticsDataClient()
    res = client.run_report(RunReportRequest(
        property='properties/' + os.environ['GA4_PROPERTY'],
        dimensions=[Dimension(name=d) for d in dimensions],
        metrics=[Metric(name=m) for m in metrics],
        date_ranges=[DateRange(start_date=start, end_date=end)],
    ))
    rows = [[v.value for v in r.dimension_values] + [float(v.value) for v in r.metric_values]
            for r in res.rows]
    return pd.DataFrame(rows, columns=list(dimensions) + list(metrics))


def push_powerbi(df, dataset, table):
    r = requests.post(
        'https://api.powerbi.com/v1.0/myorg/datasets/%s/tables/%s/rows' % (dataset, table),
        headers={'Authorization': 'Bearer ' + os.environ['PBI_TOKEN']},
        json={'rows': df.to_dict('records')},
    )
    r.raise_for_status()
    return r.status_code
