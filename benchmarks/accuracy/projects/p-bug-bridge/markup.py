import html
import re


def to_jira(text):
    text = html.unescape(text or "")
    text = re.sub(r"\*\*(.+?)\*\*", r"*\1*", text)
    text = re.sub(r"\[(.+?)\]\((.+?)\)", r"[\1|\2]", text)
    return text.strip()


def short(text, n=120):
    text = " ".join((text or "").split())
    return text if len(text) <= n else text[: n - 1] + "…"
