from datetime import date, timedelta

from .connectors import SendcloudSink, ShipStationSink, ShopifySource, WooSource

PIPELINES = {
    "us": (ShopifySource, ShipStationSink),
    "eu": (WooSource, SendcloudSink),
}


def run_pipeline(name):
    source_cls, sink_cls = PIPELINES[name]
    source, sink = source_cls(), sink_cls()
    n = 0
    for order in source.orders():
        sink.send(order)
        n += 1
    return n


def push_tracking(days=1):
    since = (date.today() - timedelta(days=days)).isoformat()
    shop = ShopifySource()
    for s in ShipStationSink().shipments(since):
        if s.get("voided"):
            continue
        shop.add_tracking(s["orderNumber"], s["trackingNumber"], s["carrierCode"])
