from django.core.management.base import BaseCommand

from fulfil.services import Odoo, Shippo, telegram


class Command(BaseCommand):
    help = "Buys a label for every picking that is ready"

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, dry_run=False, **options):
        shippo = Shippo()
        failed = False
        for picking, partner in Odoo().ready_pickings():
            self.stdout.write(picking["name"])
            if dry_run:
                continue
            to = {
                "name": partner["name"],
                "street1": partner["street"],
                "city": partner["city"],
                "zip": partner["zip"],
                "country": partner["country_code"],
                "phone": partner["phone"] or "",
            }
            try:
                shippo.instant_label(f"{picking['name']}|{to['phone']}", to, picking["weight"])
            except Exception as e:
                self.stderr.write(str(e))
                failed = True
        if failed:
            telegram("Some labels could not be bought, please check the log.")
