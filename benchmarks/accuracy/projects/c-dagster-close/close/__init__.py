from dagster import Definitions, EnvVar, ScheduleDefinition, define_asset_job, load_assets_from_modules

from . import assets
from .io import SnowflakeFrames
from .resources import Billing, Ledger, Mail, Payments

close_job = define_asset_job("monthly_close", selection="*")

defs = Definitions(
    assets=load_assets_from_modules([assets]),
    jobs=[close_job],
    schedules=[ScheduleDefinition(job=close_job, cron_schedule="0 4 2 * *", execution_timezone="Europe/Berlin")],
    resources={
        "payments": Payments(api_key=EnvVar("STRIPE_KEY")),
        "billing": Billing(site=EnvVar("RECURLY_KEY")),
        "ledger": Ledger(
            client_id=EnvVar("XERO_ID"), client_secret=EnvVar("XERO_SECRET"), tenant=EnvVar("XERO_TENANT")
        ),
        "mail": Mail(api_key=EnvVar("SENDGRID_KEY")),
        "io_manager": SnowflakeFrames(dsn=EnvVar("SNOWFLAKE_URL"), schema_name="FINANCE_CLOSE"),
    },
)
