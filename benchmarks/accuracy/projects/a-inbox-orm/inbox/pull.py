from datetime import datetime, timezone

from .db import Agent, Base, Conversation, engine, unit
from .front import Front


def to_agent(t):
    return Agent(id=t["id"], name=f"{t['first_name']} {t['last_name']}".strip(),
                 team=(t.get("custom_fields") or {}).get("team"))


def to_conversation(c):
    return Conversation(
        id=c["id"], subject=c["subject"] or "", status=c["status"],
        assignee_id=(c.get("assignee") or {}).get("id"),
        created=datetime.fromtimestamp(c["created_at"], timezone.utc),
        country=next((t["name"][3:] for t in c["tags"] if t["name"].startswith("cc-")), None))


def main():
    Base.metadata.create_all(engine)
    front = Front()
    with unit() as s:
        for t in front.walk("/teammates"):
            s.merge(to_agent(t))
    with unit() as s:
        for c in front.walk("/conversations", q="status:unassigned,assigned", limit=100):
            s.merge(to_conversation(c))


if __name__ == "__main__":
    main()
