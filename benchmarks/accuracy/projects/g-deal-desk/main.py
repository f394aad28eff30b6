import datetime
import logging
import os

from dealdesk.clients import Envelopes, HubSpot, NetSuite
from dealdesk.engine import Engine

logging.basicConfig(level="INFO")
env = os.environ


def build() -> Engine:
    return Engine(
        crm=HubSpot(env["HUBSPOT_TOKEN"]),
        ledger=NetSuite(env["NS_ACCOUNT"], env["NS_CK"], env["NS_CS"], env["NS_TK"], env["NS_TS"]),
    )


if __name__ == "__main__":
    signed = Envelopes(env["DS_TOKEN"], env["DS_ACCOUNT"]).completed_since(str(datetime.date.today()))
    logging.info("%d contracts signed today", len(signed))
    if not signed:
        raise SystemExit(0)
    logging.info("orders booked: %d", build().run())
