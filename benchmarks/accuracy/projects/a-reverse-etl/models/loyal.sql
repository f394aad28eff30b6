select email, loyalty_points, tier from `acme.marts.loyalty` where updated_at > timestamp_sub(current_timestamp(), interval 1 day)
