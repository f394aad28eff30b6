"""RQ jobs.  rq worker mailroom"""
import requests
from twilio.rest import Client

import cfg


def open_ticket(mail):
    r = requests.post(
        cfg.FRESHDESK + '/tickets',
        auth=(cfg.FRESHDESK_KEY, 'X'),
        json={
            'email': mail['from'],
            'subject': mail['subject'],
            'description': mail['html'] or mail['text'],
            'priority': 4 if mail['urgent'] else 1,
            'status': 2,
            'source': 1,
        },
    )
    r.raise_for_status()


def on_call_number():
    headers = {'Authorization': 'Token token=' + cfg.PAGERDUTY_TOKEN,
               'Accept': 'application/vnd.pagerduty+json;version=2'}
    r = requests.get('https://api.pagerduty.com/oncalls', headers=headers,
                     params={'schedule_ids[]': cfg.PAGERDUTY_SCHEDULE, 'earliest': 'true'})
    r.raise_for_status()
    user = r.json()['oncalls'][0]['user']
    methods = requests.get('https://api.pagerduty.com/users/%s/contact_methods' % user['id'],
                           headers=headers).json()['contact_methods']
    for m in methods:
        if m['type'] == 'sms_contact_method':
            return '+%s%s' % (m['country_code'], m['address'])


def alarm(sender, subject):
    number = on_call_number()
    if number is None:
        raise LookupError('nobody to call')
    Client(cfg.TWILIO_SID, cfg.TWILIO_TOKEN).messages.create(
        to=number, from_=cfg.TWILIO_FROM, body='URGENT mail from %s: %s' % (sender, subject))
