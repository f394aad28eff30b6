from dagster import Definitions, EnvVar, ScheduleDefinition, define_asset_job, load_asset_checks_from_modules, load_assets_from_modules

from . import assets, checks
from .resources import NetSuiteResource, Warehouse

job = define_asset_job("receivables", selection="*")

defs = Definitions(
    assets=load_assets_from_modules([assets]),
    asset_checks=load_asset_checks_from_modules([checks]),
    jobs=[job],
    schedules=[ScheduleDefinition(job=job, cron_schedule="0 4 * * 1-5")],
    resources={
        "netsuite": NetSuiteResource(
            account=EnvVar("NS_ACCOUNT"),
            consumer_key=EnvVar("NS_CONSUMER_KEY"),
            consumer_secret=EnvVar("NS_CONSUMER_SECRET"),
            token_id=EnvVar("NS_TOKEN_ID"),
            token_secret=EnvVar("NS_TOKEN_SECRET"),
        ),
        "warehouse": Warehouse(project="acme-finance", dataset="finance"),
    },
)
