#!/usr/bin/env bash
set -euo pipefail
common=(--gen2 --runtime=python311 --region=europe-west1 --set-env-vars="GCP_PROJECT=${PROJECT}")
gcloud functions deploy feedback-on-upload "${common[@]}" --entry-point=on_upload --trigger-bucket="${PROJECT}-feedback"
gcloud functions deploy feedback-on-row "${common[@]}" --entry-point=on_row --trigger-topic=feedback-rows
gcloud functions deploy feedback-digest "${common[@]}" --entry-point=digest --trigger-http --no-allow-unauthenticated
gcloud scheduler jobs create http feedback-digest --schedule="0 7 * * 1" --uri="$(gcloud functions describe feedback-digest --gen2 --region=europe-west1 --format='value(serviceConfig.uri)')"
