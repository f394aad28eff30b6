# -*- coding: utf-8 -*-
import xmlrpclib

import config


class Magento:
    """Magento 1.7 XML-RPC"""

    def __init__(self):
        self.proxy = xmlrpclib.ServerProxy(config.MAGENTO_URL, allow_none=True)
        self.session = self.proxy.login(config.MAGENTO_USER, config.MAGENTO_KEY)

    def call(self, method, *args):
        return self.proxy.call(self.session, method, list(args))

    def orders(self, status):
        return self.call('sales_order.list', {'status': {'eq': status}})

    def order(self, increment_id):
        return self.call('sales_order.info', increment_id)

    def set_stock(self, sku, qty):
        self.call('cataloginventory_stock_item.update', sku,
                  {'qty': qty, 'is_in_stock': qty > 0 and 1 or 0})

    def close(self):
        self.proxy.endSession(self.session)
