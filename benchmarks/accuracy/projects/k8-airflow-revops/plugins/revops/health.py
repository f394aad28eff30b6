from __future__ import annotations

from airflow.models import BaseOperator
from airflow.providers.google.cloud.hooks.bigquery import BigQueryHook
from airflow.providers.salesforce.hooks.salesforce import SalesforceHook


class AccountHealthToSalesforce(BaseOperator):
    SQL = "SELECT sf_account_id, open_balance, health FROM marts.account_health WHERE changed"

    def execute(self, context) -> None:
        df = BigQueryHook(use_legacy_sql=False).get_pandas_df(self.SQL)
        records = [
            {"Id": r.sf_account_id, "Open_Balance__c": float(r.open_balance), "Health__c": r.health}
            for r in df.itertuples(index=False)
        ]
        if records:
            SalesforceHook(salesforce_conn_id="salesforce").get_conn().bulk.Account.update(records)
