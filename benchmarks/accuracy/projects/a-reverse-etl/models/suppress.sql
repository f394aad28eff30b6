select to_hex(sha256(lower(email))) as hashed from `acme.marts.customers` where active
