import os
from functools import lru_cache

from fastapi import Depends

from .clients import ShipStationClient, TextMessages, WooClient
from .services import Fulfilment


@lru_cache
def woo():
    return WooClient(os.environ["WOO_URL"], os.environ["WOO_KEY"], os.environ["WOO_SECRET"])


@lru_cache
def shipping():
    return ShipStationClient(os.environ["SS_KEY"], os.environ["SS_SECRET"])


@lru_cache
def texts():
    return TextMessages(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"], os.environ["TWILIO_FROM"])


def fulfilment(store=Depends(woo), shipper=Depends(shipping), sms=Depends(texts)) -> Fulfilment:
    return Fulfilment(store, shipper, sms)
