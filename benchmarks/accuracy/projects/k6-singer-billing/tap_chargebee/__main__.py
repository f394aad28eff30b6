import singer
from singer import utils

from tap_chargebee.client import ChargebeeClient

LOGGER = singer.get_logger()

STREAMS = {
    'invoice': {
        'properties': {
            'id': {'type': 'string'},
            'customer_id': {'type': 'string'},
            'total': {'type': 'integer'},
            'currency_code': {'type': 'string'},
            'status': {'type': 'string'},
            'updated_at': {'type': 'integer'},
        }
    },
    'credit_note': {
        'properties': {
            'id': {'type': 'string'},
            'customer_id': {'type': 'string'},
            'total': {'type': 'integer'},
            'currency_code': {'type': 'string'},
            'status': {'type': 'string'},
            'updated_at': {'type': 'integer'},
        }
    },
}


def project(record, schema):
    return {k: record.get(k) for k in schema['properties']}


def sync_stream(client, stream, schema, state):
    since = state.get(stream, 0)
    singer.write_schema(stream, schema, ['id'])
    for rec in client.iterate(stream, since):
        singer.write_record(stream, project(rec, schema))
        since = max(since, rec['updated_at'])
    state[stream] = since
    singer.write_state(state)


@utils.handle_top_exception(LOGGER)
def main():
    args = utils.parse_args(['site', 'api_key'])
    client = ChargebeeClient(args.config['site'], args.config['api_key'])
    state = args.state or {}
    for stream, schema in STREAMS.items():
        LOGGER.info('syncing %s', stream)
        sync_stream(client, stream, schema, state)


if __name__ == '__main__':
    main()
