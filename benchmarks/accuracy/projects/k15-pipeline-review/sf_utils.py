import os

import pandas as pd
from simple_salesforce import Salesforce


def sf_login():
    return Salesforce(username=os.environ['SF_USER'], password=os.environ['SF_PASS'],
                      security_token=os.environ['SF_TOKEN'])


def soql(sf, query):
    """SOQL -> DataFrame, nested Owner/Account flattened to Owner_Name etc."""
    recs = sf.query_all(query)['records']
    df = pd.json_normalize(recs, sep='_')
    return df.drop(columns=[c for c in df if 'attributes' in c])
