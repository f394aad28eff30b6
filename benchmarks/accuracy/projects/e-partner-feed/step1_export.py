import json
import os
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pyodbc
import requests

MAGE = os.environ['MAGE_URL'] + '/rest/V1/'
HD = {'Authorization': 'Bearer ' + os.environ['MAGE_TOKEN']}


def page(n):
    r = requests.get(MAGE + 'products', headers=HD, params={
        'searchCriteria[pageSize]': 200,
        'searchCriteria[currentPage]': n,
        'searchCriteria[filter_groups][0][filters][0][field]': 'status',
        'searchCriteria[filter_groups][0][filters][0][value]': 1,
    }, verify=False)
    return r.json()


def attr(p, code):
    for a in p['custom_attributes']:
        if a['attribute_code'] == code:
            return a['value']


def products():
    first = page(1)
    pages = -(-first['total_count'] // 200)
    items = first['items']
    with ThreadPoolExecutor(4) as ex:
        for js in ex.map(page, range(2, pages + 1)):
            items.extend(js['items'])
    return [{
        'sku': p['sku'], 'name': p['name'], 'price': p['price'],
        'ean': attr(p, 'ean'), 'image': attr(p, 'image'), 'brand': attr(p, 'brand'),
    } for p in items]


def prices():
    con = pyodbc.connect('DRIVER={ODBC Driver 17 for SQL Server};SERVER=erp01;DATABASE=ERP;Trusted_Connection=yes')
    df = pd.read_sql("SELECT Symbol AS sku, CenaZakupu AS cost, Stan AS stock FROM dbo.vw_Towary WHERE Aktywny = 1", con)
    con.close()
    return df


if not os.path.isdir('work'):
    os.mkdir('work')
p = products()
json.dump(p, open('work/products.json', 'w', encoding='utf-8'), ensure_ascii=False)
print('products', len(p))
d = prices()
d.to_csv('work/prices.csv', index=False)
print('prices', len(d))
