#!/usr/bin/python3
# mails the workbooks of pipeline_report.py to the managers,
# the addresses come from the directory; sent ones go to OUTDIR/sent

import glob
import os
import smtplib
import sys
from email import encoders
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import ldap

OUTDIR = "/srv/reports/pipeline"


def managers():
    l = ldap.initialize(os.environ["LDAP_URI"])
    l.simple_bind_s(os.environ["LDAP_DN"], os.environ["LDAP_PW"])
    found = l.search_s("ou=people,dc=acme,dc=example", ldap.SCOPE_SUBTREE,
                       "(&(title=Regional Manager)(mail=*))", ["mail", "l"])
    l.unbind_s()
    m = {}
    for dn, attrs in found:
        m[attrs["l"][0].decode()] = attrs["mail"][0].decode()
    return m


def send(to, region, path):
    m = MIMEMultipart()
    m["From"] = "crm-reports@acme.example"
    m["To"] = to
    m["Subject"] = "Pipeline " + region
    m.attach(MIMEText("Good morning,\n\nattached the pipeline of your region.\n"))
    part = MIMEBase("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    with open(path, "rb") as f:
        part.set_payload(f.read())
    encoders.encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=os.path.basename(path))
    m.attach(part)
    s = smtplib.SMTP("mailrelay.acme.example")
    s.sendmail(m["From"], to, m.as_string())
    s.quit()


people = managers()

for path in sorted(glob.glob(OUTDIR + "/*.xlsx")):
    region = os.path.basename(path)[:-5].replace("_", " ")
    if region not in people:
        sys.stderr.write("no manager for %s\n" % region)
        continue
    send(people[region], region, path)
    os.rename(path, os.path.join(OUTDIR, "sent", os.path.basename(path)))
