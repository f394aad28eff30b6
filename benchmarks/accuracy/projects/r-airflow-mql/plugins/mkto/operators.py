import json

from airflow.models import BaseOperator
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.salesforce.hooks.salesforce import SalesforceHook

from mkto.hook import MarketoHook


class SalesforceToS3JsonOperator(BaseOperator):
    template_fields = ("soql", "key")

    def __init__(self, *, soql, bucket, key, salesforce_conn_id="salesforce_default", aws_conn_id="aws_default", **kw):
        super().__init__(**kw)
        self.soql, self.bucket, self.key = soql, bucket, key
        self.salesforce_conn_id, self.aws_conn_id = salesforce_conn_id, aws_conn_id

    def execute(self, context):
        records = SalesforceHook(salesforce_conn_id=self.salesforce_conn_id).make_query(self.soql)["records"]
        for r in records:
            r.pop("attributes", None)
        lines = "\n".join(json.dumps(r) for r in records)
        S3Hook(self.aws_conn_id).load_string(lines, key=self.key, bucket_name=self.bucket, replace=True)
        self.log.info("%d records", len(records))
        return self.key


class MarketoUnsubscribesToSalesforceOperator(BaseOperator):
    UNSUBSCRIBE = 9
    template_fields = ("since",)

    def __init__(self, *, since, marketo_conn_id="marketo_default", salesforce_conn_id="salesforce_default", **kw):
        super().__init__(**kw)
        self.since = since
        self.marketo_conn_id, self.salesforce_conn_id = marketo_conn_id, salesforce_conn_id

    def execute(self, context):
        mk = MarketoHook(self.marketo_conn_id)
        acts = {a["leadId"]: a for a in mk.activities([self.UNSUBSCRIBE], self.since)}
        if not acts:
            return 0
        leads = mk.leads_by_id(list(acts), ["id", "email", "sfdcContactId"])
        sf = SalesforceHook(salesforce_conn_id=self.salesforce_conn_id).get_conn()
        updates = []
        for lead_id, act in acts.items():
            contact = leads.get(lead_id, {}).get("sfdcContactId")
            if not contact:
                continue
            updates.append(
                {"Id": contact, "HasOptedOutOfEmail": True, "Opt_Out_Mailing__c": act["primaryAttributeValue"], "Opt_Out_At__c": act["activityDate"]}
            )
        sf.bulk.Contact.update(updates, batch_size=2000)
        return len(updates)
