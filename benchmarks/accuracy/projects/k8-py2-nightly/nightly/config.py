import os

MYSQL = dict(host='dbmaster', user='nightly', passwd=os.environ.get('NIGHTLY_DB', ''), db='members', charset='utf8')
SUGAR_WSDL = 'https://crm.intranet.example/service/v4_1/soap.php?wsdl'
SUGAR_USER = ('nightly', os.environ.get('SUGAR_MD5', ''))
RABBIT = 'rabbit1'
MAILCHIMP_KEY = os.environ.get('MAILCHIMP_KEY', '')
MAILCHIMP_LIST = '9d1c3f0a77'
