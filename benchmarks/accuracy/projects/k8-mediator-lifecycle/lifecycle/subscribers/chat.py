import os

from discord_webhook import DiscordWebhook

from ..events import ScoreReceived
from ..mediator import Subscriber


class TellTheTeam(Subscriber[ScoreReceived]):
    listens_to = ScoreReceived

    def notify(self, event: ScoreReceived) -> None:
        smiley = "🎉" if event.score >= 9 else "😐" if event.score >= 7 else "🔥"
        text = f"{smiley} **{event.score}** from {event.email}"
        if event.comment:
            text += f"\n> {event.comment}"
        DiscordWebhook(url=os.environ["DISCORD_WEBHOOK"], content=text).execute()
