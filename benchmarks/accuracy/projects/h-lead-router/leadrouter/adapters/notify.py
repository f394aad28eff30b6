from __future__ import annotations

from slack_sdk import WebClient

from ..domain import DealRef, QualifiedLead


class SlackNotifier:
    def __init__(self, token: str, channel: str) -> None:
        self._client = WebClient(token=token)
        self._channel = channel

    def announce(self, q: QualifiedLead, ref: DealRef) -> None:
        f = q.firmographics
        self._client.chat_postMessage(
            channel=self._channel,
            text=f"*{f.company}* ({f.headcount} people, {f.industry}) wrote to us: {q.lead.full_name} – <{ref.url}|open deal>",
        )


class NullNotifier:
    def announce(self, q: QualifiedLead, ref: DealRef) -> None:
        return None
