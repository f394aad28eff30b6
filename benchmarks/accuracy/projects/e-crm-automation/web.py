import hashlib, hmac, base64, os

from fastapi import FastAPI, Header, HTTPException, Request

from worker import handle_demo_request

app = FastAPI()


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/typeform")
async def typeform(request: Request, typeform_signature: str = Header(None)):
    raw = await request.body()
    sig = "sha256=" + base64.b64encode(hmac.new(os.environ["TF_SECRET"].encode(), raw, hashlib.sha256).digest()).decode()
    if not typeform_signature or not hmac.compare_digest(sig, typeform_signature):
        raise HTTPException(403)
    payload = await request.json()
    form = payload["form_response"]
    answers = {}
    for a in form["answers"]:
        ref = a["field"]["ref"]
        t = a["type"]
        if t == "choice":
            answers[ref] = a["choice"]["label"]
        elif t == "choices":
            answers[ref] = a["choices"]["labels"]
        else:
            answers[ref] = a.get(t)
    answers["utm"] = form.get("hidden", {})
    answers["submitted"] = form["submitted_at"]
    handle_demo_request.delay(answers)
    return {"queued": True}
