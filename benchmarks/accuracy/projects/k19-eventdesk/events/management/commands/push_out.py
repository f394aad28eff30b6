from django.core.management.base import BaseCommand
from django.utils import timezone

from events.models import Attendee, Event
from events.vendors import Klaviyo, Zoom


class Command(BaseCommand):
    help = "Zoom rooms for online events, Klaviyo events for new attendees"

    def add_arguments(self, parser):
        parser.add_argument("--only", choices=["zoom", "klaviyo"])

    def handle(self, *args, **options):
        if options["only"] != "klaviyo":
            self.rooms()
        if options["only"] != "zoom":
            self.registrations()

    def rooms(self):
        zoom = Zoom()
        for event in Event.objects.filter(online=True, join_url="", starts_at__gt=timezone.now()):
            meeting = zoom.create_meeting(event.title, event.starts_at)
            event.join_url = meeting["join_url"]
            event.save(update_fields=["join_url"])

    def registrations(self):
        klaviyo = Klaviyo()
        for attendee in Attendee.objects.select_related("event").filter(pushed=False):
            first, _, last = attendee.name.partition(" ")
            klaviyo.track(
                "Registered for event",
                {"email": attendee.email, "first_name": first, "last_name": last},
                {"event": attendee.event.title, "starts": attendee.event.starts_at.isoformat(), "ticket": attendee.ticket},
            )
            attendee.pushed = True
            attendee.save(update_fields=["pushed"])
