import pandas as pd
from dagster import ConfigurableIOManager, InputContext, OutputContext
from snowflake.connector.pandas_tools import pd_writer
from sqlalchemy import create_engine


class SnowflakeFrames(ConfigurableIOManager):
    dsn: str
    schema_name: str

    def _table(self, key):
        return key.path[-1].lower()

    def handle_output(self, context: OutputContext, obj):
        if obj is None:
            return
        eng = create_engine(self.dsn)
        obj.to_sql(self._table(context.asset_key), eng, schema=self.schema_name, if_exists="replace", index=False, method=pd_writer)
        context.add_output_metadata({"rows": len(obj)})

    def load_input(self, context: InputContext) -> pd.DataFrame:
        eng = create_engine(self.dsn)
        return pd.read_sql_table(self._table(context.asset_key), eng, schema=self.schema_name)
