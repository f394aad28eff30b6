#!/usr/bin/env python3
"""08:00: old open tickets into the chat room, who is on call on the console."""
from datetime import datetime, timedelta

import requests

import cfg
from jobs import on_call_number


def old_tickets(days=3):
    before = (datetime.utcnow() - timedelta(days=days)).strftime('%Y-%m-%d')
    r = requests.get(cfg.FRESHDESK + '/search/tickets', auth=(cfg.FRESHDESK_KEY, 'X'),
                     params={'query': '"status:2 AND created_at:<\'%s\'"' % before})
    r.raise_for_status()
    return r.json()['results']


def main():
    print('on call today:', on_call_number())
    tickets = old_tickets()
    if tickets:
        text = '*%d tickets older than 3 days*\n' % len(tickets)
        text += '\n'.join('#%d %s' % (t['id'], t['subject']) for t in tickets)
        requests.post(cfg.CHAT_WEBHOOK, json={'text': text})


if __name__ == '__main__':
    main()
