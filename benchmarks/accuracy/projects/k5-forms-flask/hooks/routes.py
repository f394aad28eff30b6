# -*- coding: utf-8 -*-
import functools
import hmac
import json

from flask import Blueprint, abort, current_app, jsonify, request

from . import out

bp = Blueprint('hooks', __name__)


def with_token(fn):
    """?token=... in the webhook address, both form tools allow nothing better on our plan"""
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        if not hmac.compare_digest(request.args.get('token', ''), current_app.config['TOKEN']):
            abort(403)
        fn(*args, **kwargs)
        return jsonify(status='ok')
    return wrapper


@bp.route('/jotform', methods=['POST'])
@with_token
def jotform():
    answers = json.loads(request.form['rawRequest'])
    name = answers['q3_name']
    full = '%s %s' % (name['first'], name['last'])
    company = answers.get('q5_company') or full
    out.close_lead({
        'name': company,
        'contacts': [{
            'name': full,
            'emails': [{'type': 'office', 'email': answers['q4_email']}],
        }],
        'custom.Source': 'Website form',
    })
    out.telegram(u'New lead: %s (%s)' % (company, full))


@bp.route('/calendly', methods=['POST'])
@with_token
def calendly():
    event = request.get_json()
    if event['event'] != 'invitee.created':
        return
    invitee = event['payload']
    start = invitee['scheduled_event']['start_time']
    note = '<br>'.join('%(question)s: %(answer)s' % qa for qa in invitee['questions_and_answers'])
    out.pipedrive_activity(
        'Demo with %s' % invitee['name'], start[:10], start[11:16],
        '%s<br>%s' % (invitee['email'], note),
    )
    out.telegram(u'A demo was booked, see Pipedrive.')
