from django.core.management.base import BaseCommand
from django.utils.dateparse import parse_datetime

from events.models import Attendee, Event
from events.vendors import Eventbrite


class Command(BaseCommand):
    help = "Live events and their attendees"

    def handle(self, *args, **options):
        eb = Eventbrite()
        for raw in eb.live_events():
            event, created = Event.objects.update_or_create(
                eventbrite_id=raw["id"],
                defaults={
                    "title": raw["name"]["text"],
                    "starts_at": parse_datetime(raw["start"]["utc"]),
                    "online": raw["online_event"],
                },
            )
            for a in eb.attendees(raw["id"]):
                p = a["profile"]
                Attendee.objects.update_or_create(
                    eventbrite_id=a["id"],
                    defaults={
                        "event": event,
                        "name": p["name"],
                        "email": p["email"],
                        "phone": p.get("cell_phone", ""),
                        "ticket": a["ticket_class_name"],
                    },
                )
            self.stdout.write("%s %s" % ("new" if created else "upd", event.title))
