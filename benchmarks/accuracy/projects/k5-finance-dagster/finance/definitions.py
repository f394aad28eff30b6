from dagster import Definitions, EnvVar, ScheduleDefinition, define_asset_job, load_assets_from_modules
from dagster_snowflake import SnowflakeResource

from . import assets
from .resources import PersonioResource, SheetsResource, XeroResource

everything = define_asset_job("everything")

defs = Definitions(
    assets=load_assets_from_modules([assets]),
    jobs=[everything],
    schedules=[ScheduleDefinition(job=everything, cron_schedule="0 6 * * 1-5")],
    resources={
        "xero": XeroResource(tenant_id=EnvVar("XERO_TENANT"), token=EnvVar("XERO_TOKEN")),
        "personio": PersonioResource(token=EnvVar("PERSONIO_TOKEN")),
        "sheets": SheetsResource(key_file="/run/secrets/sheets.json"),
        "snowflake": SnowflakeResource(
            account="ab12345.eu-central-1", user="DAGSTER", password=EnvVar("SNOWFLAKE_PASSWORD"),
            database="FINANCE", schema="RAW",
        ),
    },
)
