"""cron: */10 * * * * python -m bridge.poll"""
import logging
import os

from . import handlers  # noqa: F401  registers the handlers
from .bus import bus
from .gateways.desk import IntercomInbox, ZendeskDesk
from .gateways.trackers import JiraTracker
from .messages import FileFeedback, OpenBug, ReportResolution


def poll_zendesk():
    for t in ZendeskDesk().escalated():
        bus.post(
            OpenBug(
                ticket_id=t.id,
                subject=t.subject,
                description=t.description,
                requester=t.requester.email,
                tags=tuple(t.tags),
            )
        )


def poll_jira():
    for issue in JiraTracker().recently_done():
        ticket = getattr(issue.fields, JiraTracker.FIELD_TICKET)
        bus.post(
            ReportResolution(
                ticket_id=int(ticket),
                issue_key=issue.key,
                resolution=issue.fields.resolution.name,
                fix_versions=tuple(v.name for v in issue.fields.fixVersions),
            )
        )


def poll_intercom():
    for conv in IntercomInbox().feature_requests(os.environ["INTERCOM_FEATURE_TAG"]):
        src = conv["source"]
        bus.post(FileFeedback(conversation_id=conv["id"], author=src["author"]["email"], body=src["body"]))


def main():
    logging.basicConfig(level="INFO")
    for poll in (poll_zendesk, poll_jira, poll_intercom):
        poll()
    bus.drain()


if __name__ == "__main__":
    main()
