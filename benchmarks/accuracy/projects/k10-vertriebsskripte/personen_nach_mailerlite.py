# Personen aus dem gespeicherten Filter in die Newsletter-Gruppe
import sys

from common import haupt_mail, mailerlite, pd_seiten, pipedrive

FILTER_ID = 412
GRUPPE = "98127734501"

pd = pipedrive()
ml = mailerlite()

ohne_mail = 0
for person in pd_seiten(pd, "/persons", filter_id=FILTER_ID):
    mail = haupt_mail(person)
    if not mail:
        ohne_mail += 1
        continue
    abonnent = {
        "email": mail,
        "fields": {"name": person["first_name"], "last_name": person["last_name"], "company": person.get("org_name")},
        "groups": [GRUPPE],
    }
    ml.post("/subscribers", abonnent)

sys.stderr.write("ohne Mail: %d\n" % ohne_mail)
