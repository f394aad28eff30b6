from slack_sdk.web.async_client import AsyncWebClient

from .settings import get_settings


async def notify(text: str) -> None:
    s = get_settings()
    await AsyncWebClient(token=s.slack_bot_token).chat_postMessage(channel=s.slack_channel, text=text)
