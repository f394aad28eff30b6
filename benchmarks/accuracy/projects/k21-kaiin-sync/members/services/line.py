from django.conf import settings
from linebot import LineBotApi
from linebot.exceptions import LineBotApiError
from linebot.models import TextSendMessage

api = LineBotApi(settings.LINE_CHANNEL_TOKEN)


def display_name(user_id):
    try:
        return api.get_profile(user_id).display_name
    except LineBotApiError:
        return ""  # ブロック済み


def push(user_id, text):
    api.push_message(user_id, TextSendMessage(text=text))
