import os
import time

from .brain import Summarizer
from .intercom import Intercom
from .outlets import NotionOutlet, Outlet, SlackOutlet, incident_running


def outlets(quiet: bool) -> list[Outlet]:
    chosen: list[Outlet] = [NotionOutlet(os.environ["NOTION_TOKEN"], os.environ["NOTION_DB"])]
    if not quiet:
        chosen.append(SlackOutlet(os.environ["SLACK_TOKEN"], "#support-alarm"))
    return chosen


def main() -> None:
    inbox = Intercom(os.environ["INTERCOM_TOKEN"])
    summarize = Summarizer()
    targets = outlets(quiet=incident_running(os.environ["STATUSPAGE_ID"]))
    for convo in inbox.closed_since(int(time.time()) - 86400):
        insight = summarize(convo.text)
        insight.company = convo.company
        for outlet in targets:
            outlet.publish(insight)
        inbox.tag(convo.id, os.environ["DIGEST_TAG"], os.environ["DIGEST_ADMIN"])


if __name__ == "__main__":
    main()
