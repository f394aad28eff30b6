import backoff
import requests


class RateLimited(Exception):
    pass


class ChargebeeClient(object):
    def __init__(self, site, api_key):
        self.base = 'https://%s.chargebee.com/api/v2' % site
        self.session = requests.Session()
        self.session.auth = (api_key, '')

    @backoff.on_exception(backoff.expo, RateLimited, max_tries=6)
    def _get(self, path, params):
        r = self.session.get(self.base + path, params=params, timeout=60)
        if r.status_code == 429:
            raise RateLimited()
        r.raise_for_status()
        return r.json()

    def iterate(self, entity, updated_after):
        """yields the inner objects, chargebee wraps them as {'invoice': {...}}"""
        params = {'limit': 100, 'updated_at[after]': updated_after, 'sort_by[asc]': 'updated_at'}
        while True:
            page = self._get('/%ss' % entity, params)
            for wrapped in page['list']:
                yield wrapped[entity]
            if 'next_offset' not in page:
                break
            params['offset'] = page['next_offset']
