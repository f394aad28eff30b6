from dagster import AssetSelection, Definitions, EnvVar, ScheduleDefinition, define_asset_job, load_assets_from_modules

from . import assets
from .resources import DelightedResource

morning = define_asset_job("morning", selection=AssetSelection.all())

defs = Definitions(
    assets=load_assets_from_modules([assets]),
    resources={"delighted": DelightedResource(api_key=EnvVar("DELIGHTED_KEY"))},
    schedules=[ScheduleDefinition(job=morning, cron_schedule="0 6 * * *")],
)
