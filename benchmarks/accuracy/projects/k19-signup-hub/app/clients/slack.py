from slack_sdk.web.async_client import AsyncWebClient

from app.models import Lead


class SlackNotifier:
    def __init__(self, token: str, channel: str):
        self._client = AsyncWebClient(token=token)
        self._channel = channel

    async def new_lead(self, lead: Lead, crm_url: str) -> None:
        await self._client.chat_postMessage(
            channel=self._channel,
            text=f"New demo request from {lead.name or lead.email}",
            blocks=[
                {
                    "type": "section",
                    "text": {
                        "type": "mrkdwn",
                        "text": f"*{lead.name}* ({lead.company}, {lead.team_size})\n>{lead.message}\n<{crm_url}|Open in CRM>",
                    },
                }
            ],
        )
