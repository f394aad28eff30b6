import os

from google.oauth2.service_account import Credentials
from googleapiclient.discovery import build


def escribir(pestana, filas):
    cred = Credentials.from_service_account_file("sa.json", scopes=["https://www.googleapis.com/auth/spreadsheets"])
    valores = build("sheets", "v4", credentials=cred).spreadsheets().values()
    hoja = os.environ["HOJA_PENDIENTES"]
    valores.clear(spreadsheetId=hoja, range=pestana).execute()
    valores.update(
        spreadsheetId=hoja,
        range=f"{pestana}!A1",
        valueInputOption="USER_ENTERED",
        body={"values": filas},
    ).execute()
