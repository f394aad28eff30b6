from celery import chain, group

from .app import app
from .tasks.collect import escalated_conversations
from .tasks.file_bug import create_issue
from .tasks.tell import announce


@app.task
def fan_out(conversations):
    return group(chain(create_issue.s(c), announce.s(c["url"])) for c in conversations).apply_async().id


@app.task
def kickoff():
    (escalated_conversations.s() | fan_out.s()).delay()
