# -*- coding: utf-8 -*-
import os

import yaml

with open(os.path.join(os.path.dirname(__file__), 'conf.yml'), encoding='utf-8') as f:
    C = yaml.safe_load(f)
