from .announcers import ANNOUNCERS
from .shipstation import ShipStation
from .trackers import late_parcels, put_on_board


def announce_all():
    for shipment in ShipStation().shipped_yesterday():
        ANNOUNCERS[shipment.channel](shipment)


def watch():
    for t in late_parcels():
        put_on_board(t)


if __name__ == "__main__":
    announce_all()
    watch()
