import os
import sys
import uuid
import xml.etree.ElementTree as ET

import pandas as pd
import requests

from common import f

URL = "https://api.intacct.com/ia/xml/xmlgw.phtml"


def request(function_xml):
    xml = f"""<?xml version="1.0" encoding="UTF-8"?>
<request>
  <control><senderid>{os.environ['IA_SENDER']}</senderid><password>{os.environ['IA_SENDER_PW']}</password>
    <controlid>{uuid.uuid4()}</controlid><dtdversion>3.0</dtdversion></control>
  <operation><authentication><login><userid>{os.environ['IA_USER']}</userid><companyid>{os.environ['IA_COMPANY']}</companyid>
    <password>{os.environ['IA_PW']}</password></login></authentication>
    <content><function controlid="f1">{function_xml}</function></content></operation>
</request>"""
    r = requests.post(URL, data=xml.encode(), headers={"Content-Type": "application/xml"}, timeout=180)
    root = ET.fromstring(r.content)
    if root.findtext(".//result/status") != "success":
        raise SystemExit(root.findtext(".//errormessage//description2"))
    return root


def main(period):
    start = pd.Period(period).start_time.strftime("%m/%d/%Y")
    end = pd.Period(period).end_time.strftime("%m/%d/%Y")
    root = request(
        "<readByQuery><object>GLENTRY</object><fields>ACCOUNTNO,DEPARTMENT,AMOUNT,TR_TYPE</fields>"
        f"<query>ENTRY_DATE &gt;= '{start}' AND ENTRY_DATE &lt;= '{end}'</query><pagesize>1000</pagesize></readByQuery>"
    )
    rows = [{c.tag.lower(): c.text for c in e} for e in root.iter("glentry")]
    df = pd.DataFrame(rows)
    df["amount"] = df["amount"].astype(float) * df["tr_type"].astype(int)
    df.groupby(["accountno", "department"], as_index=False)["amount"].sum().to_parquet(f(period, "gl.parquet"))


main(sys.argv[1])
