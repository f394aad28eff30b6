import os

PIPEDRIVE_DOMAIN = os.getenv("PIPEDRIVE_DOMAIN", "okna-nowak")
PIPEDRIVE_TOKEN = os.environ["PIPEDRIVE_TOKEN"]
GETRESPONSE_KEY = os.environ["GETRESPONSE_KEY"]
GETRESPONSE_LISTA = os.getenv("GETRESPONSE_LISTA", "pGhK2")
INFAKT_KEY = os.environ["INFAKT_KEY"]
DISCORD_HANDLOWCY = os.environ["DISCORD_HANDLOWCY"]  # url webhooka kanału
