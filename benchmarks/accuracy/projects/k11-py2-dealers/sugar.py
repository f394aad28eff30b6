# -*- coding: utf-8 -*-
import hashlib
import json
import urllib
import urllib2

URL = 'http://crm.intra/sugarcrm/service/v4_1/rest.php'


class Sugar:
    """old REST of SugarCRM (v4_1)"""

    def __init__(self, user, password):
        self.session = None
        r = self.call('login', {
            'user_auth': {'user_name': user, 'password': hashlib.md5(password).hexdigest()},
            'application_name': 'dealers',
        })
        self.session = r['id']

    def call(self, method, params):
        data = urllib.urlencode({
            'method': method,
            'input_type': 'JSON',
            'response_type': 'JSON',
            'rest_data': json.dumps(params),
        })
        return json.loads(urllib2.urlopen(URL, data).read())

    def entries(self, module, query, fields):
        offset = 0
        while True:
            # order of the arguments matters, they are positional on the server
            r = self.call('get_entry_list', self._ordered([
                ('session', self.session), ('module_name', module), ('query', query), ('order_by', ''),
                ('offset', offset), ('select_fields', fields), ('link_name_to_fields_array', []),
                ('max_results', 200), ('deleted', 0)]))
            for e in r['entry_list']:
                yield dict((k, v['value']) for k, v in e['name_value_list'].items())
            offset = r['next_offset']
            if r['result_count'] == 0:
                break

    def save(self, module, values):
        nvl = [{'name': k, 'value': v} for k, v in values.items()]
        return self.call('set_entry', self._ordered([
            ('session', self.session), ('module_name', module), ('name_value_list', nvl)]))

    def _ordered(self, pairs):
        from collections import OrderedDict
        return OrderedDict(pairs)
