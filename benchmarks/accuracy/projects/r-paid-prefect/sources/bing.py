import csv
import tempfile

from bingads.authorization import AuthorizationData, OAuthWebAuthCodeGrant
from bingads.v13.reporting import ReportingDownloadParameters, ReportingServiceManager
from bingads import ServiceClient


def _auth(cfg):
    auth = OAuthWebAuthCodeGrant(cfg["client_id"], cfg["client_secret"], cfg["redirect_uri"])
    auth.request_oauth_tokens_by_refresh_token(cfg["refresh_token"])
    return AuthorizationData(
        account_id=cfg["account_id"],
        customer_id=cfg["customer_id"],
        developer_token=cfg["developer_token"],
        authentication=auth,
    )


def _request(service, cfg, start, end):
    req = service.factory.create("CampaignPerformanceReportRequest")
    req.Aggregation = "Daily"
    req.Format = "Csv"
    req.ExcludeReportHeader = True
    req.ExcludeReportFooter = True
    scope = service.factory.create("AccountThroughCampaignReportScope")
    scope.AccountIds = {"long": [cfg["account_id"]]}
    req.Scope = scope
    time = service.factory.create("ReportTime")
    time.CustomDateRangeStart = {"Day": start.day, "Month": start.month, "Year": start.year}
    time.CustomDateRangeEnd = {"Day": end.day, "Month": end.month, "Year": end.year}
    req.Time = time
    cols = service.factory.create("ArrayOfCampaignPerformanceReportColumn")
    cols.CampaignPerformanceReportColumn.append(
        ["TimePeriod", "CampaignId", "CampaignName", "Spend", "Clicks", "Impressions"]
    )
    req.Columns = cols
    return req


def microsoft_ads_spend(cfg, start, end):
    auth = _auth(cfg)
    service = ServiceClient(service="ReportingService", version=13, authorization_data=auth, environment="production")
    manager = ReportingServiceManager(authorization_data=auth, poll_interval_in_milliseconds=5000, environment="production")
    with tempfile.TemporaryDirectory() as tmp:
        path = manager.download_file(
            ReportingDownloadParameters(
                report_request=_request(service, cfg, start, end),
                result_file_directory=tmp,
                result_file_name="campaigns.csv",
                overwrite_result_file=True,
                timeout_in_milliseconds=360000,
            )
        )
        with open(path, encoding="utf-8-sig", newline="") as fh:
            for r in csv.DictReader(fh):
                yield {
                    "DATE": r["TimePeriod"],
                    "CAMPAIGN_ID": r["CampaignId"],
                    "CAMPAIGN": r["CampaignName"],
                    "SPEND": float(r["Spend"]),
                    "CLICKS": int(r["Clicks"]),
                    "IMPRESSIONS": int(r["Impressions"]),
                }
