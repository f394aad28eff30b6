# -*- coding: utf-8 -*-
import ConfigParser
import logging
import smtplib
import sys
from email.MIMEText import MIMEText

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/newsletter.ini')

logging.basicConfig(level=logging.INFO, stream=sys.stderr,
                    format='%(asctime)s %(levelname)s %(message)s')
log = logging.getLogger('newsletter')

CM_AUTH = {'api_key': cfg.get('createsend', 'api_key')}
CM_LIST = cfg.get('createsend', 'list_id')


def send_report(subject, lines):
    msg = MIMEText(u'\n'.join(lines).encode('utf-8'), 'plain', 'utf-8')
    msg['Subject'] = subject
    msg['From'] = cfg.get('mail', 'from')
    msg['To'] = cfg.get('mail', 'report_to')
    s = smtplib.SMTP(cfg.get('mail', 'host'))
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()
