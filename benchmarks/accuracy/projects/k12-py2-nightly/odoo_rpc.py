# -*- coding: utf-8 -*-
import xmlrpclib


class OdooRPC(object):
    """ganz duenne Huelle um xmlrpc, Odoo 8"""

    def __init__(self, url, db, user, password):
        self.db, self.password = db, password
        common = xmlrpclib.ServerProxy('%s/xmlrpc/2/common' % url)
        self.uid = common.authenticate(db, user, password, {})
        if not self.uid:
            raise RuntimeError('Odoo login fehlgeschlagen')
        self.models = xmlrpclib.ServerProxy('%s/xmlrpc/2/object' % url, allow_none=True)

    def call(self, model, method, args, **kw):
        return self.models.execute_kw(self.db, self.uid, self.password, model, method, args, kw)

    def search_read(self, model, domain, fields):
        return self.call(model, 'search_read', [domain], fields=fields)

    def create(self, model, vals):
        return self.call(model, 'create', [vals])
