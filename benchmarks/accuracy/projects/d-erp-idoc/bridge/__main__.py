import os
import smtplib
import sys
from email.message import EmailMessage

from .dropbox import exchange
from .idoc import build_orders05, parse_ordrsp
from .suitetalk import SuiteTalk


def outbound():
    ns = SuiteTalk()
    with exchange() as ex:
        for oid in ns.saved_search("customsearch_to_sap"):
            order = ns.get_order(oid)
            ex.put("ORDERS_%s.xml" % order.tranId, build_orders05(order))
            ns.set_memo(oid, "sent to SAP")


def mail_dealer(conf):
    msg = EmailMessage()
    msg["Subject"] = "Auftragsbestätigung %s" % conf.sap_order
    msg["From"] = "auftrag@hydrapumpen.example"
    msg["To"] = conf.email
    msg.set_content("Ihr Auftrag wurde bestätigt, Liefertermin %s." % conf.date)
    with smtplib.SMTP(os.environ["SMTP_HOST"], 587) as s:
        s.starttls()
        s.login(os.environ["SMTP_USER"], os.environ["SMTP_PW"])
        s.send_message(msg)


def inbound():
    ns = SuiteTalk()
    with exchange() as ex:
        for name, blob in ex.confirmations():
            conf = parse_ordrsp(blob)
            ns.set_memo(conf.netsuite_id, "SAP %s, delivery %s" % (conf.sap_order, conf.date))
            if conf.email:
                mail_dealer(conf)
            ex.archive(name)


{"out": outbound, "in": inbound}[sys.argv[1]]()
