import os
import hmac, hashlib, base64, random, time

import pyodbc
from zeep import Client

WSDL = "https://webservices.netsuite.com/wsdl/v2019_2_0/netsuite.wsdl"
ACC = os.environ["NS_ACCOUNT"]

client = Client(WSDL)
Vendor = client.get_type("ns17:Vendor")
RecordRef = client.get_type("ns0:RecordRef")
Passport = client.get_type("ns0:TokenPassport")
Sig = client.get_type("ns0:TokenPassportSignature")


def passport():
    nonce = "".join(str(random.randint(0, 9)) for _ in range(20))
    ts = str(int(time.time()))
    base = "&".join([ACC, os.environ["NS_CK"], os.environ["NS_TK"], nonce, ts])
    key = os.environ["NS_CS"] + "&" + os.environ["NS_TS"]
    v = base64.b64encode(hmac.new(key.encode(), base.encode(), hashlib.sha256).digest()).decode()
    return Passport(account=ACC, consumerKey=os.environ["NS_CK"], token=os.environ["NS_TK"], nonce=nonce, timestamp=ts,
                    signature=Sig(v, algorithm="HMAC-SHA256"))


cn = pyodbc.connect(os.environ["ODBC"])
cur = cn.cursor()
cur.execute("EXEC dbo.usp_GetNewVendors")
cols = [c[0] for c in cur.description]
vendors = [dict(zip(cols, r)) for r in cur.fetchall()]
print(len(vendors))

for v in vendors:
    rec = Vendor(
        entityId=v["VendorCode"],
        companyName=v["Name"],
        email=v["Email"],
        vatRegNumber=v["VatNo"],
        subsidiary=RecordRef(internalId="2", type="subsidiary"),
    )
    res = client.service.add(record=rec, _soapheaders={"tokenPassport": passport()})
    wr = res.body.writeResponse
    if wr.status.isSuccess:
        cur.execute("UPDATE dbo.VendorForm SET NsId = ?, SentAt = GETDATE() WHERE Id = ?", wr.baseRef.internalId, v["Id"])
        cn.commit()
    else:
        print("FAILED", v["VendorCode"], wr.status.statusDetail[0].message)
