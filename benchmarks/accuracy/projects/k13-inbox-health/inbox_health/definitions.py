from dagster import (
    AssetCheckResult,
    AssetSelection,
    Definitions,
    EnvVar,
    ScheduleDefinition,
    asset_check,
    build_schedule_from_partitioned_job,
    define_asset_job,
    load_assets_from_modules,
    resource,
)
from elasticsearch import Elasticsearch

from . import assets
from .resources import Marketo, Postmark, SparkPost


@resource
def elastic(_):
    return Elasticsearch("https://es.reisebuero.example:9200", api_key=EnvVar("ES_API_KEY").get_value())


@asset_check(asset=assets.marketo_invalid)
def not_everybody_suspended(marketo: Marketo) -> AssetCheckResult:
    n = len(marketo.suspended())
    return AssetCheckResult(passed=n < 2000, metadata={"suspended": n})


daily = define_asset_job("bounces_daily", AssetSelection.groups("bounces", "complaints"), partitions_def=assets.days)
reputation = define_asset_job("reputation_daily", AssetSelection.groups("reputation"))

defs = Definitions(
    assets=load_assets_from_modules([assets]),
    asset_checks=[not_everybody_suspended],
    jobs=[daily, reputation],
    schedules=[
        build_schedule_from_partitioned_job(daily),
        ScheduleDefinition(job=reputation, cron_schedule="0 9 * * *"),
    ],
    resources={
        "postmark": Postmark(server_token=EnvVar("POSTMARK_TOKEN")),
        "sparkpost": SparkPost(api_key=EnvVar("SPARKPOST_KEY")),
        "marketo": Marketo(
            munchkin=EnvVar("MARKETO_MUNCHKIN"),
            client_id=EnvVar("MARKETO_ID"),
            client_secret=EnvVar("MARKETO_SECRET"),
        ),
        "elastic": elastic,
    },
)
