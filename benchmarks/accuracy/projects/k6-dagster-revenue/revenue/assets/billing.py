from datetime import datetime, timedelta, timezone

import pandas as pd
from dagster import AssetExecutionContext, asset

from ..resources import RecurlyResource, StripeResource


@asset(io_manager_key="warehouse", group_name="billing")
def stripe_charges(context: AssetExecutionContext, stripe: StripeResource) -> pd.DataFrame:
    since = datetime.now(timezone.utc) - timedelta(days=90)
    rows = [
        {
            "charge_id": ch.id,
            "email": (ch.billing_details.email or "").lower(),
            "amount": ch.amount / 100,
            "currency": ch.currency,
            "paid": ch.paid,
        }
        for ch in stripe.charges(int(since.timestamp()))
    ]
    context.log.info("%d charges", len(rows))
    return pd.DataFrame(rows)


@asset(io_manager_key="warehouse", group_name="billing")
def recurly_subscriptions(recurly: RecurlyResource) -> pd.DataFrame:
    frame = pd.DataFrame(
        (s.uuid, s.account.code, s.plan.code, float(s.unit_amount), s.current_period_ends_at)
        for s in recurly.active_subscriptions()
    )
    frame.columns = ["uuid", "account_code", "plan", "unit_amount", "period_end"]
    return frame


@asset(io_manager_key="warehouse", group_name="billing")
def revenue_by_customer(stripe_charges: pd.DataFrame) -> pd.DataFrame:
    paid = stripe_charges.query("paid and currency == 'eur'")
    return paid.groupby("email", as_index=False).agg(total=("amount", "sum"), orders=("charge_id", "nunique"))
