import httpx
from hubspot import HubSpot
from hubspot.crm.contacts import PublicObjectSearchRequest
from slack_sdk import WebClient

from . import settings

_slack = WebClient(token=settings.SLACK_TOKEN)
_hub = HubSpot(access_token=settings.HUBSPOT_TOKEN)

CREATE = """
mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier } }
}"""


def plan_of(email):
    res = _hub.crm.contacts.search_api.do_search(public_object_search_request=PublicObjectSearchRequest(
        filter_groups=[{"filters": [{"propertyName": "email", "operator": "EQ", "value": email}]}],
        properties=["plan_name"], limit=1))
    return res.results[0].properties.get("plan_name") if res.results else None


async def linear_issue(**fields):
    async with httpx.AsyncClient(timeout=20) as c:
        r = await c.post(
            "https://api.linear.app/graphql",
            headers={"Authorization": settings.LINEAR_KEY},
            json={"query": CREATE, "variables": {"input": {"teamId": settings.LINEAR_TEAM, **fields}}})
        r.raise_for_status()


async def intercom_note(conversation, text):
    async with httpx.AsyncClient(timeout=20) as c:
        r = await c.post(
            f"https://api.intercom.io/conversations/{conversation}/reply",
            headers={"Authorization": f"Bearer {settings.INTERCOM_TOKEN}"},
            json={"message_type": "note", "type": "admin", "admin_id": settings.INTERCOM_BOT, "body": text})
        r.raise_for_status()


def slack_post(channel, text):
    _slack.chat_postMessage(channel=channel, text=text)
