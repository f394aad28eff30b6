-- reverse ETL: one row per CRM account
select sf_account_id  as "Id",
       health_score   as "Health_Score__c",
       seats_used     as "Seats_Used__c",
       to_char(last_seen_at, 'YYYY-MM-DD') as "Last_Seen__c"
from   {{ schema }}.account_health
where  updated_at >= current_date - 1
