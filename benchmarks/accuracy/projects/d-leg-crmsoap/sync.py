#!/usr/bin/env python2.6
import ConfigParser
import logging
import time
import urllib
import urllib2

from sugar import Sugar
from wawi import Wawi

log = logging.getLogger('sync')


def sms(cfg, text):
    # admin only
    data = urllib.urlencode({'key': cfg.get('sms', 'key'), 'to': cfg.get('sms', 'to'), 'text': text})
    urllib2.urlopen('https://gateway.sms77.de/', data).read()


def main():
    cfg = ConfigParser.ConfigParser()
    cfg.read('/etc/crmsync.ini')
    crm = Sugar(cfg.get('sugar', 'url'), cfg.get('sugar', 'user'), cfg.get('sugar', 'pw'))
    erp = Wawi(cfg.get('wawi', 'host'), cfg.get('wawi', 'db'))
    try:
        revenue = erp.revenue()
        for acc in crm.accounts("accounts.account_type = 'Customer'"):
            nr = acc['debitor_c']
            if not nr:
                nr = erp.new_customer(acc['name'], acc['billing_address_city'])
                crm.save('Accounts', {'id': acc['id'], 'debitor_c': nr})
                continue
            r = revenue.get(nr)
            if r:
                crm.save('Accounts', {'id': acc['id'], 'umsatz12_c': '%.2f' % r['Umsatz'],
                                      'letzte_rechnung_c': r['Letzte'].strftime('%Y-%m-%d')})
    except Exception, e:
        log.exception('sync')
        sms(cfg, 'crm sync kaputt %s' % time.strftime('%H:%M'))
        raise


if __name__ == '__main__':
    main()
