"""Are the spring offers bookable and the landing pages up? Exits with 1 if not, the cron wrapper pages the team."""
import logging
import sys
from urllib.parse import urljoin
from xml.etree import ElementTree

import requests

from settings import DESTINATIONS, HTTP_TIMEOUT, OFFERS_API, USER_AGENT

log = logging.getLogger("offer_health")

NAMESPACES = {"ota": "http://www.opentravel.org/OTA/2003/05"}
LANDING_SITE = "http://spring.lagoviatravel.com/"
HEADERS = {"User-Agent": USER_AGENT, "Accept": "application/xml"}


def offers(destination):
    url = "/".join([OFFERS_API, "v2", "offers", destination])
    response = requests.get(url, headers=HEADERS, timeout=HTTP_TIMEOUT)  # autodebt: ignore[ADL301] slow at night
    response.raise_for_status()
    return ElementTree.fromstring(response.content).findall("ota:Offer", NAMESPACES)


def page_status(destination):
    response = requests.head(urljoin(LANDING_SITE, destination), headers=HEADERS, timeout=HTTP_TIMEOUT)
    return response.status_code


def check(destination):
    problems = []
    found = offers(destination)
    if not found:
        problems.append("no offers")
    problems.extend("offer %s has no price" % o.get("ID") for o in found if o.find("ota:Price", NAMESPACES) is None)
    status = page_status(destination)
    if status != 200:
        problems.append("landing page answers %d" % status)
    return problems


def main():
    broken = 0
    for destination in DESTINATIONS:
        try:
            problems = check(destination)
        except requests.RequestException as e:
            problems = ["not reachable: %s" % e]
        for problem in problems:
            log.error("%s: %s", destination, problem)
        broken += bool(problems)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
