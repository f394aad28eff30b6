from .helpdesk import GorgiasApi
from .marketing import KlaviyoApi
from .shop import RechargeApi, YotpoApi, woo_customers
