from app.config import settings
from app.http import deliver

BASE = "https://api.intercom.io"
HEADERS = {"Authorization": f"Bearer {settings.intercom_token}", "Intercom-Version": "2.10"}


async def open_dispute(dispute: dict) -> None:
    amount = dispute["amount"] / 100
    text = (
        f"Dispute {dispute['id']} ({dispute['reason']}): {amount:.2f} {dispute['currency'].upper()}. "
        f"Evidence is due soon, charge {dispute['charge']}."
    )
    await deliver(
        f"{BASE}/messages",
        {
            "message_type": "email",
            "subject": "New card dispute",
            "body": text,
            "template": "plain",
            "from": {"type": "admin", "id": settings.intercom_admin_id},
            "to": {"type": "user", "user_id": "finance-inbox"},
        },
        HEADERS,
    )
