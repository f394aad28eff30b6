import os

import requests


class Catalog(object):
    """Base of the shops. A subclass yields dictionaries sku/title/price/stock/url."""

    def products(self):
        raise NotImplementedError

    def in_stock(self):
        return (p for p in self.products() if p['stock'] > 0)


class MagentoCatalog(Catalog):
    def __init__(self, base):
        self.base = base
        self.headers = {'Authorization': 'Bearer ' + os.environ['MAGENTO_TOKEN']}

    def products(self):
        page = 1
        while True:
            resp = requests.get(self.base + '/rest/V1/products', headers=self.headers, params={
                'searchCriteria[currentPage]': page,
                'searchCriteria[pageSize]': 200,
            })
            resp.raise_for_status()
            data = resp.json()
            for it in data['items']:
                attrs = dict((a['attribute_code'], a['value']) for a in it['custom_attributes'])
                yield {
                    'sku': it['sku'], 'title': it['name'], 'price': it['price'],
                    'stock': int(it.get('extension_attributes', {}).get('stock_item', {}).get('qty', 1)),
                    'url': self.base + '/' + attrs.get('url_key', '') + '.html',
                }
            if page * 200 >= data['total_count']:
                break
            page += 1


class BigCommerceCatalog(Catalog):
    def __init__(self, store):
        self.url = 'https://api.bigcommerce.com/stores/%s/v3/catalog/products' % store
        self.headers = {'X-Auth-Token': os.environ['BC_TOKEN'], 'Accept': 'application/json'}

    def products(self):
        page = 1
        while page:
            resp = requests.get(self.url, headers=self.headers, params={'page': page, 'limit': 250})
            resp.raise_for_status()
            body = resp.json()
            for p in body['data']:
                yield {'sku': p['sku'], 'title': p['name'], 'price': p['price'],
                       'stock': p['inventory_level'], 'url': p['custom_url']['url']}
            pages = body['meta']['pagination']
            page = page + 1 if pages['current_page'] < pages['total_pages'] else None
