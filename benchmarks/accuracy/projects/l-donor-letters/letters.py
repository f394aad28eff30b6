"""Thank-you letters for first gifts over 100; who was written to is kept in our own database."""
import os
import logging
from contextlib import contextmanager

import requests
from sqlalchemy import Column, DateTime, Integer, String, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
engine = create_engine("postgresql+psycopg2://" + os.environ["PGURL"])
log = logging.getLogger(__name__)
AN = "https://actionnetwork.org/api/v2"


class Letter(Base):
    __tablename__ = "letters"
    id = Column(Integer, primary_key=True)
    person = Column(String, unique=True)
    lob_id = Column(String)
    sent_at = Column(DateTime, server_default=func.now())


@contextmanager
def session():
    s = Session(engine)
    try:
        yield s
        s.commit()
    except Exception:
        s.rollback()
        raise
    finally:
        s.close()


def an(path_or_url):
    url = path_or_url if path_or_url.startswith("http") else AN + path_or_url
    r = requests.get(url, headers={"OSDI-API-Token": os.environ["AN_TOKEN"]}, timeout=30)
    r.raise_for_status()
    return r.json()


def donations(min_amount):
    url = "/donations"
    while url:
        body = an(url)
        for d in body["_embedded"]["osdi:donations"]:
            if float(d["amount"]) >= min_amount:
                yield d
        url = body["_links"].get("next", {}).get("href")


def mail_letter(person, amount):
    addr = person["postal_addresses"][0]
    r = requests.post("https://api.lob.com/v1/letters", auth=(os.environ["LOB_KEY"], ""), json={
        "to": {
            "name": "%s %s" % (person["given_name"], person["family_name"]),
            "address_line1": (addr.get("address_lines") or [""])[0],
            "address_city": addr["locality"], "address_state": addr["region"],
            "address_zip": addr["postal_code"], "address_country": "US",
        },
        "from": "adr_2105f4e7c1",
        "file": "tmpl_thanks_7d2",
        "color": False,
        "merge_variables": {"amount": amount},
    })
    r.raise_for_status()
    return r.json()["id"]


def sms_treasurer(text):
    from twilio.rest import Client
    Client().messages.create(to=os.environ["TREASURER"], from_=os.environ["TWILIO_FROM"], body=text)


def main():
    Base.metadata.create_all(engine)
    try:
        with session() as s:
            for gift in donations(100):
                person = an(gift["_links"]["osdi:person"]["href"])
                key = person["identifiers"][0]
                if s.scalar(select(Letter).where(Letter.person == key)):
                    continue
                if not person.get("postal_addresses"):
                    continue
                s.add(Letter(person=key, lob_id=mail_letter(person, gift["amount"])))
    except requests.HTTPError as e:
        log.exception("letters")
        sms_treasurer("Letter run stopped: HTTP %s" % e.response.status_code)


if __name__ == "__main__":
    main()
