import time

from .bus import BillingMirrored, DealWon
from .clients import BillingClient, HubSpotClient
from .handlers import wire
from .models import deal_from_hubspot, invoice_from_stripe
from .settings import Settings
from .uow import UnitOfWork


def sync_deals(hubspot, uow, bus, days):
    with uow:
        for raw in hubspot.changed_deals(days):
            deal = deal_from_hubspot(raw)
            before = uow.deals.stage_of(deal.id)
            uow.deals.upsert(deal)
            if deal.stage == "closedwon" and before != "closedwon":
                uow.raise_event(DealWon(deal))
    for event in uow.collect_events():
        bus.publish(event)


def sync_invoices(billing, uow, bus, days):
    started = time.monotonic()
    with uow:
        for obj in billing.recent_invoices(days):
            uow.invoices.upsert(invoice_from_stripe(obj))
        uow.raise_event(BillingMirrored(seconds=time.monotonic() - started))
    for event in uow.collect_events():
        bus.publish(event)


def main():
    s = Settings.from_env()
    bus = wire(s)
    uow = UnitOfWork(s.database_url)
    sync_deals(HubSpotClient(s.hubspot_token), uow, bus, s.lookback_days)
    sync_invoices(BillingClient(s.stripe_key), uow, bus, s.lookback_days)


if __name__ == "__main__":
    main()
