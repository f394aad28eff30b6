import hashlib


def subscriber_hash(email):
    return hashlib.md5(email.lower().encode("utf-8")).hexdigest()


def contact_to_member(rec):
    return {
        "email_address": rec["Email"],
        "status_if_new": "subscribed",
        "merge_fields": {
            "FNAME": rec["FirstName"] or "",
            "LNAME": rec["LastName"],
            "MTYPE": rec["Membership_Type__c"] or "none",
            "EXPIRES": rec["Membership_End__c"] or "",
        },
    }


def attendee_to_lead(att, event_name):
    p = att["profile"]
    return {
        "FirstName": p.get("first_name"),
        "LastName": p.get("last_name") or "-",
        "Email": p["email"],
        "Company": p.get("company") or "Individual",
        "LeadSource": "Event",
        "Description": "%s (ticket: %s)" % (event_name, att["ticket_class_name"]),
    }
