from __future__ import annotations

from slack_sdk import WebClient

from .domain import Verdict


class SlackNotifier:
    def __init__(self, token: str, channel: str) -> None:
        self._client = WebClient(token=token)
        self._channel = channel

    def tell(self, verdicts: list[Verdict], paused: bool) -> None:
        title = ":octagonal_sign: paused" if paused else ":warning: close to budget"
        lines = [
            f"• {v.campaign.name}: {v.campaign.spent:,.0f} of {v.budget:,.0f} € ({v.ratio:.0%})"
            for v in sorted(verdicts, key=lambda v: -v.ratio)
        ]
        self._client.chat_postMessage(channel=self._channel, text="\n".join([title, *lines]))


class PrintNotifier:
    def tell(self, verdicts: list[Verdict], paused: bool) -> None:
        for verdict in verdicts:
            print("PAUSED" if paused else "WARN", verdict.campaign.name, f"{verdict.ratio:.2f}")
