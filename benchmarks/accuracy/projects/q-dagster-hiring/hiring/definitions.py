from dagster import (AssetSelection, Definitions, EnvVar, ScheduleDefinition, define_asset_job,
                     load_assets_from_modules)

from . import assets
from .resources import BambooResource, ClickHouseResource, GreenhouseResource

daily = define_asset_job("daily", selection=AssetSelection.all())

defs = Definitions(
    assets=load_assets_from_modules([assets]),
    jobs=[daily],
    schedules=[ScheduleDefinition(job=daily, cron_schedule="0 4 * * 1-5")],
    resources={
        "greenhouse": GreenhouseResource(api_key=EnvVar("GREENHOUSE_KEY")),
        "bamboo": BambooResource(subdomain="acme", api_key=EnvVar("BAMBOO_KEY")),
        "clickhouse": ClickHouseResource(host=EnvVar("CH_HOST"), password=EnvVar("CH_PASSWORD")),
    },
)
