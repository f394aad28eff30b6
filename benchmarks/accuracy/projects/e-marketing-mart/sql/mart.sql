CREATE OR REPLACE TABLE mart AS
WITH spend AS (
    SELECT day, campaign, cost, clicks, 'google' AS network FROM read_parquet('data/google.parquet')
    UNION ALL BY NAME
    SELECT day, campaign, cost, clicks, 'meta' AS network FROM read_parquet('data/meta.parquet')
)
SELECT s.day, s.network, s.campaign, s.cost, s.clicks, g.sessions, g.conversions,
       s.cost / NULLIF(g.conversions, 0) AS cpa
FROM spend s
LEFT JOIN read_json_auto('data/ga4.jsonl') g
       ON g.day = s.day AND lower(g.campaign) = lower(s.campaign);
