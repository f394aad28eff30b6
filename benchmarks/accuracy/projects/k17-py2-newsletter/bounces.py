#!/usr/bin/env python2
# -*- coding: utf-8 -*-
"""liest das Bounce-Postfach und sperrt die Adressen"""
import email
import imaplib
import re

import db
from common import cfg, log, send_report

FINAL = re.compile(r'Final-Recipient:\s*rfc822;\s*(\S+)', re.I)
DIAG = re.compile(r'Diagnostic-Code:\s*(.+)', re.I)


def bounced():
    box = imaplib.IMAP4_SSL(cfg.get('bounces', 'host'))
    box.login(cfg.get('bounces', 'user'), cfg.get('bounces', 'password'))
    box.select('INBOX')
    typ, data = box.search(None, 'UNSEEN')
    for num in data[0].split():
        typ, parts = box.fetch(num, '(RFC822)')
        text = email.message_from_string(parts[0][1]).as_string()
        hit = FINAL.search(text)
        if not hit:
            continue
        diag = DIAG.search(text)
        yield hit.group(1).lower(), diag.group(1).strip() if diag else ''
    box.logout()


def main():
    lines = []
    for address, reason in bounced():
        n = db.mark_bounced(address, reason)
        if n:
            lines.append(u'%s: %s' % (address, reason))
    print len(lines), 'bounced of', db.count_active()
    if lines:
        send_report('Newsletter bounces', lines)


if __name__ == '__main__':
    main()
