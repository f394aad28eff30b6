from datetime import date, timedelta

from fulfil.shipping import shipments
from fulfil.shop import complete


def main():
    since = (date.today() - timedelta(days=1)).isoformat()
    for shipment in shipments(since):
        complete(shipment["orderKey"], shipment["trackingNumber"], shipment["carrierCode"])


if __name__ == "__main__":
    main()
