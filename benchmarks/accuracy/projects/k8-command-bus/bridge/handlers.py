import re

from .bus import bus
from .gateways.desk import ZendeskDesk
from .gateways.trackers import JiraTracker, LinearTracker
from .messages import FileFeedback, OpenBug, ReportResolution

TAGS = re.compile(r"<[^>]+>")


@bus.handles(OpenBug)
def open_bug(cmd: OpenBug) -> None:
    JiraTracker().create_bug(
        summary="[ZD %d] %s" % (cmd.ticket_id, cmd.subject),
        description="Reported by %s\n\n%s" % (cmd.requester, cmd.description),
        ticket_id=str(cmd.ticket_id),
        labels=cmd.tags,
    )
    ZendeskDesk().tag(cmd.ticket_id, "in-jira")


@bus.handles(ReportResolution)
def report_resolution(cmd: ReportResolution) -> None:
    text = "Engineering closed %s as %s." % (cmd.issue_key, cmd.resolution)
    if cmd.fix_versions:
        text += " Shipped in " + ", ".join(cmd.fix_versions)
    ZendeskDesk().internal_note(cmd.ticket_id, text)


@bus.handles(FileFeedback)
def file_feedback(cmd: FileFeedback) -> None:
    body = TAGS.sub("", cmd.body)
    title = body.split("\n", 1)[0][:80] or "Feedback %s" % cmd.conversation_id
    LinearTracker().create(title, "%s\n\n-- %s" % (body, cmd.author))
