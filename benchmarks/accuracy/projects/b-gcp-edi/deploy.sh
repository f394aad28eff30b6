#!/bin/sh
gcloud functions deploy edi-intake --gen2 --source intake --entry-point collect --trigger-http
gcloud functions deploy edi-parse --gen2 --source parse --entry-point on_upload --trigger-bucket "$EDI_BUCKET"
gcloud functions deploy edi-confirm --gen2 --source confirm --entry-point on_order --trigger-topic edi-orders
