import requests
from dagster import (Definitions, EnvVar, RunFailureSensorContext, define_asset_job, load_assets_from_modules,
                     build_schedule_from_partitioned_job, run_failure_sensor)

from . import assets
from .resources import Amplitude, Messaging, Warehouse

job = define_asset_job("activation", selection="*", partitions_def=assets.daily)


@run_failure_sensor
def page_oncall(context: RunFailureSensorContext):
    requests.post("https://events.pagerduty.com/v2/enqueue", json={
        "routing_key": EnvVar("PD_KEY").get_value(), "event_action": "trigger",
        "payload": {"summary": f"{context.dagster_run.job_name}: {context.failure_event.message}",
                    "source": "dagster", "severity": "warning"}})


defs = Definitions(
    assets=load_assets_from_modules([assets]),
    jobs=[job],
    schedules=[build_schedule_from_partitioned_job(job)],
    sensors=[page_oncall],
    resources={
        "amplitude": Amplitude(api_key=EnvVar("AMP_KEY"), secret=EnvVar("AMP_SECRET")),
        "warehouse": Warehouse(project="acme"),
        "messaging": Messaging(site_id=EnvVar("CIO_SITE"), api_key=EnvVar("CIO_KEY")),
    },
)
