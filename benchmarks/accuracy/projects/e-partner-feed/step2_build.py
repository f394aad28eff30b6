import pandas as pd

MARGIN = 1.12

prod = pd.read_json('work/products.json', dtype={'ean': str})
cost = pd.read_csv('work/prices.csv')

feed = prod.merge(cost, on='sku', how='inner')
feed = feed[(feed['stock'] > 2) & feed['ean'].notna()]
feed['partner_price'] = (feed['cost'] * MARGIN).clip(upper=feed['price']).round(2)
feed = feed[['ean', 'sku', 'name', 'brand', 'partner_price', 'stock', 'image']]
feed.to_csv('work/feed.csv', sep=';', index=False, encoding='utf-8-sig')
print(feed.describe())
