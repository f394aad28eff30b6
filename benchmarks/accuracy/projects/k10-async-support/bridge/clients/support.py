from __future__ import annotations

from dataclasses import dataclass
from typing import AsyncIterator

from .base import ApiClient


@dataclass(slots=True)
class Conversation:
    id: str
    subject: str
    sender: str
    excerpt: str


class Front(ApiClient):
    base_url = "https://api2.frontapp.com"

    def __init__(self, token: str) -> None:
        super().__init__({"Authorization": f"Bearer {token}"})

    async def tagged(self, tag: str) -> list[Conversation]:
        page = await self._request("GET", f"/tags/{tag}/conversations", params={"q[statuses][]": "open"})
        return [
            Conversation(c["id"], c["subject"], c["recipient"]["handle"], c["last_message"]["blurb"])
            for c in page["_results"]
        ]

    async def comment(self, conversation_id: str, body: str) -> None:
        await self._request("POST", f"/conversations/{conversation_id}/comments", json={"body": body})


class Linear(ApiClient):
    base_url = "https://api.linear.app"

    def __init__(self, key: str, team: str) -> None:
        super().__init__({"Authorization": key})
        self._team = team

    async def _gql(self, query: str, **variables: object) -> dict:
        answer = await self._request("POST", "/graphql", json={"query": query, "variables": variables})
        return answer["data"]

    async def create_issue(self, title: str, description: str, conversation_id: str) -> None:
        created = await self._gql(
            "mutation($in: IssueCreateInput!) { issueCreate(input: $in) { issue { id } } }",
            **{"in": {"teamId": self._team, "title": title, "description": description}},
        )
        await self._gql(
            "mutation($in: AttachmentCreateInput!) { attachmentCreate(input: $in) { success } }",
            **{
                "in": {
                    "issueId": created["issueCreate"]["issue"]["id"],
                    "title": "Front",
                    "url": f"https://app.frontapp.com/open/{conversation_id}",
                }
            },
        )

    async def finished_since(self, since: str) -> AsyncIterator[dict]:
        data = await self._gql(
            "query($s: DateTimeOrDuration!, $t: ID!) { issues(filter: {completedAt: {gt: $s}, team: {id: {eq: $t}}})"
            " { nodes { identifier title completedAt attachments { nodes { url } } } } }",
            s=since,
            t=self._team,
        )
        for node in data["issues"]["nodes"]:
            yield node
