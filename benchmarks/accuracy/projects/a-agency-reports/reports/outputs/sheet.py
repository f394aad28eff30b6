from googleapiclient.discovery import build


class SheetWriter:
    def __init__(self, creds):
        self.values = build("sheets", "v4", credentials=creds, cache_discovery=False).spreadsheets().values()

    def emit(self, client, period, sections):
        for s in sections:
            self.values.clear(spreadsheetId=client.sheet, range=s.title).execute()
            self.values.update(spreadsheetId=client.sheet, range=s.title + "!A1", valueInputOption="RAW",
                               body={"values": [s.header] + s.rows}).execute()
