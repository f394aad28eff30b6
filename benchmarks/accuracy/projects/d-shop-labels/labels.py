import os
import sys
import traceback

import easypost
import shopify
from twilio.rest import Client as Twilio

import printer

FROM = {"name": "Kaffeerösterei Brandt", "street1": "Hafenstr. 12", "city": "Kiel", "zip": "24103", "country": "DE", "phone": "+49431000"}
PARCEL = {"length": 30, "width": 20, "height": 15}

session = shopify.Session("roesterei-brandt.myshopify.com", "2024-07", os.environ["SHOPIFY_TOKEN"])
shopify.ShopifyResource.activate_session(session)
ep = easypost.EasyPostClient(os.environ["EASYPOST_KEY"])
sms = Twilio(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])


def buy_label(order):
    a = order.shipping_address
    shipment = ep.shipment.create(
        from_address=FROM,
        to_address={"name": a.name, "street1": a.address1, "street2": a.address2, "city": a.city, "zip": a.zip, "country": a.country_code, "phone": a.phone},
        parcel=dict(PARCEL, weight=max(order.total_weight / 28.35, 1)),
        reference=order.name,
    )
    return ep.shipment.buy(shipment.id, rate=shipment.lowest_rate(["DHLParcel", "DPD"]))


def fulfil(order, bought):
    fo = shopify.FulfillmentOrders.find(order_id=order.id)[0]
    f = shopify.Fulfillment()
    f.line_items_by_fulfillment_order = [{"fulfillment_order_id": fo.id}]
    f.tracking_info = {"number": bought.tracking_code, "url": bought.tracker.public_url, "company": bought.selected_rate.carrier}
    f.notify_customer = False
    f.save()


def main():
    orders = shopify.Order.find(status="open", fulfillment_status="unshipped", financial_status="paid", limit=50)
    for order in orders:
        if "pickup" in (order.tags or ""):
            continue
        try:
            bought = buy_label(order)
        except easypost.errors.EasyPostError:
            traceback.print_exc()
            sms.messages.create(to=os.environ["MY_PHONE"], from_=os.environ["TWILIO_FROM"], body="label script failed, look at the log")
            continue
        printer.print_label(bought.postage_label.label_url)
        fulfil(order, bought)
        if order.phone:
            sms.messages.create(
                to=order.phone,
                from_=os.environ["TWILIO_FROM"],
                body="Hallo %s, dein Kaffee ist unterwegs: %s" % (order.shipping_address.first_name, bought.tracker.public_url),
            )


if __name__ == "__main__":
    sys.exit(main())
