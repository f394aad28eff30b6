# -*- coding: utf-8 -*-
# gemeinsame Funktionen fuer die Shop-Skripte
# 2013-04 mk
import ConfigParser
import smtplib
import xmlrpclib
from email.mime.text import MIMEText

config = ConfigParser.ConfigParser()
config.read('/opt/wawi/shop.ini')


class MagentoShop(object):

    def __init__(self):
        self.server = xmlrpclib.ServerProxy(config.get('magento', 'url') + '/api/xmlrpc/')
        self.session = self.server.login(config.get('magento', 'user'),
                                         config.get('magento', 'key'))

    def call(self, method, *args):
        return self.server.call(self.session, method, list(args))

    def close(self):
        self.server.endSession(self.session)


def mail(betreff, text):
    msg = MIMEText(text.encode('utf-8'), 'plain', 'utf-8')
    msg['Subject'] = betreff
    msg['From'] = config.get('mail', 'from')
    msg['To'] = config.get('mail', 'to')
    s = smtplib.SMTP(config.get('mail', 'host'))
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()
