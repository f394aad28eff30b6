from dagster import Definitions, EnvVar, ScheduleDefinition, define_asset_job, load_assets_from_package_module

from . import assets
from .resources import PipedriveResource, SheetsResource, SlackResource, WarehouseResource

nightly = define_asset_job("nightly", selection="*")

defs = Definitions(
    assets=load_assets_from_package_module(assets),
    schedules=[ScheduleDefinition(job=nightly, cron_schedule="0 4 * * *")],
    resources={
        "pipedrive": PipedriveResource(token=EnvVar("PIPEDRIVE_TOKEN")),
        "sheets": SheetsResource(key_file="service-account.json"),
        "warehouse": WarehouseResource(project="acme-analytics"),
        "slack": SlackResource(token=EnvVar("SLACK_BOT_TOKEN")),
    },
)
