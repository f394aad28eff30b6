begin;
delete from finance.daily_revenue where day = '{{ ds }}';
insert into finance.daily_revenue (day, revenue_eur)
select trunc(timestamp 'epoch' + created * interval '1 second'), sum(amount) / 100.0
from stripe.charges_raw
where status = 'succeeded' and currency = 'eur'
  and trunc(timestamp 'epoch' + created * interval '1 second') = '{{ ds }}'
group by 1;
commit;
