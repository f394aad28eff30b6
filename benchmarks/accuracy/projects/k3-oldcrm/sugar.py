# -*- coding: utf-8 -*-
# SugarCRM 6.5 REST v4_1
import urllib, urllib2, json, hashlib

class Sugar:
    def __init__(self, url, user, password):
        self.url = url.rstrip('/') + '/sugarcrm/service/v4_1/rest.php'
        md5 = hashlib.md5(password).hexdigest()
        res = self.call('login', {'user_auth': {'user_name': user, 'password': md5}, 'application_name': 'nightly'})
        self.session = res['id']

    def call(self, method, args):
        data = urllib.urlencode({
            'method': method, 'input_type': 'JSON', 'response_type': 'JSON',
            'rest_data': json.dumps(args),
        })
        return json.loads(urllib2.urlopen(self.url, data).read())

    def entries(self, module, query, fields):
        offset = 0
        while 1:
            res = self.call('get_entry_list', {
                'session': self.session, 'module_name': module, 'query': query, 'order_by': '',
                'offset': offset, 'select_fields': fields, 'link_name_to_fields_array': [],
                'max_results': 200, 'deleted': 0})
            if not res['entry_list']:
                break
            for e in res['entry_list']:
                yield dict((k, v['value']) for k, v in e['name_value_list'].items())
            offset = res['next_offset']
