#!/usr/bin/env python3
"""Makes src/extract/html/reference_names.inc: the named character references of HTML 13.5.

  python3 tools/make_references.py > src/extract/html/reference_names.inc

Facts from Python's own table (html.entities.html5), which is the standard's. A word is NAME#HEX or NAME#HEX+HEX; NAME*HEX also counts
without the semicolon, as old pages write it. Words stand in the order of their bytes, which is that of the names: '#' and '*' come before
letters and digits.
"""
from html.entities import html5

words = []
for name in sorted(n[:-1] for n in html5 if n.endswith(";")):
    code = "+".join(f"{ord(c):X}" for c in html5[name + ";"])
    words.append(f"{name}{'*' if name in html5 else '#'}{code}")

print("// Made by tools/make_references.py; named character references, in order of their bytes.")
line = ""
for word in words:
    if len(line) + len(word) > 150:
        print(f'"{line}"')
        line = ""
    line += word + " "
print(f'"{line}"')
