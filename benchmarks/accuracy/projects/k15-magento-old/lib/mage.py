# -*- coding: utf-8 -*-
# Magento 1.x SOAP/XML-RPC v1
import os
import xmlrpclib


class Mage(object):

    def __init__(self, url=None):
        self.proxy = xmlrpclib.ServerProxy(url or os.environ['MAGE_URL'] + '/api/xmlrpc')
        self.session = self.proxy.login(os.environ['MAGE_USER'], os.environ['MAGE_KEY'])

    def call(self, method, *args):
        return self.proxy.call(self.session, method, list(args))

    def orders_since(self, day):
        return self.call('sales_order.list', {'created_at': {'from': day}})

    def order(self, increment_id):
        return self.call('sales_order.info', increment_id)

    def close(self):
        self.proxy.endSession(self.session)
