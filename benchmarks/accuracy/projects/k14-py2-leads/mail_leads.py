#!/usr/bin/env python2
# -*- coding: utf-8 -*-
#
# Reads the fair / website enquiry mailbox and stores the leads.
# (c) 2013 tk
import ConfigParser
import email
import imaplib
import re
import sys
from email.header import decode_header

import MySQLdb

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/leads/leads.cfg')

FIELD = re.compile(r'^(Name|Company|E-Mail|Phone|Message)\s*:\s*(.*)$', re.M)


def decode(h):
    txt, enc = decode_header(h)[0]
    return txt.decode(enc or 'latin-1')


def get_body(msg):
    if not msg.is_multipart():
        return msg.get_payload(decode=True)
    for part in msg.walk():
        if part.get_content_type() == 'text/plain':
            return part.get_payload(decode=True)
    return ''


def parse(raw):
    msg = email.message_from_string(raw)
    body = get_body(msg).decode('utf-8', 'replace')
    lead = dict((k.lower().replace('-', ''), v.strip()) for k, v in FIELD.findall(body))
    lead['subject'] = decode(msg['Subject'] or '')
    return lead


def main():
    box = imaplib.IMAP4_SSL(cfg.get('imap', 'host'))
    box.login(cfg.get('imap', 'user'), cfg.get('imap', 'password'))
    box.select('INBOX')
    typ, data = box.search(None, '(UNSEEN SUBJECT "Enquiry")')

    db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                         passwd=cfg.get('db', 'password'), db='marketing', charset='utf8')
    cur = db.cursor()
    n = 0
    for num in data[0].split():
        typ, parts = box.fetch(num, '(RFC822)')
        lead = parse(parts[0][1])
        if not lead.get('email'):
            print >>sys.stderr, 'no mail address in message', num
            continue
        cur.execute("INSERT INTO leads (name, company, email, phone, message, subject, created)"
                    " VALUES (%s, %s, %s, %s, %s, %s, NOW())",
                    (lead.get('name'), lead.get('company'), lead['email'],
                     lead.get('phone'), lead.get('message'), lead['subject']))
        box.store(num, '+FLAGS', '\\Seen')
        n += 1
    db.commit()
    db.close()
    box.logout()
    print '%d leads' % n


if __name__ == '__main__':
    main()
