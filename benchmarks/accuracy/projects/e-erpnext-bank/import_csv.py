import csv
import glob
import hashlib
import os
import shutil

from erp import ERPNext

ACCOUNT = os.environ.get('ERP_BANK_ACCOUNT', 'Main - Bank')


def num(s):
    return float(s.replace('.', '').replace(',', '.'))


def parse(path):
    with open(path, encoding='cp1252') as f:
        for row in csv.DictReader(f, delimiter=';'):
            amt = num(row['Bedrag'])
            d = row['Datum']
            yield {
                'date': '%s-%s-%s' % (d[6:10], d[3:5], d[0:2]),
                'bank_account': ACCOUNT,
                'deposit': amt if amt > 0 else 0,
                'withdrawal': -amt if amt < 0 else 0,
                'description': row['Omschrijving'][:140],
                'bank_party_name': row['Naam tegenpartij'],
                'reference_number': hashlib.sha1('|'.join(row.values()).encode()).hexdigest()[:20],
            }


erp = ERPNext()
os.makedirs('archive', exist_ok=True)
for path in sorted(glob.glob('inbox/*.csv')):
    new = 0
    for doc in parse(path):
        if erp.exists('Bank Transaction', reference_number=doc['reference_number']):
            continue
        erp.insert('Bank Transaction', doc, submit=True)
        new += 1
    print(path, new)
    shutil.move(path, 'archive/' + os.path.basename(path))
