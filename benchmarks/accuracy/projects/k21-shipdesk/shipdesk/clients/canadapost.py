import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import aiohttp

from ..models import Order, TrackingEvent

NS = {"s": "http://www.canadapost.ca/ws/ncshipment-v4", "t": "http://www.canadapost.ca/ws/track"}
SHIP = "application/vnd.cpc.ncshipment-v4+xml"

BODY = """<?xml version="1.0" encoding="utf-8"?>
<non-contract-shipment xmlns="http://www.canadapost.ca/ws/ncshipment-v4">
  <requested-shipping-point>H2X1Y4</requested-shipping-point>
  <delivery-spec>
    <service-code>DOM.EP</service-code>
    <destination>
      <name>{name}</name>
      <address-details>
        <address-line-1>{line1}</address-line-1>
        <city>{city}</city><prov-state>{province}</prov-state>
        <country-code>CA</country-code><postal-zip-code>{postal}</postal-zip-code>
      </address-details>
    </destination>
    <parcel-characteristics><weight>{kg:.3f}</weight></parcel-characteristics>
    <references><customer-ref-1>{ref}</customer-ref-1></references>
  </delivery-spec>
</non-contract-shipment>"""


class CanadaPost:
    base = "https://soa-gw.canadapost.ca"

    def __init__(self, session: aiohttp.ClientSession, user: str, password: str, customer: str):
        self.session = session
        self.auth = aiohttp.BasicAuth(user, password)
        self.customer = customer

    async def create_shipment(self, order: Order) -> str:
        xml = BODY.format(
            name=escape(order.to.name),
            line1=escape(order.to.line1),
            city=escape(order.to.city),
            province=order.to.province,
            postal=order.to.postal_code.replace(" ", ""),
            kg=order.kg,
            ref=order.number,
        )
        url = f"{self.base}/rs/{self.customer}/ncshipment"
        headers = {"Accept": SHIP, "Content-Type": SHIP}
        async with self.session.post(url, data=xml.encode(), headers=headers, auth=self.auth) as r:
            r.raise_for_status()
            return ET.fromstring(await r.text()).findtext("s:shipment-id", namespaces=NS)

    async def tracking_pin(self, shipment_id: str) -> str:
        url = f"{self.base}/rs/{self.customer}/ncshipment/{shipment_id}/details"
        async with self.session.get(url, headers={"Accept": SHIP}, auth=self.auth) as r:
            r.raise_for_status()
            return ET.fromstring(await r.text()).findtext("s:tracking-pin", namespaces=NS)

    async def last_event(self, pin: str) -> TrackingEvent:
        url = f"{self.base}/vis/track/pin/{pin}/summary"
        headers = {"Accept": "application/vnd.cpc.track-v2+xml"}
        async with self.session.get(url, headers=headers, auth=self.auth) as r:
            r.raise_for_status()
            summary = ET.fromstring(await r.text()).find("t:pin-summary", NS)
        return TrackingEvent(
            pin=summary.findtext("t:pin", namespaces=NS),
            kind=summary.findtext("t:event-type", namespaces=NS),
            description=summary.findtext("t:event-description", namespaces=NS),
            location=summary.findtext("t:event-location", namespaces=NS),
        )
