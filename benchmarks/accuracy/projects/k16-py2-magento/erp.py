# -*- coding: utf-8 -*-
import xmlrpclib


class OpenERP(object):
    """thin wrapper around OpenERP xmlrpc (6.1 and 7.0)"""

    def __init__(self, url, db, user, password):
        self.db = db
        self.pw = password
        common = xmlrpclib.ServerProxy('%s/xmlrpc/common' % url)
        self.uid = common.login(db, user, password)
        self.sock = xmlrpclib.ServerProxy('%s/xmlrpc/object' % url, allow_none=True)

    def call(self, model, method, *args):
        return self.sock.execute(self.db, self.uid, self.pw, model, method, *args)

    def find(self, model, domain, fields):
        ids = self.call(model, 'search', domain)
        return self.call(model, 'read', ids, fields)

    def partner_for(self, email, name):
        ids = self.call('res.partner', 'search', [('email', '=', email)])
        if ids:
            return ids[0]
        return self.call('res.partner', 'create', {'name': name, 'email': email, 'customer': True})
