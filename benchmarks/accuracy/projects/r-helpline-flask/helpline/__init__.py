import os

from flask import Flask

from .extensions import db, migrate


def create_app(test_config=None):
    app = Flask(__name__)
    app.config.from_mapping(
        SQLALCHEMY_DATABASE_URI=os.environ.get("DATABASE_URL", "postgresql+psycopg2://helpline@localhost/helpline"),
        SQLALCHEMY_TRACK_MODIFICATIONS=False,
        SLACK_BOT_TOKEN=os.environ.get("SLACK_BOT_TOKEN"),
        SLACK_CHANNEL=os.environ.get("SLACK_CHANNEL", "#support-hot"),
        ZENDESK_SUBDOMAIN=os.environ.get("ZENDESK_SUBDOMAIN"),
        ZENDESK_EMAIL=os.environ.get("ZENDESK_EMAIL"),
        ZENDESK_TOKEN=os.environ.get("ZENDESK_TOKEN"),
    )
    if test_config:
        app.config.update(test_config)
    db.init_app(app)
    migrate.init_app(app, db)

    from .api import bp as api_bp
    from .hooks import bp as hooks_bp
    from .commands import register_commands

    app.register_blueprint(hooks_bp, url_prefix="/hooks")
    app.register_blueprint(api_bp, url_prefix="/api")
    register_commands(app)
    return app
