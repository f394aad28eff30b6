# -*- coding: utf-8 -*-
import hashlib
import json
import urllib2
from contextlib import closing

import MySQLdb
import pika
from suds.client import Client

from nightly import config
from nightly.base import Job


class SugarToMembers(Job):
    """accounts of the CRM -> members database"""

    SQL = '''INSERT INTO company (crm_id, name, city, branch) VALUES (%s, %s, %s, %s)
             ON DUPLICATE KEY UPDATE name = VALUES(name), city = VALUES(city), branch = VALUES(branch)'''

    def fetch(self):
        soap = Client(config.SUGAR_WSDL)
        user, md5 = config.SUGAR_USER
        session = soap.service.login({'user_name': user, 'password': md5}, 'nightly', []).id
        offset = 0
        while True:
            page = soap.service.get_entry_list(session, 'Accounts', "accounts.deleted = 0", '', offset, [], [], 100, 0)
            if not page.result_count:
                break
            for entry in page.entry_list:
                yield dict((nv.name, nv.value) for nv in entry.name_value_list)
            offset = page.next_offset

    def convert(self, item):
        return (item['id'], item['name'].strip(), item.get('billing_address_city'), item.get('industry') or 'other')

    def store(self, items):
        con = MySQLdb.connect(**config.MYSQL)
        con.cursor().executemany(self.SQL, items)
        con.commit()
        con.close()


class SignupsToQueue(Job):
    batch = 1

    def fetch(self):
        with closing(MySQLdb.connect(**config.MYSQL)) as con:
            cur = con.cursor(MySQLdb.cursors.DictCursor)
            cur.execute("SELECT email, first, last FROM member WHERE created > NOW() - INTERVAL 1 DAY")
            for row in cur.fetchall():
                yield row

    def store(self, items):
        con = pika.BlockingConnection(pika.ConnectionParameters(config.RABBIT))
        ch = con.channel()
        ch.queue_declare(queue='newsletter', durable=True)
        for row in items:
            ch.basic_publish(exchange='', routing_key='newsletter', body=json.dumps(row))
        con.close()


class QueueToMailchimp(Job):
    batch = 1

    def fetch(self):
        con = pika.BlockingConnection(pika.ConnectionParameters(config.RABBIT))
        ch = con.channel()
        while True:
            method, _, body = ch.basic_get(queue='newsletter')
            if method is None:
                break
            yield json.loads(body)
            ch.basic_ack(method.delivery_tag)
        con.close()

    def convert(self, item):
        if not item['email']:
            return None
        return {
            'email_address': item['email'],
            'status_if_new': 'subscribed',
            'merge_fields': {'FNAME': item['first'] or '', 'LNAME': item['last'] or ''},
        }

    def store(self, items):
        dc = config.MAILCHIMP_KEY.split('-')[-1]
        for member in items:
            key = hashlib.md5(member['email_address'].lower()).hexdigest()
            url = 'https://%s.api.mailchimp.com/3.0/lists/%s/members/%s' % (dc, config.MAILCHIMP_LIST, key)
            req = urllib2.Request(url, json.dumps(member), {'Content-Type': 'application/json'})
            req.add_header('Authorization', 'Basic ' + ('x:' + config.MAILCHIMP_KEY).encode('base64').strip())
            req.get_method = lambda: 'PUT'
            try:
                urllib2.urlopen(req)
            except urllib2.HTTPError, e:
                self.log.error('%s: %s', member['email_address'], e.read())
