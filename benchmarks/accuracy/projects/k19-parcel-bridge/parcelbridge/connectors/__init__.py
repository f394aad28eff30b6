from .base import Address, Order, OrderSource, ParcelSink
from .carriers import SendcloudSink, ShipStationSink
from .shops import ShopifySource, WooSource
