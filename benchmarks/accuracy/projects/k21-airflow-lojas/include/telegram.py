import requests
from airflow.models import Variable


def mandar(texto: str, chat: str = "telegram_chat_diretoria") -> None:
    token = Variable.get("telegram_bot_token")
    requests.post(
        f"https://api.telegram.org/bot{token}/sendMessage",
        json={"chat_id": Variable.get(chat), "text": texto, "parse_mode": "Markdown"},
        timeout=15,
    ).raise_for_status()
