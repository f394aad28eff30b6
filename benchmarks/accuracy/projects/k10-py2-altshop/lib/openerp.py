# -*- coding: utf-8 -*-
import xmlrpclib

import config

_object = xmlrpclib.ServerProxy(config.OPENERP_URL + '/object')


def execute(model, method, *args):
    return _object.execute(config.OPENERP_DB, config.OPENERP_UID, config.OPENERP_PW, model, method, *args)


def search_read(model, domain, fields):
    # gibt es in 6.1 noch nicht
    ids = execute(model, 'search', domain)
    if not ids:
        return []
    return execute(model, 'read', ids, fields)


def partner_for(name, email):
    found = execute('res.partner', 'search', [('email', '=', email)])
    if found:
        return found[0]
    return execute('res.partner', 'create', {'name': name, 'email': email, 'customer': True})
