import petl as etl

from common import ALUMNI_CSV, crm

sf = crm()
have = sf.query_all("SELECT Alumni_ID__c, Email FROM Contact WHERE Alumni_ID__c != null")["records"]
known = etl.fromdicts([{"Alumni_ID__c": h["Alumni_ID__c"], "Email": (h["Email"] or "").lower()} for h in have])

incoming = etl.fromcsv(ALUMNI_CSV)
fresh = etl.antijoin(incoming, known, key=("Alumni_ID__c", "Email"))

records = list(etl.dicts(etl.addfield(fresh, "LeadSource", "Commencement")))
if records:
    result = sf.bulk.Contact.upsert(records, "Alumni_ID__c", batch_size=5000)
    bad = [r for r in result if not r["success"]]
    print(len(records), "sent,", len(bad), "failed")
    for b in bad[:20]:
        print(b["errors"])
