from django.core.management.base import BaseCommand
from django.utils.dateparse import parse_datetime

from ordini.models import Ordine
from ordini.negozio import ordini_pagati
from ordini.tasks import emetti_fattura


class Command(BaseCommand):
    help = "Importa gli ordini pagati da WooCommerce"

    def add_arguments(self, parser):
        parser.add_argument("--senza-fattura", action="store_true")

    def handle(self, *args, **options):
        nuovi = 0
        for o in ordini_pagati():
            f = o["billing"]
            consenso = any(m["key"] == "_newsletter" and m["value"] == "1" for m in o["meta_data"])
            ordine, creato = Ordine.objects.update_or_create(
                woo_id=o["id"],
                defaults={
                    "nome": f"{f['first_name']} {f['last_name']}",
                    "email": f["email"],
                    "totale": o["total"],
                    "consenso": consenso,
                    "creato": parse_datetime(o["date_created_gmt"] + "Z"),
                },
            )
            if creato:
                nuovi += 1
                if not options["senza_fattura"]:
                    emetti_fattura.delay(ordine.pk)
        self.stdout.write(self.style.SUCCESS(f"{nuovi} ordini nuovi"))
