from .base import Export, Table
from .billing import ChargebeeInvoices, RecurlyAccounts
from .feedback import HelpScoutHappiness, SurveyMonkeyResponses

ALL = [ChargebeeInvoices, RecurlyAccounts, SurveyMonkeyResponses, HelpScoutHappiness]
