PRIO = {1: "1", 2: "3", 3: "4"}


def case_to_incident(case):
    return {
        "short_description": case["title"],
        "description": case.get("description") or "",
        "correlation_id": case["incidentid"],
        "urgency": PRIO.get(case["prioritycode"], "3"),
        "caller_id": "crm.integration",
    }
