from fastapi import APIRouter

from . import bookings, documents, money

router = APIRouter()
for module in (bookings, documents, money):
    router.include_router(module.router)
