#!/usr/bin/env python3
"""Every 2 minutes by systemd timer: unseen mail -> jobs."""
from imap_tools import AND, MailBox
from redis import Redis
from rq import Queue, Retry

import cfg
import jobs

queue = Queue('mailroom', connection=Redis.from_url(cfg.REDIS_URL))


def is_urgent(msg):
    text = (msg.subject + ' ' + msg.text[:500]).lower()
    return any(w in text for w in cfg.URGENT_WORDS)


def pack(msg):
    return {
        'from': msg.from_,
        'subject': msg.subject or '(no subject)',
        'text': msg.text,
        'html': msg.html,
        'urgent': is_urgent(msg),
    }


def main():
    with MailBox(cfg.IMAP_HOST).login(cfg.IMAP_USER, cfg.IMAP_PASS) as box:
        for msg in box.fetch(AND(seen=False), mark_seen=True, limit=100):
            mail = pack(msg)
            queue.enqueue(jobs.open_ticket, mail, retry=Retry(max=5, interval=60))
            if mail['urgent']:
                queue.enqueue(jobs.alarm, mail['from'], mail['subject'])


if __name__ == '__main__':
    main()
