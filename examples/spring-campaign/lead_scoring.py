"""Nightly lead scores: bookings and visits from the reporting database, scores into Salesforce."""
import datetime
import logging

import psycopg2

from clients.salesforce_client import SalesforceClient
from settings import SALESFORCE_TOKEN

log = logging.getLogger("lead_scoring")

DSN = "postgresql://scoring:vM3tq8Kz1r@dwh01.corp.lagoviatravel.com:5432/marketing"
ACTIVITY = """
    SELECT traveller_key, last_booking, bookings, visits, basket_value
    FROM traveller_activity
    WHERE last_seen > now() - interval '90 days'
"""
WEIGHTS = {"bookings": 12, "visits": 1, "basket": 0.02}


def as_number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0


def activity():
    connection = psycopg2.connect(DSN)
    try:
        with connection.cursor() as cursor:
            cursor.execute(ACTIVITY)
            return cursor.fetchall()
    finally:
        connection.close()


def score(bookings, visits, basket_value):
    points = WEIGHTS["bookings"] * bookings + WEIGHTS["visits"] * visits
    points += WEIGHTS["basket"] * as_number(basket_value)
    return min(100, round(points))


def run():
    salesforce = SalesforceClient(SALESFORCE_TOKEN)
    today = datetime.date.today().isoformat()
    for traveller_key, last_booking, bookings, visits, basket_value in activity():
        fields = {
            "Lead_Score__c": score(bookings, visits, basket_value),
            "Last_Booking__c": last_booking.isoformat() if last_booking else None,
            "Scored_On__c": today,
        }
        salesforce.upsert("Lead", "Traveller_Key__c", traveller_key, fields)


if __name__ == "__main__":
    try:
        run()
    except Exception:
        log.exception("scoring stopped")
        raise
