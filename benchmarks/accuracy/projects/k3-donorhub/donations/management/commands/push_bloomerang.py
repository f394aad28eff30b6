from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.template import Context, Template

from donations.models import Donation, Donor
from donations.services import Bloomerang

THANKS = Template("Dear {{ d.donor.first_name }},\n\nthank you for {{ d.amount }} {{ d.currency }}.\n")


class Command(BaseCommand):
    help = "New donors and their gifts to Bloomerang; then say thank you"

    def handle(self, *args, **options):
        bloomerang = Bloomerang()
        for donor in Donor.objects.unsynced().prefetch_related("donations"):
            donor.bloomerang_id = bloomerang.create_constituent(donor)
            donor.save(update_fields=["bloomerang_id"])
            for donation in donor.donations.all():
                bloomerang.create_donation(donor.bloomerang_id, donation)
        self.thank()

    def thank(self):
        for donation in Donation.objects.filter(thanked=False).select_related("donor"):
            body = THANKS.render(Context({"d": donation}))
            send_mail("Thank you", body, None, [donation.donor.email])
            donation.thanked = True
            donation.save(update_fields=["thanked"])
