from __future__ import annotations

from starlette.concurrency import run_in_threadpool

from .deps import Deps
from .registry import on
from .schemas import GoCardlessEvent


@on("payments.failed", "payments.charged_back")
async def chase(event: GoCardlessEvent, deps: Deps) -> None:
    gc = deps.gocardless
    payment = await run_in_threadpool(gc.payments.get, event.links["payment"])
    mandate = await run_in_threadpool(gc.mandates.get, payment.links.mandate)
    customer = await run_in_threadpool(gc.customers.get, mandate.links.customer)
    amount = f"{int(payment.amount) / 100:.2f} {payment.currency}"
    await deps.helpscout.open_conversation(
        email=customer.email,
        subject=f"Direct debit failed: {amount}",
        text=f"{customer.given_name} {customer.family_name}, due {payment.charge_date}. "
        f"{event.details.get('description', '')}",
    )


@on("mandates.cancelled")
async def mandate_gone(event: GoCardlessEvent, deps: Deps) -> None:
    # which account it was is in the GoCardless dashboard; campaigns only need the tick
    await deps.customerio.track("finance-team", "mandate_cancelled", {})
