from fastapi import FastAPI

from app.routers import router

app = FastAPI(title="hooks", docs_url=None)
app.include_router(router, prefix="/hooks")
