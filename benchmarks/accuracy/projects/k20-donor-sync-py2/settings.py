# Local settings. DO NOT COMMIT THE REAL ONE (too late, sigh - Bruce)
SF_USER = 'integration@reeffund.org.au'
SF_PASS = ''
SF_TOKEN = ''

CM_KEY = ''
CM_LIST = 'd7c1f0e33a4b'

DB = dict(host='10.1.1.20', user='web', passwd='', db='reef_shop')

SMTP_HOST = 'mail.reeffund.org.au'
TREASURER = 'treasurer@reeffund.org.au'

EXPORT = '/var/tmp/donors.csv'
