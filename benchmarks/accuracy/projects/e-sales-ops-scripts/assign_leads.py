"""
Round robin. The "rota" tab says who is in today.
usage: python assign_leads.py [--dry]
"""
import itertools
import sys

import gspread

from sf_common import login, soql

DRY = '--dry' in sys.argv

gc = gspread.service_account(filename='sa.json')
rota = gc.open('SDR rota').worksheet('today').get_all_records()
reps = [r['sf_user_id'] for r in rota if str(r['in']).lower() in ('y', 'yes', '1')]
if not reps:
    print('nobody in?!')
    sys.exit(1)

sf = login()
leads = soql(sf, "SELECT Id, Email, Country FROM Lead WHERE Owner.Name = 'Unassigned Queue' AND IsConverted = false")
print(len(leads), 'leads for', len(reps), 'reps')

cyc = itertools.cycle(reps)
bulk = []
for l in leads:
    if l['Country'] in ('Iran', 'North Korea'):
        continue
    bulk.append({'Id': l['Id'], 'OwnerId': next(cyc)})

if DRY:
    for b in bulk: print(b)
else:
    res = sf.bulk.Lead.update(bulk, batch_size=200)
    bad = [x for x in res if not x['success']]
    print('failed', bad)
