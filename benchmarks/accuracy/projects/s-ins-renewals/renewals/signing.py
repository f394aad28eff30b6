import base64
from datetime import date

from docusign_esign import (ApiClient, CustomFields, Document, EnvelopeDefinition, EnvelopesApi, Recipients,
                            Signer, SignHere, Tabs, TextCustomField)

from .ports import Policy, Signed


class DocuSignSignatures:
    def __init__(self, base_path: str, account_id: str, token: str):
        client = ApiClient()
        client.host = base_path
        client.set_default_header("Authorization", f"Bearer {token}")
        self._envelopes = EnvelopesApi(client)
        self._account = account_id

    def send(self, policy: Policy, html: str) -> str:
        document = Document(
            document_base64=base64.b64encode(html.encode()).decode(), name=f"Renewal {policy.number}",
            file_extension="html", document_id="1")
        signer = Signer(email=policy.email, name=policy.holder, recipient_id="1", routing_order="1",
                        tabs=Tabs(sign_here_tabs=[SignHere(anchor_string="/sig/", anchor_units="pixels")]))
        definition = EnvelopeDefinition(
            email_subject="Your renewal documents", documents=[document], recipients=Recipients(signers=[signer]),
            custom_fields=CustomFields(text_custom_fields=[
                TextCustomField(name="policy", value=policy.number, required="false", show="false")]),
            status="sent")
        return self._envelopes.create_envelope(self._account, envelope_definition=definition).envelope_id

    def completed(self, since: date):
        found = self._envelopes.list_status_changes(
            self._account, from_date=since.isoformat(), from_to_status="completed", include="custom_fields")
        for env in found.envelopes or []:
            for f in env.custom_fields.text_custom_fields or []:
                if f.name == "policy":
                    yield Signed(env.envelope_id, f.value, env.completed_date_time)

    def document(self, envelope_id: str) -> bytes:
        path = self._envelopes.get_document(self._account, "combined", envelope_id)
        with open(path, "rb") as fh:
            return fh.read()
