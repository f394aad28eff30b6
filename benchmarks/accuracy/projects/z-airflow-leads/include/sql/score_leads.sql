delete from mart.lead_score where changed_on = current_date;
insert into mart.lead_score (lead_id, score, grade, changed_on)
select l.id, coalesce(a.points, 0) + case when l.industry = 'Software' then 20 else 0 end,
       case when coalesce(a.points, 0) > 50 then 'A' else 'B' end, current_date
from staging.leads l
left join (select m.sf_id, sum(p.points) points
             from staging.activities s join mart.marketo_ids m on m.lead = s.lead join mart.points p on p.kind = s.kind
            group by 1) a on a.sf_id = l.id
