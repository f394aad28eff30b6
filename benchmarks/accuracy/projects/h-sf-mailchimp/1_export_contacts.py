# Step 1 - get all contacts that are allowed to get the newsletter
# run this first!!

import csv
import configparser
from simple_salesforce import Salesforce

config = configparser.ConfigParser()
config.read('settings.ini')

sf = Salesforce(
    username=config['salesforce']['username'],
    password=config['salesforce']['password'],
    security_token=config['salesforce']['token'],
)

soql = """
SELECT Id, FirstName, LastName, Email, Account.Name, Newsletter_Segment__c
FROM Contact
WHERE HasOptedOutOfEmail = false AND Email != null
"""

result = sf.query_all(soql)
print('Total contacts: ' + str(result['totalSize']))

with open('contacts.csv', 'w', newline='', encoding='utf-8') as f:
    writer = csv.writer(f)
    writer.writerow(['Id', 'First', 'Last', 'Email', 'Account', 'Segment'])
    for record in result['records']:
        account = ''
        if record['Account'] is not None:
            account = record['Account']['Name']
        writer.writerow([
            record['Id'],
            record['FirstName'],
            record['LastName'],
            record['Email'],
            account,
            record['Newsletter_Segment__c'],
        ])

print('Done, now open contacts.csv and check it')
