import csv
import os

OUT = os.environ.get('FEED_DIR', '/srv/feeds')
FIELDS = ['sku', 'title', 'price', 'stock', 'url']


def feed_path(name):
    return os.path.join(OUT, name + '.csv')


def write_feed(name, rows):
    path = feed_path(name)
    tmp = path + '.part'
    with open(tmp, 'w', newline='', encoding='utf-8') as fh:
        w = csv.DictWriter(fh, fieldnames=FIELDS, delimiter=';')
        w.writeheader()
        w.writerows(rows)
    os.replace(tmp, path)


def read_feed(name):
    with open(feed_path(name), newline='', encoding='utf-8') as fh:
        return list(csv.DictReader(fh, delimiter=';'))
