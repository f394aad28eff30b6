# WIP!!! do not run with --merge
from collections import defaultdict
from sf_common import login, soql
import csv, re

sf = login()
acc = soql(sf, 'SELECT Id, Name, Website, LastActivityDate FROM Account')


def norm(w):
    w = re.sub(r'^https?://(www\.)?', '', (w or '').lower())
    return w.split('/')[0]


groups = defaultdict(list)
for a in acc:
    if norm(a['Website']):
        groups[norm(a['Website'])].append(a)

with open('dupes.csv', 'w') as f:
    w = csv.writer(f)
    for dom, g in groups.items():
        if len(g) > 1:
            for a in g:
                w.writerow([dom, a['Id'], a['Name'], a['LastActivityDate']])

# def merge(master, others):
#     sf.apexecute('Merge', method='POST', data={'master': master, 'others': others})
