from .events import ChargebeeEvent, EventBus
from .gateways import CustomerIo, Intercom
from .store import SubscriptionStore


def build_bus(cio: CustomerIo, intercom: Intercom, store: SubscriptionStore) -> EventBus:
    bus = EventBus()

    @bus.on("subscription_created", "subscription_activated", "subscription_changed", "subscription_renewed", "subscription_cancelled")
    async def persist(ev: ChargebeeEvent) -> None:
        s = ev.subscription
        await store.upsert(s.id, ev.customer.id, s.plan, s.status, s.mrr)

    @bus.on("customer_created", "customer_changed", "subscription_created", "subscription_changed", "subscription_cancelled")
    async def profile(ev: ChargebeeEvent) -> None:
        manager = await store.account_manager(ev.customer.id)
        await cio.identify(
            ev.customer.id,
            email=ev.customer.email,
            first_name=ev.customer.first_name,
            plan=ev.subscription.plan if ev.subscription else None,
            account_manager=manager,
        )

    @bus.on("subscription_cancelled")
    async def churn(ev: ChargebeeEvent) -> None:
        await cio.track(ev.customer.id, "churned", {"plan": ev.subscription.plan, "mrr": ev.subscription.mrr / 100})

    @bus.on("payment_failed")
    async def dunning(ev: ChargebeeEvent) -> None:
        contact = await intercom.find_contact(ev.customer.email)
        if contact:
            await intercom.set_attributes(contact["id"], {"payment_failed": True})

    return bus
