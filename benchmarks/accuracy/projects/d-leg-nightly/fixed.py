from cfg import WIDTHS


def pack(rec):
    return "".join(str(rec[n] if rec[n] is not None else "")[:w].ljust(w) for n, w in WIDTHS)


def unpack(line):
    rec, pos = {}, 0
    for n, w in WIDTHS:
        rec[n] = line[pos:pos + w].strip()
        pos += w
    return rec
