import hashlib
from suds.client import Client


class Sugar(object):
    def __init__(self, url, user, pw):
        self.cl = Client(url + '/service/v4/soap.php?wsdl')
        auth = {'user_name': user, 'password': hashlib.md5(pw).hexdigest(), 'version': '1'}
        self.sid = self.cl.service.login(auth, 'wawi-sync', []).id

    def accounts(self, where, step=100):
        offset = 0
        while 1:
            res = self.cl.service.get_entry_list(self.sid, 'Accounts', where, 'date_modified', offset,
                                                 ['id', 'name', 'billing_address_city', 'debitor_c'], [], step, 0)
            for e in res.entry_list:
                yield dict((nv.name, nv.value) for nv in e.name_value_list)
            if res.result_count < step:
                return
            offset = res.next_offset

    def save(self, module, values):
        nvl = [{'name': k, 'value': v} for k, v in values.items()]
        return self.cl.service.set_entry(self.sid, module, nvl).id
