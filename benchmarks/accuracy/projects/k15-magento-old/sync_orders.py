#!/usr/bin/env python2
# -*- coding: utf-8 -*-
# cron: */30 * * * *   Magento orders -> crm.customers
import datetime
import smtplib
import sys
from email.mime.text import MIMEText

from lib import db
from lib.mage import Mage

SHOP_TEAM = 'shop@holzhaus-moebel.de'
STUCK = ('payment_review', 'holded')


def customer_row(o):
    return {
        'email': o['customer_email'].lower(),
        'firstname': o['customer_firstname'],
        'lastname': o['customer_lastname'],
        'order': o['increment_id'],
        'total': o['grand_total'],
    }


def mail_stuck(stuck):
    lines = [u'%s  %s  %s' % (o['increment_id'], o['status'], o['grand_total']) for o in stuck]
    msg = MIMEText(u'\n'.join(lines).encode('utf-8'), 'plain', 'utf-8')
    msg['Subject'] = 'Stuck orders'
    msg['From'] = 'cron@holzhaus-moebel.de'
    msg['To'] = SHOP_TEAM
    s = smtplib.SMTP('localhost')
    s.sendmail(msg['From'], [SHOP_TEAM], msg.as_string())
    s.quit()


def main(days):
    day = (datetime.date.today() - datetime.timedelta(days=days)).strftime('%Y-%m-%d 00:00:00')
    mage = Mage()
    stuck = []
    with db.cursor() as cur:
        for o in mage.orders_since(day):
            if o['status'] in STUCK:
                stuck.append(mage.order(o['increment_id']))
                continue
            db.save_customer(cur, customer_row(o))
    mage.close()
    if stuck:
        mail_stuck(stuck)
        print >>sys.stderr, '%d stuck' % len(stuck)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
