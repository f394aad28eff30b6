# -*- coding: utf-8 -*-
"""All outgoing calls."""
from closeio_api import Client as Close
from flask import current_app
import requests


def post_json(url, payload, **params):
    r = requests.post(url, json=payload, params=params, timeout=10)
    r.raise_for_status()
    return r.json()


def telegram(text):
    cfg = current_app.config
    post_json(
        'https://api.telegram.org/bot%s/sendMessage' % cfg['TELEGRAM_TOKEN'],
        {'chat_id': cfg['TELEGRAM_CHAT'], 'text': text},
    )


def pipedrive_activity(subject, day, hour, note, person_id=None):
    payload = {
        'subject': subject,
        'type': 'meeting',
        'due_date': day,
        'due_time': hour,
        'note': note,
    }
    if person_id:
        payload['person_id'] = person_id
    return post_json('https://api.pipedrive.com/v1/activities', payload,
                     api_token=current_app.config['PIPEDRIVE_TOKEN'])


def close_lead(lead):
    api = Close(current_app.config['CLOSE_KEY'])
    return api.post('lead', data=lead)
