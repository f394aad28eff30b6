import os

from dagster import DefaultScheduleStatus, Definitions, EnvVar, RunFailureSensorContext, ScheduleDefinition, define_asset_job, load_assets_from_modules, run_failure_sensor
from slack_sdk import WebClient

from . import assets
from .resources import BoardSheet, HubSpotResource, OnCall, StripeResource, Warehouse

nightly = define_asset_job("nightly", selection="*")


@run_failure_sensor
def tell_slack(context: RunFailureSensorContext):
    WebClient(token=os.environ["SLACK_BOT_TOKEN"]).chat_postMessage(
        channel="#revops-alerts",
        text=f"Job {context.dagster_run.job_name} failed: {context.failure_event.message}",
    )


defs = Definitions(
    assets=load_assets_from_modules([assets]),
    jobs=[nightly],
    schedules=[ScheduleDefinition(job=nightly, cron_schedule="0 4 * * *", default_status=DefaultScheduleStatus.RUNNING)],
    sensors=[tell_slack],
    resources={
        "stripe": StripeResource(api_key=EnvVar("STRIPE_KEY")),
        "hubspot": HubSpotResource(token=EnvVar("HUBSPOT_TOKEN")),
        "warehouse": Warehouse(project="acme-revops"),
        "board": BoardSheet(key=EnvVar("BOARD_SHEET")),
        "on_call": OnCall(token=EnvVar("PD_TOKEN"), schedule="PQ7T2LA"),
    },
)
