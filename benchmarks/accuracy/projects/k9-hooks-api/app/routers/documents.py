"""DocuSign Connect: file the signed contract."""
from fastapi import APIRouter, BackgroundTasks

from app.schemas import DocusignHook
from app.services import linear_issue, signed_pdf, upload

router = APIRouter()


def file_contract(envelope_id: str) -> None:
    upload(envelope_id, signed_pdf(envelope_id))


@router.post("/docusign")
async def docusign(hook: DocusignHook, tasks: BackgroundTasks):
    match hook.event:
        case "envelope-completed":
            tasks.add_task(file_contract, hook.data.envelope_id)
        case "envelope-voided" | "envelope-declined":
            await linear_issue("A contract was not signed", "Have a look at the declined folder in DocuSign.")
    return {}
