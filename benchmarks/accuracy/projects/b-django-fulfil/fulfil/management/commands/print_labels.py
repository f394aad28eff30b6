from django.core.management.base import BaseCommand

from fulfil.models import Parcel
from fulfil.shipping import NoRate, buy_label, follow


class Command(BaseCommand):
    help = "buys labels for all new parcels"

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=50)

    def handle(self, *args, limit, **options):
        for parcel in Parcel.objects.filter(state=Parcel.State.NEW).order_by("created")[:limit]:
            try:
                carrier, label = buy_label(parcel)
            except NoRate as e:
                self.stderr.write(f"no rate: {e}")
                continue
            parcel.carrier = carrier
            parcel.tracking_number = label["tracking_number"]
            parcel.label_url = label["label_url"]
            parcel.state = Parcel.State.LABELLED
            parcel.save()
            follow(carrier.lower(), parcel.tracking_number, parcel.order_id, parcel.email)
            self.stdout.write(label["label_url"])
