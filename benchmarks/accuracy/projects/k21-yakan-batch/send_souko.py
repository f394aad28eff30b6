# -*- coding: utf-8 -*-
# 出荷指示を倉庫へ送る。送ったら done/ へ移す
import glob
import os
import shutil

from common import out_path, souko

files = sorted(glob.glob(out_path('shukka_*.tsv')))
if not files:
    print 'nothing to send'
else:
    with souko() as sftp:
        for f in files:
            sftp.put(f, '/shukka/' + os.path.basename(f))
            shutil.move(f, out_path('done'))
            print 'sent', f
