# Step 2 - upload contacts.csv

import csv
import hashlib
import configparser
import mailchimp_marketing as MailchimpMarketing
from mailchimp_marketing.api_client import ApiClientError

config = configparser.ConfigParser()
config.read('settings.ini')

client = MailchimpMarketing.Client()
client.set_config({
    "api_key": config['mailchimp']['api_key'],
    "server": config['mailchimp']['server'],
})
LIST_ID = config['mailchimp']['list_id']


def get_hash(email):
    return hashlib.md5(email.lower().encode()).hexdigest()


ok = 0
bad = 0
with open('contacts.csv', encoding='utf-8') as f:
    for row in csv.DictReader(f):
        try:
            client.lists.set_list_member(LIST_ID, get_hash(row['Email']), {
                "email_address": row['Email'],
                "status_if_new": "subscribed",
                "merge_fields": {
                    "FNAME": row['First'],
                    "LNAME": row['Last'],
                    "COMPANY": row['Account'],
                    "SFID": row['Id'],
                },
            })
            if row['Segment']:
                client.lists.update_list_member_tags(LIST_ID, get_hash(row['Email']), {
                    "tags": [{"name": row['Segment'], "status": "active"}],
                })
            ok = ok + 1
        except ApiClientError as error:
            print("Error: {}".format(error.text))
            bad = bad + 1

print(ok, 'ok', bad, 'bad')
