import httpx

from .settings import Settings


class ApiClient:
    base_url: str = ""

    def __init__(self, **kwargs):
        kwargs.setdefault("base_url", self.base_url)
        self.http = httpx.AsyncClient(timeout=20, **kwargs)

    async def _json(self, method: str, path: str, **kwargs) -> dict:
        r = await self.http.request(method, path, **kwargs)
        r.raise_for_status()
        return r.json() if r.content else {}


class Intercom(ApiClient):
    base_url = "https://api.intercom.io"

    def __init__(self, s: Settings):
        super().__init__(headers={"Authorization": f"Bearer {s.intercom_token}", "Intercom-Version": "2.11"})

    async def reply(self, conversation_id: str, body: str, note: bool = False) -> None:
        await self._json(
            "POST",
            f"/conversations/{conversation_id}/reply",
            json={
                "message_type": "note" if note else "comment",
                "type": "admin",
                "admin_id": "5120031",
                "body": body,
            },
        )


class Jira(ApiClient):
    def __init__(self, s: Settings):
        super().__init__(base_url=s.jira_url, auth=(s.jira_user, s.jira_token))
        self.project = s.jira_project
        self.conversation_field = s.jira_conversation_field

    async def create_issue(self, summary: str, description: str, conversation_id: str) -> str:
        fields = {
            "project": {"key": self.project},
            "issuetype": {"name": "Bug"},
            "summary": summary[:250],
            "description": description,
            self.conversation_field: conversation_id,
        }
        return (await self._json("POST", "/rest/api/2/issue", json={"fields": fields}))["key"]


class HubSpot(ApiClient):
    base_url = "https://api.hubapi.com"

    def __init__(self, s: Settings):
        super().__init__(headers={"Authorization": f"Bearer {s.hubspot_token}"})

    async def find_contact(self, email: str) -> dict:
        found = await self._json(
            "POST",
            "/crm/v3/objects/contacts/search",
            json={
                "filterGroups": [
                    {"filters": [{"propertyName": "email", "operator": "EQ", "value": email}]}
                ],
                "properties": ["company", "plan_tier", "hubspot_owner_id"],
                "limit": 1,
            },
        )
        return found["results"][0]["properties"] if found["results"] else {}

    async def upsert_contact(self, email: str, properties: dict) -> None:
        await self._json(
            "POST",
            "/crm/v3/objects/contacts/batch/upsert",
            json={"inputs": [{"idProperty": "email", "id": email, "properties": properties}]},
        )
