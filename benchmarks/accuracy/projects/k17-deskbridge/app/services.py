import re

from .container import Container
from .schemas import Conversation, LeadForm

TAGS = re.compile(r"<[^>]+>")


async def escalate(c: Container, conv: Conversation) -> str:
    """Open a bug for an escalated chat, with what the CRM knows of the customer."""
    author = conv.source.author
    crm = await c.hubspot.find_contact(author.email)
    description = "\n".join(
        [
            TAGS.sub("", conv.source.body),
            "",
            f"Customer: {author.name or author.email}",
            f"Company: {crm.get('company', '?')}",
            f"Plan: {crm.get('plan_tier', '?')}",
        ]
    )
    key = await c.jira.create_issue(
        summary=conv.source.subject or f"Escalated chat {conv.id}",
        description=description,
        conversation_id=conv.id,
    )
    await c.intercom.reply(conv.id, f"Engineering issue {key} opened", note=True)
    return key


async def relay_comment(c: Container, issue: dict, comment: dict) -> bool:
    """Comments starting with 'public:' go back to the customer."""
    conversation_id = issue["fields"].get(c.jira.conversation_field)
    text = comment["body"]
    if not conversation_id or not text.lower().startswith("public:"):
        return False
    await c.intercom.reply(conversation_id, text[len("public:"):].strip())
    return True


async def save_lead(c: Container, lead: LeadForm) -> None:
    props = {"firstname": lead.first_name, "company": lead.company, "seats_wanted": lead.seats}
    await c.hubspot.upsert_contact(lead.email, {k: v for k, v in props.items() if v})
