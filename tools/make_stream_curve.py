#!/usr/bin/env python3
"""Draws docs/group-stream.svg from a run of the stream bench.

  stemma_bench_group_stream 1048576 --plain 65536 > stream.txt
  tools/make_stream_curve.py stream.txt > docs/group-stream.svg
"""
import math
import sys

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 380, 70, 50, 40, 150


with open(sys.argv[1], encoding="utf-8") as lines:
    rows = [line.split() for line in lines if line.split()[:1] and line.split()[0].isdigit()]
# open, articles/s, B-cubed, KB/article, and where it was asked the plain way's articles/s
curves = [("stemma group", "#1f5f8b", [(float(row[0]), float(row[1])) for row in rows]),
          ("TF-IDF neighbour", "#b5533c",
           [(float(row[0]), float(row[4])) for row in rows if len(row) == 5])]
most_open = max(float(row[0]) for row in rows)


def x_of(articles):
    share = math.log(articles / 1024) / math.log(most_open / 1024)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def y_of(speed):
    share = math.log10(speed / 100) / 2
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
      'font-family="sans-serif" font-size="13">')
print("<title>Articles per second on one core, as open articles grow</title>")
print(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>')
print(f'<text x="{LEFT}" y="22" font-size="15" fill="#222">'
      "Articles per second on one core, as open articles grow</text>")
for speed in (100, 1000, 10000):
    y = y_of(speed)
    print(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
    print(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#555">{speed:,}</text>')
articles = 1024
while articles <= most_open:
    print(f'<text x="{x_of(articles):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" '
          f'fill="#555">{articles // 1024:,}K</text>')
    articles *= 4
print(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle" fill="#555">'
      "open articles</text>")
for name, colour, points in curves:
    line = " ".join(f"{x_of(a):.1f},{y_of(s):.1f}" for a, s in points)
    print(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
    a, s = points[-1]
    print(f'<text x="{x_of(a) + 8:.1f}" y="{y_of(s) + 4:.1f}" fill="{colour}">{name}</text>')
print("</svg>")
