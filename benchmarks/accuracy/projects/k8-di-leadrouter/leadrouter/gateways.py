from __future__ import annotations

from typing import Any, Iterator

from marketorestpython.client import MarketoClient
from postmarker.core import PostmarkClient
from simple_salesforce import Salesforce
from twilio.rest import Client as TwilioClient


class SalesforceGateway:
    def __init__(self, username: str, password: str, security_token: str) -> None:
        self._sf = Salesforce(username=username, password=password, security_token=security_token)

    def lead_exists(self, email: str) -> bool:
        safe = email.replace("'", "\\'")
        return self._sf.query(f"SELECT Id FROM Lead WHERE Email = '{safe}' LIMIT 1")["totalSize"] > 0

    def create_lead(self, fields: dict[str, Any]) -> None:
        self._sf.Lead.create(fields)

    def untouched_leads(self) -> list[dict[str, Any]]:
        soql = (
            "SELECT Id, Name, Company, Owner.Name, Owner.MobilePhone FROM Lead "
            "WHERE IsConverted = false AND LastActivityDate = null AND CreatedDate < LAST_N_DAYS:2"
        )
        return self._sf.query_all(soql)["records"]

    def pipeline(self) -> list[dict[str, Any]]:
        return self._sf.query("SELECT StageName, SUM(Amount) total FROM Opportunity GROUP BY StageName")["records"]


class MarketoGateway:
    def __init__(self, munchkin: str, client_id: str, client_secret: str) -> None:
        self._mc = MarketoClient(munchkin, client_id, client_secret)

    def list_members(self, list_id: int) -> Iterator[dict[str, Any]]:
        fields = ["email", "firstName", "lastName", "company", "leadScore"]
        yield from self._mc.execute(method="get_multiple_leads_by_list_id", listId=str(list_id), fields=fields)

    def remove(self, list_id: int, lead_ids: list[int]) -> None:
        self._mc.execute(method="remove_leads_from_list", listId=list_id, id=lead_ids)


class SmsGateway:
    def __init__(self, sid: str, token: str, sender: str) -> None:
        self._client = TwilioClient(sid, token)
        self._sender = sender

    def send(self, to: str, body: str) -> None:
        self._client.messages.create(to=to, from_=self._sender, body=body)


class MailGateway:
    def __init__(self, token: str, sender: str) -> None:
        self._postmark = PostmarkClient(server_token=token)
        self._sender = sender

    def send(self, to: str, subject: str, html: str) -> None:
        self._postmark.emails.send(From=self._sender, To=to, Subject=subject, HtmlBody=html)
