HEALTH = """
select lower(s.email) as email, sum(s.mrr) as mrr, countif(c.status = 'failed') as failed_payments
from raw.chargebee_subscriptions s
left join raw.stripe_charges c on lower(c.email) = lower(s.email)
where s.status = 'active'
group by 1
"""
SPEND = "select campaign, cost from raw.ads_spend where cost > 500 order by cost desc limit 10"
