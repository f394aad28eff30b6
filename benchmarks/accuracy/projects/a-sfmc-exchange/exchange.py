"""
Loyalty provider drops members_YYYYMMDD.csv on its SFTP, we upsert into data extension LOYALTY_MEMBERS,
and hand back yesterday's unsubscribes.
"""
import csv
import io
import os
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import paramiko
import requests
from lxml import etree
from zeep import Client, Settings

SUB = os.environ["SFMC_SUBDOMAIN"]
WSDL = f"https://{SUB}.soap.marketingcloudapis.com/etframework.wsdl"


@contextmanager
def sftp():
    t = paramiko.Transport((os.environ["LOY_HOST"], 22))
    t.connect(username=os.environ["LOY_USER"], pkey=paramiko.Ed25519Key.from_private_key_file(os.environ["LOY_KEY"]))
    c = paramiko.SFTPClient.from_transport(t)
    try:
        yield c
    finally:
        c.close()
        t.close()


class Exact:
    def __init__(self):
        tok = requests.post(f"https://{SUB}.auth.marketingcloudapis.com/v2/token", json={
            "grant_type": "client_credentials", "client_id": os.environ["SFMC_ID"],
            "client_secret": os.environ["SFMC_SECRET"]}).json()["access_token"]
        self.client = Client(WSDL, settings=Settings(strict=False, xml_huge_tree=True))
        head = etree.Element("{http://exacttarget.com}fueloauth")
        head.text = tok
        self.headers = [head]
        self.t = lambda n: self.client.get_type("{http://exacttarget.com/wsdl/partnerAPI}" + n)

    def upsert(self, key, rows):
        DE, Prop = self.t("DataExtensionObject"), self.t("APIProperty")
        objs = [DE(CustomerKey=key, Properties={"Property": [Prop(Name=k, Value=v) for k, v in r.items()]}) for r in rows]
        opts = self.t("UpdateOptions")(SaveOptions={"SaveOption": [
            {"PropertyName": "DataExtensionObject", "SaveAction": "UpdateAdd"}]})
        res = self.client.service.Update(Options=opts, Objects=objs, _soapheaders=self.headers)
        if res.OverallStatus != "OK":
            raise RuntimeError(res.OverallStatus)

    def unsubscribes(self, since):
        flt = self.t("SimpleFilterPart")(Property="EventDate", SimpleOperator="greaterThan", DateValue=[since])
        req = self.t("RetrieveRequest")(ObjectType="UnsubEvent", Properties=["SubscriberKey", "EventDate"], Filter=flt)
        res = self.client.service.Retrieve(req, _soapheaders=self.headers)["body"]
        return res.Results or []


def inbound(et, c, day):
    with c.open(f"/out/members_{day:%Y%m%d}.csv") as fh:
        rows = list(csv.DictReader(io.TextIOWrapper(fh, "utf-8-sig"), delimiter="|"))
    for i in range(0, len(rows), 200):
        et.upsert("LOYALTY_MEMBERS", [{"SubscriberKey": r["MEMBER_NO"], "Email": r["EMAIL"].lower(),
                                       "Points": r["POINTS"], "Tier": r["TIER"] or "BASIC"} for r in rows[i:i + 200]])


def outbound(et, c, day):
    buf = io.StringIO()
    w = csv.writer(buf, delimiter="|")
    w.writerow(["MEMBER_NO", "UNSUBSCRIBED_AT"])
    for ev in et.unsubscribes(datetime.combine(day, datetime.min.time())):
        w.writerow([ev.SubscriberKey, ev.EventDate.isoformat()])
    with c.open(f"/in/unsub_{day:%Y%m%d}.csv", "w") as fh:
        fh.write(buf.getvalue())


if __name__ == "__main__":
    today = date.today()
    et = Exact()
    with sftp() as c:
        inbound(et, c, today)
        outbound(et, c, today - timedelta(days=1))
