"""Composition root."""
import os

from .adapters.chargebee_source import ChargebeeContracts
from .adapters.hubspot_sink import HubspotSink
from .adapters.intercom_sink import IntercomSink
from .adapters.mongo_usage import MongoUsage
from .adapters.pagerduty_alarm import PagerDutyAlarm
from .core.usecase import SyncContracts


def build(env=os.environ) -> SyncContracts:
    return SyncContracts(
        source=ChargebeeContracts(env["CHARGEBEE_SITE"], env["CHARGEBEE_KEY"]),
        usage=MongoUsage(env["MONGO_URI"]),
        sinks=[HubspotSink(env["HUBSPOT_TOKEN"]), IntercomSink(env["INTERCOM_TOKEN"])],
        alarm=PagerDutyAlarm("", env["PD_ROUTING_KEY"]),
    )


if __name__ == "__main__":
    print(build()())
