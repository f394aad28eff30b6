from __future__ import annotations

from .gateways import MailGateway, MarketoGateway, SalesforceGateway, SmsGateway

MARKETO_TO_SF = {
    "email": "Email",
    "firstName": "FirstName",
    "lastName": "LastName",
    "company": "Company",
    "leadScore": "Marketing_Score__c",
}


class LeadImport:
    def __init__(self, crm: SalesforceGateway, automation: MarketoGateway, list_id: int) -> None:
        self._crm = crm
        self._automation = automation
        self._list_id = list_id

    def run(self) -> None:
        done: list[int] = []
        for member in self._automation.list_members(self._list_id):
            if not self._crm.lead_exists(member["email"]):
                fields = {sf: member[mk] for mk, sf in MARKETO_TO_SF.items() if member.get(mk)}
                fields.setdefault("Company", "unknown")
                self._crm.create_lead({**fields, "LeadSource": "Marketo"})
            done.append(member["id"])
        if done:
            self._automation.remove(self._list_id, done)


class Nudge:
    def __init__(self, crm: SalesforceGateway, sms: SmsGateway) -> None:
        self._crm = crm
        self._sms = sms

    def run(self) -> None:
        for lead in self._crm.untouched_leads():
            owner = lead["Owner"]
            if not owner.get("MobilePhone"):
                continue
            self._sms.send(
                owner["MobilePhone"],
                f"{owner['Name'].split()[0]}, {lead['Name']} of {lead['Company']} is waiting for a call",
            )


class PipelineReport:
    def __init__(self, crm: SalesforceGateway, mail: MailGateway, recipient: str) -> None:
        self._crm = crm
        self._mail = mail
        self._recipient = recipient

    def run(self) -> None:
        cells = "".join(
            f"<tr><td>{r['StageName']}</td><td>{r['total'] or 0:,.0f}</td></tr>" for r in self._crm.pipeline()
        )
        self._mail.send(self._recipient, "Pipeline by stage", f"<table>{cells}</table>")
