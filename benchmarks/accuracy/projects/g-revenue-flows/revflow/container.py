from dependency_injector import containers, providers

from .io.crm import Crm
from .io.warehouse import Warehouse
from .io.zuora import Zuora


class Container(containers.DeclarativeContainer):
    config = providers.Configuration(yaml_files=["settings.yml"])

    billing = providers.Singleton(
        Zuora, config.zuora.base, config.zuora.client_id, config.zuora.secret
    )
    warehouse = providers.Singleton(
        Warehouse,
        account=config.snowflake.account,
        user=config.snowflake.user,
        password=config.snowflake.password,
        database="REVENUE",
        schema="RAW",
        warehouse="LOAD_WH",
    )
    crm = providers.Singleton(
        Crm,
        username=config.sf.user,
        password=config.sf.password,
        security_token=config.sf.token,
    )
