import requests
from discord_webhook import DiscordWebhook

from common import need, retry


@retry()
def open_ticket(review, agent):
    """bad review -> Gorgias ticket, assigned to who is on duty"""
    name, email = agent
    r = requests.post(
        "https://%s.gorgias.com/api/tickets" % need("GORGIAS_DOMAIN"),
        auth=(need("GORGIAS_USER"), need("GORGIAS_KEY")),
        json={
            "channel": "api",
            "via": "api",
            "external_id": "%s-%s" % (review.source, review.id),
            "subject": "%s stars: %s" % (review.stars, review.title),
            "assignee_user": {"email": email},
            "messages": [{
                "channel": "api",
                "via": "api",
                "from_agent": False,
                "sender": {"name": review.author},
                "body_text": "%s\n\norder: %s\non duty: %s" % (review.text, review.order, name),
            }],
        },
    )
    r.raise_for_status()


def cheer(review):
    """good review -> #happy-customers"""
    hook = DiscordWebhook(
        url=need("DISCORD_HOOK"),
        content="**%s** on %s: %s\n> %s" % (review.author, review.source, "\u2b50" * review.stars, review.text[:500]),
    )
    hook.execute()


def heartbeat(ok):
    requests.post(
        "https://api.telegram.org/bot%s/sendMessage" % need("TG_TOKEN"),
        data={"chat_id": need("TG_CHAT"), "text": "reviews job: " + ("done" if ok else "FAILED")},
    )
