"""Monthly mailing run.

a) subscribers of the e-newsletter to Campaign Monitor
b) open pledges as a print file to the mailing house
c) their returned-mail list back into Banner (address marked inactive)
"""
import csv
import datetime
import io
import os

import petl as etl
from createsend import Subscriber

from common import PLEDGES_CSV, banner, crm, printhouse

CM_AUTH = {"api_key": os.environ["CREATESEND_KEY"]}
CM_LIST = os.environ["CREATESEND_LIST"]


def chunks(rows, n):
    rows = list(rows)
    for i in range(0, len(rows), n):
        yield rows[i:i + n]


def flat(records):
    """drop the 'attributes' entry and lift the parent object one level up"""
    for r in records:
        out = {}
        for k, v in r.items():
            if k == "attributes":
                continue
            if isinstance(v, dict):
                out.update({"%s.%s" % (k, kk): vv for kk, vv in v.items() if kk != "attributes"})
            else:
                out[k] = v
        yield out


def newsletter(sf):
    q = sf.query_all_iter("SELECT Email, FirstName, LastName, Degree__c FROM Contact "
                          "WHERE Newsletter__c = true AND HasOptedOutOfEmail = false")
    subs = ({"EmailAddress": c["Email"],
             "Name": "%(FirstName)s %(LastName)s" % c,
             "CustomFields": [{"Key": "Degree", "Value": c["Degree__c"]}]} for c in flat(q))
    for block in chunks(subs, 1000):
        Subscriber(CM_AUTH).import_subscribers(CM_LIST, block, False)


def pledges(sf, sftp):
    rows = sf.query_all("SELECT Name, Amount, Contact__r.Name, Contact__r.MailingStreet, "
                        "Contact__r.MailingCity, Contact__r.MailingPostalCode "
                        "FROM Opportunity WHERE StageName = 'Pledged'")["records"]
    t = etl.fromdicts(list(flat(rows))).sort("Contact__r.MailingPostalCode")
    etl.tocsv(t, PLEDGES_CSV)
    sftp.put(PLEDGES_CSV, "/in/pledges_%s.csv" % datetime.date.today().strftime("%Y%m"))


def returned(sftp, conn):
    cur = conn.cursor()
    for name in sftp.listdir("/out"):
        if not name.startswith("returned_"):
            continue
        with sftp.open("/out/" + name) as f:
            text = f.read().decode("latin-1")
        ids = [(row["donor_id"], row["reason"]) for row in csv.DictReader(io.StringIO(text))]
        cur.executemany(
            "update spraddr set spraddr_status_ind = 'I', spraddr_data_origin = :2 "
            "where spraddr_pidm = (select spriden_pidm from spriden where spriden_id = :1 "
            "and spriden_change_ind is null)", ids)
        conn.commit()
        sftp.rename("/out/" + name, "/done/" + name)


if __name__ == "__main__":
    sf = crm()
    newsletter(sf)
    with printhouse() as sftp, banner() as conn:
        pledges(sf, sftp)
        returned(sftp, conn)
