gcloud functions deploy google_lead_form --gen2 --runtime=python311 --trigger-http --region=europe-west3
gcloud functions deploy route_lead --gen2 --runtime=python311 --trigger-topic=new-leads --region=europe-west3
gcloud functions deploy sendgrid_events --gen2 --runtime=python311 --trigger-http --region=europe-west3
gcloud functions deploy daily_digest --gen2 --runtime=python311 --trigger-topic=tick-daily --region=europe-west3
