import csv, sys, os
from sf_common import login

path, campaign = sys.argv[1], sys.argv[2]
sf = login()
ok = 0
for row in csv.DictReader(open(path, encoding='utf-8-sig')):
    try:
        lead = sf.Lead.create({
            'FirstName': row['First Name'], 'LastName': row['Last Name'] or '-',
            'Email': row['Email'], 'Company': row['Company'] or 'unknown',
            'LeadSource': 'Event',
        })
        sf.CampaignMember.create({'LeadId': lead['id'], 'CampaignId': campaign, 'Status': 'Attended'})
        ok += 1
    except Exception as e:
        print('skip', row['Email'], e)
print(ok, 'imported')
