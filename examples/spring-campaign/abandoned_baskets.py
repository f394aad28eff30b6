#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
"""Copies the partner hotels' abandoned baskets for the call centre.

crontab: 15 4 * * * marketing /opt/marketing-ops/abandoned_baskets.py
"""
import csv
import datetime
import sys
import urllib
import urllib2

FEED = "http://feeds.playalinda-hotels.net/baskets.csv"
TARGET = "/srv/callcentre/abandoned_baskets.csv"


def fetch(day):
    url = FEED + "?" + urllib.urlencode({"day": day, "market": "spring-break"})
    print "reading", url
    try:
        return urllib2.urlopen(url).read()
    except urllib2.URLError, e:
        print "feed could not be read: %s" % e
        return None


def interesting(row):
    return row["phone"] and not row["phone"].startswith("00") and float(row["value"]) >= 250


def main():
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    text = fetch(yesterday.isoformat()) or ""
    rows = [row for row in csv.DictReader(text.splitlines()) if interesting(row)]
    with open(TARGET, "wb") as handle:
        writer = csv.writer(handle)
        for row in rows:
            writer.writerow([row["name"].decode("utf-8").encode("latin-1", "replace"), row["phone"], row["value"]])
    print >>sys.stderr, "%d baskets" % len(rows)


if __name__ == "__main__":
    main()
