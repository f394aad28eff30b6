SELECT DATE_TRUNC(DATE(created_at), WEEK(MONDAY)) AS week, g.group_name,
       COUNTIF(score = 'good') AS good, COUNTIF(score = 'bad') AS bad,
       ROUND(COUNTIF(score = 'good') / COUNT(*), 3) AS csat
FROM support.csat_ratings r JOIN support.zd_groups g USING (group_id)
GROUP BY 1, 2 ORDER BY 1 DESC, 2
