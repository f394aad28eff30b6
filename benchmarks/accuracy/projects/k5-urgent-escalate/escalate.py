#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
# escalate.py - urgent Zendesk tickets -> Jira, wakes up whoever is on call
# runs every 10 min from supervisord on support01
import base64
import json
import sys
import urllib
import urllib2
from ConfigParser import SafeConfigParser

from jira import JIRA
from twilio.rest import TwilioRestClient

cfg = SafeConfigParser()
cfg.read('/opt/support/escalate.ini')

ZD = 'https://tradewinds.zendesk.com/api/v2'
PD = 'https://api.pagerduty.com'
GROUP_TO_PROJECT = {
    360001: 'PAY',
    360002: 'SHIP',
    360003: 'WEB',
}


def zd_call(path, body=None):
    req = urllib2.Request(ZD + path)
    cred = '%s/token:%s' % (cfg.get('zendesk', 'user'), cfg.get('zendesk', 'token'))
    req.add_header('Authorization', 'Basic ' + base64.b64encode(cred))
    if body is not None:
        req.add_header('Content-Type', 'application/json')
        req.add_data(json.dumps(body))
        req.get_method = lambda: 'PUT'
    return json.load(urllib2.urlopen(req, timeout=30))


def pd_get(path, **params):
    req = urllib2.Request(PD + path + '?' + urllib.urlencode(params))
    req.add_header('Authorization', 'Token token=' + cfg.get('pagerduty', 'token'))
    req.add_header('Accept', 'application/vnd.pagerduty+json;version=2')
    return json.load(urllib2.urlopen(req, timeout=30))


def oncall_phone():
    calls = pd_get('/oncalls', **{'schedule_ids[]': cfg.get('pagerduty', 'schedule')})
    user_id = calls['oncalls'][0]['user']['id']
    for m in pd_get('/users/%s/contact_methods' % user_id)['contact_methods']:
        if m['type'] == 'sms_contact_method':
            return '+%s%s' % (m['country_code'], m['address'])
    return None


def main():
    ctx = {}
    found = zd_call('/search.json?' + urllib.urlencode(
        {'query': 'type:ticket status<solved priority:urgent -tags:escalated'}))
    ctx['tickets'] = found['results']
    if not ctx['tickets']:
        return
    ctx['phone'] = oncall_phone()

    by_group = {}
    for t in ctx['tickets']:
        by_group.setdefault(t['group_id'], []).append(t)

    jira = JIRA(cfg.get('jira', 'url'), basic_auth=(cfg.get('jira', 'user'), cfg.get('jira', 'password')))
    created = 0
    for group_id, tickets in by_group.items():
        project = GROUP_TO_PROJECT.get(group_id, 'SUP')
        for t in tickets:
            issue = jira.create_issue(fields={
                'project': {'key': project},
                'issuetype': {'name': 'Bug'},
                'summary': u'[ZD %d] %s' % (t['id'], t['subject']),
                'description': t['description'],
            })
            print 'ticket %d -> %s' % (t['id'], issue.key)
            zd_call('/tickets/%d.json' % t['id'], {'ticket': {
                'comment': {'body': 'Escalated as ' + issue.key, 'public': False},
                'tags': t['tags'] + ['escalated'],
            }})
            created += 1

    if created and ctx['phone']:
        tw = TwilioRestClient(cfg.get('twilio', 'sid'), cfg.get('twilio', 'token'))
        tw.messages.create(to=ctx['phone'], from_=cfg.get('twilio', 'from'),
                           body='Urgent support tickets are waiting, please look at the board.')
    else:
        print >>sys.stderr, 'nobody to text'


if __name__ == '__main__':
    main()
