#!/usr/bin/env python2.7
import logging
import smtplib
import sys
import traceback
from email.mime.text import MIMEText

from nightly.jobs import QueueToMailchimp, SignupsToQueue, SugarToMembers


def complain(name):
    msg = MIMEText('job %s crashed, see /var/log/nightly.log' % name)
    msg['Subject'] = 'nightly: %s' % name
    msg['From'] = 'nightly@example.com'
    msg['To'] = 'it@example.com'
    s = smtplib.SMTP('localhost')
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()


def main():
    logging.basicConfig(filename='/var/log/nightly.log', level=logging.INFO)
    for job in SugarToMembers, SignupsToQueue, QueueToMailchimp:
        try:
            job().run()
        except Exception:
            logging.error(traceback.format_exc())
            complain(job.__name__)
            print >> sys.stderr, job.__name__, 'failed'


if __name__ == '__main__':
    main()
