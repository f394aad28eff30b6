from contextlib import contextmanager

import mailchimp_marketing
import pandas as pd
import recurly
import snowflake.connector
import stripe
from dagster import ConfigurableIOManager, ConfigurableResource, InputContext, OutputContext
from snowflake.connector.pandas_tools import write_pandas


class StripeResource(ConfigurableResource):
    api_key: str

    def charges(self, created_gte: int):
        client = stripe.StripeClient(self.api_key)
        page = client.charges.list(params={"created": {"gte": created_gte}, "limit": 100})
        return page.auto_paging_iter()


class RecurlyResource(ConfigurableResource):
    api_key: str

    def active_subscriptions(self):
        client = recurly.Client(self.api_key)
        return client.list_subscriptions(params={"state": "active", "limit": 200}).items()


class MailchimpResource(ConfigurableResource):
    api_key: str
    server: str

    def client(self) -> mailchimp_marketing.Client:
        c = mailchimp_marketing.Client()
        c.set_config({"api_key": self.api_key, "server": self.server})
        return c


class SnowflakePandasIO(ConfigurableIOManager):
    account: str
    user: str
    password: str
    database: str = "ANALYTICS"
    schema_name: str = "REVENUE"

    @contextmanager
    def _connect(self):
        conn = snowflake.connector.connect(
            account=self.account,
            user=self.user,
            password=self.password,
            database=self.database,
            schema=self.schema_name,
        )
        try:
            yield conn
        finally:
            conn.close()

    def handle_output(self, context: OutputContext, obj: pd.DataFrame) -> None:
        table = context.asset_key.path[-1].upper()
        frame = obj.rename(columns=str.upper)
        with self._connect() as conn:
            write_pandas(conn, frame, table, auto_create_table=True, overwrite=True)
        context.add_output_metadata({"rows": len(frame)})

    def load_input(self, context: InputContext) -> pd.DataFrame:
        table = context.asset_key.path[-1].upper()
        with self._connect() as conn:
            frame = conn.cursor().execute(f"select * from {table}").fetch_pandas_all()
        return frame.rename(columns=str.lower)
