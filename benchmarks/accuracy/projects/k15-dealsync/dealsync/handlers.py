import asana
from slack_sdk import WebClient

from .bus import BillingMirrored, DealWon, EventBus
from .settings import Settings


def announce_win(slack: WebClient, channel: str):
    def handle(event: DealWon):
        d = event.deal
        slack.chat_postMessage(
            channel=channel, text=f":tada: {d.name} closed ({d.amount:,.0f})"
        )

    return handle


def open_onboarding(client, project: str):
    def handle(event: DealWon):
        client.tasks.create_task(
            {
                "name": f"Onboard {event.deal.name}",
                "notes": f"HubSpot deal {event.deal.id}",
                "projects": [project],
            }
        )

    return handle


def report_billing(slack: WebClient, channel: str):
    def handle(event: BillingMirrored):
        slack.chat_postMessage(
            channel=channel, text=f"Billing mirror refreshed in {event.seconds:.0f}s"
        )

    return handle


def wire(settings: Settings) -> EventBus:
    slack = WebClient(token=settings.slack_token)
    todo = asana.Client.access_token(settings.asana_token)
    bus = EventBus()
    bus.subscribe(DealWon, announce_win(slack, settings.wins_channel))
    bus.subscribe(DealWon, open_onboarding(todo, settings.onboarding_project))
    bus.subscribe(BillingMirrored, report_billing(slack, settings.ops_channel))
    return bus
