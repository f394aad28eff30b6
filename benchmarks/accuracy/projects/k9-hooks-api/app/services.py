import base64
import os
from functools import lru_cache

import dropbox
import httpx
from docusign_esign import ApiClient, EnvelopesApi
from openai import AsyncOpenAI
from pyairtable import Api

from app.schemas import Contact

AC = httpx.AsyncClient(
    base_url=f"https://{os.environ['AC_ACCOUNT']}.api-us1.com/api/3", headers={"Api-Token": os.environ["AC_KEY"]}
)


async def sync_contact(contact: Contact) -> None:
    resp = await AC.post(
        "/contact/sync",
        json={
            "contact": {
                "email": contact.email,
                "firstName": contact.first,
                "lastName": contact.last,
                "fieldValues": [{"field": "7", "value": contact.note}, {"field": "9", "value": contact.source}],
            }
        },
    )
    resp.raise_for_status()


async def summarise(text: str) -> str:
    out = await AsyncOpenAI().chat.completions.create(
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": "Summarise what this prospect wants in one sentence."},
            {"role": "user", "content": text},
        ],
    )
    return out.choices[0].message.content or ""


async def linear_issue(title: str, description: str) -> None:
    mutation = "mutation($i: IssueCreateInput!) { issueCreate(input: $i) { success } }"
    async with httpx.AsyncClient() as http:
        resp = await http.post(
            "https://api.linear.app/graphql",
            headers={"Authorization": os.environ["LINEAR_KEY"]},
            json={
                "query": mutation,
                "variables": {"i": {"teamId": os.environ["LINEAR_TEAM"], "title": title, "description": description}},
            },
        )
    resp.raise_for_status()


def signed_pdf(envelope_id: str) -> bytes:
    client = ApiClient(host="https://eu.docusign.net/restapi")
    client.set_default_header("Authorization", "Bearer " + os.environ["DOCUSIGN_TOKEN"])
    path = EnvelopesApi(client).get_document(os.environ["DOCUSIGN_ACCOUNT"], "combined", envelope_id)
    with open(path, "rb") as fh:
        return fh.read()


def upload(name: str, content: bytes) -> None:
    dbx = dropbox.Dropbox(os.environ["DROPBOX_TOKEN"])
    dbx.files_upload(content, f"/contracts/{name}.pdf", mode=dropbox.files.WriteMode.overwrite)


@lru_cache
def payments_table():
    return Api(os.environ["AIRTABLE_TOKEN"]).table("appZ9y8X7w6V5u4T3", "Payments")


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
