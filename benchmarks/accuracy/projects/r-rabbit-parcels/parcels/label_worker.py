import base64
import os
from datetime import date

from azure.storage.blob import BlobServiceClient, ContentSettings
from zeep import Client
from zeep.wsse.username import UsernameToken

from .magento import Magento
from .mq import consume

WSDL = "https://cig.dhl.de/cig-wsdls/com/dpdhl/wsdl/geschaeftskundenversand-api/3.4/geschaeftskundenversand-api-3.4.wsdl"
soap = Client(WSDL, wsse=UsernameToken(os.environ["DHL_USER"], os.environ["DHL_SIGNATURE"]))
shop = Magento()
labels = BlobServiceClient.from_connection_string(os.environ["AZURE_STORAGE_CONNECTION_STRING"]).get_container_client("labels")


def shipment(msg):
    a = msg["address"]
    return {
        "sequenceNumber": "01",
        "Shipment": {
            "ShipmentDetails": {
                "product": "V01PAK",
                "accountNumber": os.environ["DHL_ACCOUNT"],
                "customerReference": msg["erp_ref"],
                "shipmentDate": date.today().isoformat(),
                "ShipmentItem": {"weightInKG": msg["weight"] or 1},
            },
            "Receiver": {
                "name1": a["name"],
                "Address": {"streetName": a["street"], "zip": a["zip"], "city": a["city"], "Origin": {"countryISOCode": a["country"]}},
            },
            "ShipperReference": "HAUPTLAGER",
        },
    }


def handle(msg, reply):
    res = soap.service.createShipmentOrder(
        Version={"majorRelease": "3", "minorRelease": "4"}, ShipmentOrder=[shipment(msg)], labelResponseType="B64"
    )
    if res.Status.statusCode != 0:
        raise RuntimeError(res.Status.statusText)
    state = res.CreationState[0]
    number = state.shipmentNumber
    labels.upload_blob(
        f"{date.today():%Y/%m}/{number}.pdf",
        base64.b64decode(state.LabelData.labelData),
        content_settings=ContentSettings(content_type="application/pdf"),
    )
    shop.ship(msg["magento_id"], "DHL Paket", number)


if __name__ == "__main__":
    consume("labels", "order.confirmed", handle)
