import os
import sys

import pandas as pd
from simple_salesforce import Salesforce

import paths

sf = Salesforce(
    username=os.environ["SF_USER"], consumer_key=os.environ["SF_KEY"], privatekey_file="sf.pem", domain="login"
)
df = pd.read_csv(paths.scores(sys.argv[1]))
payload = [
    {"Id": r.opp, "Engagement_Score__c": r.engagement, "Calls_Yesterday__c": int(r.calls)} for r in df.itertuples()
]
results = sf.bulk.Opportunity.update(payload, batch_size=2000)
bad = [r for r in results if not r["success"]]
if bad:
    print(bad[:5])
    sys.exit(1)
