from .core import Pipeline
from .sinks import AirtableTable, ConfluencePage
from .sources import HubspotContacts, JiraIssues


def _contact(properties):
    if not properties.get("email"):
        return None
    return {
        "Email": properties["email"],
        "Name": f"{properties.get('firstname') or ''} {properties.get('lastname') or ''}".strip(),
        "Stage": properties.get("lifecyclestage"),
    }


def _release_note(issue):
    return {"key": issue["key"], "text": issue["summary"]}


def contacts():
    return Pipeline(
        source=HubspotContacts(["email", "firstname", "lastname", "lifecyclestage"]),
        mapper=_contact,
        sink=AirtableTable("appQ3k1", "Contacts", key="Email"),
    )


def release_notes():
    return Pipeline(
        source=JiraIssues("project = APP AND fixVersion = latestReleasedVersion()"),
        mapper=_release_note,
        sink=ConfluencePage("88301", "Release notes"),
        batch_size=200,
    )


JOBS = {"contacts": contacts, "release-notes": release_notes}
