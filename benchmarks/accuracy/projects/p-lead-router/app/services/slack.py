from slack_sdk.web.async_client import AsyncWebClient

from ..config import Settings
from ..models import Firmographics, Submission


async def announce(sub: Submission, firm: Firmographics, settings: Settings) -> None:
    client = AsyncWebClient(token=settings.slack_token)
    size = f"{firm.employees} employees" if firm.employees else (sub.team_size or "size unknown")
    await client.chat_postMessage(
        channel=settings.slack_channel,
        text=f":incoming_envelope: *{sub.name}* ({sub.company or sub.domain}, {sub.country}, {size})\n>{sub.message[:500]}",
    )
