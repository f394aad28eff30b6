import datetime as dt
import os
from concurrent.futures import ThreadPoolExecutor

import requests
from flask import Flask, abort, request

from .providers import Summarizer, transcriber
from .zoho import Zoho

app = Flask(__name__)
pool = ThreadPoolExecutor(4)
AIRCALL = ("https://api.aircall.io/v1", (os.environ.get("AIRCALL_ID"), os.environ.get("AIRCALL_TOKEN")))


class Pipeline:
    def __init__(self, speech, summary, crm):
        self.speech, self.summary, self.crm = speech, summary, crm

    def recording(self, call_id):
        base, auth = AIRCALL
        r = requests.get(f"{base}/calls/{call_id}", auth=auth, timeout=15)
        r.raise_for_status()
        return r.json()["call"].get("recording")

    def tag(self, call_id):
        base, auth = AIRCALL
        requests.put(f"{base}/calls/{call_id}/tags", auth=auth, json={"tags": [4711]}, timeout=15)

    def process(self, call):
        contact = self.crm.by_phone(call["raw_digits"])
        if contact is None:
            return
        url = self.recording(call["id"])
        text = self.speech.text(url) if url else ""
        note = self.summary.summarize(text) if text else "no recording"
        self.crm.log_call(
            contact["id"], "Call with " + contact["Full_Name"], call["duration"], note,
            dt.datetime.fromtimestamp(call["started_at"], dt.timezone.utc).isoformat())
        self.tag(call["id"])


pipeline = Pipeline(transcriber(os.environ.get("STT", "deepgram")), Summarizer(), Zoho())


@app.post("/aircall")
def hook():
    body = request.get_json()
    if body.get("token") != os.environ.get("AIRCALL_HOOK_TOKEN"):
        abort(403)
    if body["event"] == "call.ended" and body["data"]["direction"] == "inbound":
        pool.submit(pipeline.process, body["data"])
    return "", 204
