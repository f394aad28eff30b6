"""
postmark_bounces ─┐
                  ├─ hard_bounces ── marketo_invalid
sparkpost_bounces ┘

sparkpost_complaints ── marketo_unsubscribed        (same tool, different rule: never merge)
domain_reputation ── reputation_index                (Postmaster Tools -> Elastic)
"""
from datetime import date, timedelta

import pandas as pd
from dagster import AssetExecutionContext, AssetIn, DailyPartitionsDefinition, MetadataValue, Output, asset
from elasticsearch.helpers import bulk
from google.oauth2 import service_account
from googleapiclient.discovery import build

from .resources import Marketo, Postmark, SparkPost

days = DailyPartitionsDefinition(start_date="2024-02-01")
DOMAINS = ["mail.reisebuero.example", "news.reisebuero.example"]


@asset(partitions_def=days, group_name="bounces")
def postmark_bounces(context: AssetExecutionContext, postmark: Postmark) -> pd.DataFrame:
    rows = [
        {"email": b["Email"].lower(), "reason": b["Description"], "at": b["BouncedAt"], "stream": b["MessageStream"]}
        for b in postmark.bounces(context.partition_key)
    ]
    return pd.DataFrame(rows, columns=["email", "reason", "at", "stream"])


@asset(partitions_def=days, group_name="bounces")
def sparkpost_bounces(context: AssetExecutionContext, sparkpost: SparkPost) -> pd.DataFrame:
    df = pd.DataFrame(sparkpost.events("bounce", context.partition_key))
    if df.empty:
        return pd.DataFrame(columns=["email", "reason", "at", "stream"])
    df = df[df["bounce_class"].isin(["10", "30", "90"])]
    return df.rename(columns={"rcpt_to": "email", "raw_reason": "reason", "timestamp": "at", "subaccount_id": "stream"})


@asset(
    partitions_def=days,
    group_name="bounces",
    ins={"pm": AssetIn("postmark_bounces"), "sp": AssetIn("sparkpost_bounces")},
)
def hard_bounces(pm: pd.DataFrame, sp: pd.DataFrame) -> Output[pd.DataFrame]:
    both = pd.concat([pm, sp[pm.columns]], ignore_index=True)
    both = both.sort_values("at").drop_duplicates("email", keep="last")
    return Output(both, metadata={"rows": len(both), "preview": MetadataValue.md(both.head().to_markdown())})


@asset(partitions_def=days, group_name="bounces")
def marketo_invalid(hard_bounces: pd.DataFrame, marketo: Marketo) -> None:
    marketo.upsert(
        [
            {"email": r.email, "emailInvalid": True, "emailInvalidCause": f"{r.reason[:200]} ({r.at[:10]})"}
            for r in hard_bounces.itertuples()
        ]
    )


@asset(partitions_def=days, group_name="complaints")
def sparkpost_complaints(context: AssetExecutionContext, sparkpost: SparkPost) -> list[str]:
    return sorted({e["rcpt_to"].lower() for e in sparkpost.events("spam_complaint", context.partition_key)})


@asset(partitions_def=days, group_name="complaints")
def marketo_unsubscribed(context: AssetExecutionContext, sparkpost_complaints: list[str], marketo: Marketo) -> None:
    if marketo.usage() > 45_000:
        context.log.warning("quota nearly used, complaints go tomorrow")
        return
    marketo.upsert([{"email": e, "unsubscribed": True, "unsubscribedReason": "spam complaint"} for e in sparkpost_complaints])


@asset(group_name="reputation")
def domain_reputation() -> list[dict]:
    creds = service_account.Credentials.from_service_account_file(
        "/secrets/postmaster.json", scopes=["https://www.googleapis.com/auth/postmaster.readonly"]
    )
    svc = build("gmailpostmastertools", "v1", credentials=creds, cache_discovery=False)
    docs = []
    day = date.today() - timedelta(days=2)
    for domain in DOMAINS:
        stats = svc.domains().trafficStats().get(name=f"domains/{domain}/trafficStats/{day:%Y%m%d}").execute()
        docs.append(
            {
                "domain": domain,
                "@timestamp": day.isoformat(),
                "reputation": stats.get("domainReputation"),
                "spam_rate": stats.get("userReportedSpamRatio", 0.0),
                "dkim": stats.get("dkimSuccessRatio"),
            }
        )
    return docs


@asset(group_name="reputation", required_resource_keys={"elastic"})
def reputation_index(context, domain_reputation: list[dict]):
    def actions():
        for doc in domain_reputation:
            yield {"_index": "mail-reputation", "_id": f"{doc['domain']}-{doc['@timestamp']}", "_source": doc}

    ok, errors = bulk(context.resources.elastic, actions(), raise_on_error=False)
    context.add_output_metadata({"indexed": ok, "errors": len(errors)})
