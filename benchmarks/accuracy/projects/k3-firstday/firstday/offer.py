import os

from docusign_esign import ApiClient, EnvelopeDefinition, EnvelopesApi, TemplateRole, Text, Tabs

from .steps import retry, step

ACCOUNT = os.environ.get("DOCUSIGN_ACCOUNT", "")


def _api():
    client = ApiClient(host="https://eu.docusign.net/restapi")
    client.set_default_header("Authorization", "Bearer " + os.environ["DOCUSIGN_TOKEN"])
    return EnvelopesApi(client)


@step("offer", template="6f1c5f5e-contract-de")
@retry()
def send_contract(candidate, template):
    tabs = Tabs(text_tabs=[
        Text(tab_label="Title", value=candidate["title"]),
        Text(tab_label="Salary", value=str(candidate["salary"])),
        Text(tab_label="Start", value=candidate["starts_at"]),
    ])
    signer = TemplateRole(role_name="Employee", name=f"{candidate['first']} {candidate['last']}",
                          email=candidate["email"], tabs=tabs)
    _api().create_envelope(ACCOUNT, envelope_definition=EnvelopeDefinition(
        status="sent", template_id=template, template_roles=[signer]))


def waiting_envelopes(since):
    return _api().list_status_changes(ACCOUNT, from_date=since, status="sent").envelopes or []
