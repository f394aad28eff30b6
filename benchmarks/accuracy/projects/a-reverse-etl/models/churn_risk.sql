select user_id as external_id, email, risk_bucket, cast(score as float64) as score
from `acme.ml.churn_scores`
where run_date = current_date()
