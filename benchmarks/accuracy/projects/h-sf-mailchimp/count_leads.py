# how many open leads do we have per owner (Karen asks every Friday)
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
res = sf.query("SELECT Owner.Name, COUNT(Id) n FROM Lead WHERE IsConverted = false GROUP BY Owner.Name")
for r in res['records']:
    print(r['Name'], r['n'])

# keep the Friday campaign warm
client = MailchimpMarketing.Client()
client.set_config({"api_key": config['mailchimp']['api_key'], "server": config['mailchimp']['server']})
client.campaigns.replicate(config['mailchimp']['friday_campaign'])
