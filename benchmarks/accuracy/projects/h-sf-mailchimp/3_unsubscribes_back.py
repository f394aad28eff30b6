# Step 3 - people that unsubscribed have to be marked in Salesforce

import configparser
import mailchimp_marketing as MailchimpMarketing
from simple_salesforce import Salesforce

config = configparser.ConfigParser()
config.read('settings.ini')

sf = Salesforce(
    username=config['salesforce']['username'],
    password=config['salesforce']['password'],
    security_token=config['salesforce']['token'],
)

client = MailchimpMarketing.Client()
client.set_config({"api_key": config['mailchimp']['api_key'], "server": config['mailchimp']['server']})
LIST_ID = config['mailchimp']['list_id']

offset = 0
members = []
while True:
    response = client.lists.get_list_members_info(LIST_ID, status='unsubscribed', count=500, offset=offset)
    if len(response['members']) == 0:
        break
    members = members + response['members']
    offset = offset + 500

for member in members:
    sf_id = member['merge_fields'].get('SFID')
    if not sf_id:
        continue
    sf.Contact.update(sf_id, {
        'HasOptedOutOfEmail': True,
        'Unsubscribe_Reason__c': member.get('unsubscribe_reason', ''),
        'Unsubscribe_Date__c': member['last_changed'][:10],
    })
    print('updated ' + sf_id)
