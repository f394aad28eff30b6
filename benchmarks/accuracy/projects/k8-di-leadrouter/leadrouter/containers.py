from dependency_injector import containers, providers

from . import gateways, services


class Gateways(containers.DeclarativeContainer):
    config = providers.Configuration()

    salesforce = providers.Singleton(
        gateways.SalesforceGateway,
        username=config.salesforce.username,
        password=config.salesforce.password,
        security_token=config.salesforce.security_token,
    )
    marketo = providers.Singleton(
        gateways.MarketoGateway,
        munchkin=config.marketo.munchkin,
        client_id=config.marketo.client_id,
        client_secret=config.marketo.client_secret,
    )
    sms = providers.Singleton(
        gateways.SmsGateway, sid=config.twilio.sid, token=config.twilio.token, sender=config.twilio.sender
    )
    mail = providers.Singleton(gateways.MailGateway, token=config.postmark.token, sender=config.postmark.sender)


class Application(containers.DeclarativeContainer):
    config = providers.Configuration(yaml_files=["config.yml"])
    gateways = providers.Container(Gateways, config=config)

    lead_import = providers.Factory(
        services.LeadImport,
        crm=gateways.salesforce,
        automation=gateways.marketo,
        list_id=config.marketo.list_id.as_int(),
    )
    nudge = providers.Factory(services.Nudge, crm=gateways.salesforce, sms=gateways.sms)
    report = providers.Factory(
        services.PipelineReport, crm=gateways.salesforce, mail=gateways.mail, recipient=config.report.recipient
    )
