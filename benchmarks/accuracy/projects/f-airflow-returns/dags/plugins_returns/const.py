BUCKET = "acme-lake-prod"
ROLE = "arn:aws:iam::123456789012:role/redshift-copy"
RECORD_TYPE = "0125g000000abcd"
