import logging
from dataclasses import dataclass
from datetime import datetime

from .domain import Order
from .ports import AlertPort, InvoicePort, ShippingPort, StorefrontPort

log = logging.getLogger(__name__)


@dataclass
class PlaceOrder:
    invoices: InvoicePort
    shipping: ShippingPort
    alerts: AlertPort

    def __call__(self, order: Order) -> None:
        try:
            number = self.invoices.issue(order)
        except Exception:
            log.exception("invoice for %s", order.reference)
            self.alerts.alert("Invoicing is failing, look at the logs")
            raise
        log.info("order %s has invoice %s", order.reference, number)
        if order.needs_shipping:
            self.shipping.book(order)


@dataclass
class ReportShipments:
    shipping: ShippingPort
    storefront: StorefrontPort
    alerts: AlertPort

    def __call__(self, since: datetime) -> None:
        for shipment in self.shipping.shipped_since(since):
            try:
                self.storefront.mark_fulfilled(shipment)
            except Exception:
                log.exception("could not fulfil %s", shipment.order_reference)
                self.alerts.alert("Fulfilment feedback is failing")
