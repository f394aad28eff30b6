import zeep
from requests import Session
from requests.auth import HTTPBasicAuth
from zeep.transports import Transport

from .base import Endpoint


class DhlCarrier(Endpoint):
    name = "dhl"

    def __init__(self, **cfg):
        super().__init__(**cfg)
        s = Session()
        s.auth = HTTPBasicAuth(cfg["app_id"], cfg["app_token"])
        self.client = zeep.Client("https://cig.dhl.de/cig-wsdls/com/dpdhl/wsdl/geschaeftskundenversand-api/3.1/geschaeftskundenversand-api-3.1.wsdl",
                                  transport=Transport(session=s))

    def ping(self):
        return self.client.service.getVersion()

    def label(self, reference, receiver, weight):
        shipment = {
            "sequenceNumber": "1",
            "Shipment": {
                "ShipmentDetails": {"product": "V01PAK", "accountNumber": self.cfg["account"], "customerReference": reference,
                                    "ShipmentItem": {"weightInKG": weight}},
                "Receiver": {"name1": receiver["name"], "Address": {"streetName": receiver["street"], "zip": receiver["zip"], "city": receiver["city"]}},
            },
        }
        res = self.client.service.createShipmentOrder(Version={"majorRelease": "3", "minorRelease": "1"}, ShipmentOrder=[shipment])
        return res.CreationState[0].shipmentNumber
