import chargebee
from flask import Flask

from dunning import config
from dunning.views import hooks


def create_app():
    chargebee.configure(config.CHARGEBEE_KEY, config.CHARGEBEE_SITE)
    app = Flask(__name__)
    app.register_blueprint(hooks, url_prefix="/hooks")
    return app
