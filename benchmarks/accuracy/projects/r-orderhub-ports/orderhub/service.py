import logging
from dataclasses import replace

from .ports import Depot, Forecast, Notifier, Shop

log = logging.getLogger(__name__)


class Fulfilment:
    def __init__(self, shop: Shop, depot: Depot, forecast: Forecast, notifier: Notifier):
        self.shop = shop
        self.depot = depot
        self.forecast = forecast
        self.notifier = notifier

    def export(self):
        batch = [o for o in self.shop.open_orders() if o.lines]
        if not batch:
            return 0
        self.depot.submit(batch)
        for o in batch:
            self.shop.mark_exported(o.number)
        return len(batch)

    def collect(self):
        done = 0
        for parcel in self.depot.parcels():
            parcel = replace(parcel, eta=self.forecast.eta(parcel.carrier, parcel.tracking))
            self.shop.complete(parcel)
            order = self.shop.get(parcel.order_number)
            try:
                self.notifier.shipped(order, parcel)
            except Exception:
                log.exception("no mail for %s", order.number)
            done += 1
        return done
