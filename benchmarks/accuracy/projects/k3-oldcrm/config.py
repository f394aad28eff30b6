import ConfigParser
_c = ConfigParser.ConfigParser()
_c.read('/etc/nightly.ini')
def _g(k, default=''):
    try:
        return _c.get('nightly', k)
    except ConfigParser.Error:
        return default
SUGAR_URL = _g('sugar_url', 'http://crm.lan')
SUGAR_USER = _g('sugar_user')
SUGAR_PASS = _g('sugar_pass')
CC_KEY = _g('cc_key')
CC_TOKEN = _g('cc_token')
CC_LIST = _g('cc_list', '1')
CDR_HOST = _g('cdr_host')
CDR_USER = _g('cdr_user')
CDR_PASS = _g('cdr_pass')
FROM = _g('from', 'crm@example.com')
