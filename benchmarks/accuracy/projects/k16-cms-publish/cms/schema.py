from marshmallow import EXCLUDE, Schema, fields, post_load


class Doc:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class ArticleSchema(Schema):
    class Meta:
        unknown = EXCLUDE

    title = fields.Str(required=True)
    slug = fields.Str(required=True)
    teaser = fields.Str(load_default="")
    tags = fields.List(fields.Str(), load_default=list)
    body = fields.Str(load_default="")

    @post_load
    def make(self, data, **_):
        return Doc(**data)
