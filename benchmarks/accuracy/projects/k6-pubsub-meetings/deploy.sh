#!/bin/sh
gcloud functions deploy calendly-hook --gen2 --runtime=python312 --source=ingest --entry-point=calendly_hook --trigger-http
gcloud functions deploy enrich-invitee --gen2 --runtime=python312 --source=enrich --entry-point=enrich --trigger-topic=invitees
