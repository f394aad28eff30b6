from fastapi import FastAPI

from app.routers import returns, tracking

app = FastAPI(title="returns")
app.include_router(returns.router, prefix="/returns")
app.include_router(tracking.router, prefix="/tracking")


@app.get("/healthz")
async def healthz():
    return {"ok": True}
