select c.email,
       c.first_name,
       c.preferred_channel,
       max(o.ordered_at)::date as last_order,
       count(*)                as orders
from   mart.customers c
join   mart.orders o using (customer_id)
where  c.consent
group  by 1, 2, 3
having datediff('day', max(o.ordered_at), current_date) between 60 and 120
