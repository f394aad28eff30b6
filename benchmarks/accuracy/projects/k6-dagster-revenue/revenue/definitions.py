from dagster import Definitions, EnvVar, ScheduleDefinition, define_asset_job, load_asset_checks_from_modules, load_assets_from_package_module

from . import assets
from .assets import lifecycle
from .resources import MailchimpResource, RecurlyResource, SnowflakePandasIO, StripeResource

nightly = define_asset_job("nightly", selection="*")

defs = Definitions(
    assets=load_assets_from_package_module(assets),
    asset_checks=load_asset_checks_from_modules([lifecycle]),
    jobs=[nightly],
    schedules=[ScheduleDefinition(job=nightly, cron_schedule="15 2 * * *")],
    resources={
        "stripe": StripeResource(api_key=EnvVar("STRIPE_API_KEY")),
        "recurly": RecurlyResource(api_key=EnvVar("RECURLY_API_KEY")),
        "mailchimp": MailchimpResource(api_key=EnvVar("MAILCHIMP_API_KEY"), server="us14"),
        "warehouse": SnowflakePandasIO(
            account=EnvVar("SNOWFLAKE_ACCOUNT"),
            user=EnvVar("SNOWFLAKE_USER"),
            password=EnvVar("SNOWFLAKE_PASSWORD"),
        ),
    },
)
