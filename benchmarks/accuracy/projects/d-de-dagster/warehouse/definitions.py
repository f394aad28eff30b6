from dagster import Definitions, EnvVar, ScheduleDefinition, define_asset_job, load_assets_from_modules, mem_io_manager

from . import assets
from .resources import AppDb, BigQueryIO, Customerio, Recurly, Zendesk

nightly = define_asset_job("nightly", selection="*")

defs = Definitions(
    assets=load_assets_from_modules([assets]),
    jobs=[nightly],
    schedules=[ScheduleDefinition(job=nightly, cron_schedule="15 3 * * *")],
    resources={
        "io_manager": BigQueryIO(project="scaleup-dwh", dataset="core"),
        "noop_io": mem_io_manager,
        "app_db": AppDb(url="postgresql+psycopg2://ro@replica.internal/app"),
        "recurly": Recurly(api_key=EnvVar("RECURLY_KEY")),
        "zendesk": Zendesk(subdomain="scaleup", email=EnvVar("ZD_EMAIL"), token=EnvVar("ZD_TOKEN")),
        "customerio": Customerio(site_id=EnvVar("CIO_SITE"), key=EnvVar("CIO_KEY")),
    },
)
