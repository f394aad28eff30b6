#!/usr/bin/env python2
# -*- coding: utf-8 -*-
# cron: 15 4 * * *   crm.customers <-> newsletter list
import hashlib
import json
import os
import smtplib
import time
import urllib2

from lib.db import cursor, opt_out, optins

DC = os.environ['MC_KEY'].split('-')[-1]
LIST = 'https://%s.api.mailchimp.com/3.0/lists/%s/members' % (DC, os.environ['MC_LIST'])


def mc(url, data=None, method=None):
    req = urllib2.Request(url, data and json.dumps(data),
                          {'Content-Type': 'application/json',
                           'Authorization': 'apikey ' + os.environ['MC_KEY']})
    if method:
        req.get_method = lambda: method
    return json.load(urllib2.urlopen(req))


def push(cur):
    for c in optins(cur):
        h = hashlib.md5(c['email']).hexdigest()
        mc(LIST + '/' + h, {
            'email_address': c['email'],
            'status_if_new': 'subscribed',
            'merge_fields': {'FNAME': c['firstname'], 'LNAME': c['lastname']},
        }, 'PUT')


def pull(cur):
    gone = mc(LIST + '?status=unsubscribed&count=500&fields=members.email_address')
    for m in gone['members']:
        opt_out(cur, m['email_address'].lower())


t0 = time.time()
with cursor() as cur:
    pull(cur)
    push(cur)
smtp = smtplib.SMTP('localhost')
smtp.sendmail('cron@holzhaus-moebel.de', ['it@holzhaus-moebel.de'],
              'Subject: newsletter sync ok\r\n\r\ntook %ds' % (time.time() - t0))
smtp.quit()
