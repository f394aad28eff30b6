from fastapi import FastAPI

from . import hooks
from .clients import GetResponse

app = FastAPI(title="leady", docs_url=None)
app.include_router(hooks.router)


@app.get("/stan")
async def stan():
    return {"kontakty_getresponse": await GetResponse.ile_kontaktow()}
