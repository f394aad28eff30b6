from flask import Flask

from .routes import bp


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env("HOOKS")
    app.register_blueprint(bp, url_prefix="/hooks")
    return app
