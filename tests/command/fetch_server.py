"""A news site for the test of fetching: on the loopback, at a port that the system chooses.

Usage: fetch_server.py PORT_FILE AGENTS_FILE
"""

import gzip
import http.server
import os
import sys

PAGE = (
    "<!DOCTYPE html><html><head><title>Ferry late again</title></head><body><article>"
    "<h1>Ferry late again</h1>"
    "<p>The ferry to Skerrin was late again on Monday morning, the harbour master said.</p>"
    "<p>Some 214 passengers waited on the quay for two hours, in the rain and without tea.</p>"
    "</article></body></html>"
)
LATIN1 = PAGE.replace("Skerrin", "Möwenburg").encode("iso-8859-1")
FEED = (
    "<rss><channel><title>Post</title>"
    "<item><title>Ferry</title><link>{at}/page.html</link><description>Only a summary.</description>"
    "</item><item><title>Tug</title><link>{at}/none</link>"
    "<content:encoded>&lt;p&gt;The tug that was hit on Friday is back in the harbour of Port"
    " Ellery, its owner told the Post.&lt;/p&gt;</content:encoded></item></channel></rss>"
)
SITEMAP = "<urlset><url><loc>{at}/page.html</loc></url></urlset>"
INDEX = "<sitemapindex><sitemap><loc>{at}/sitemap.xml</loc></sitemap></sitemapindex>"
ROBOTS = "User-agent: *\nDisallow: /private/\n"
REDIRECTS = {
    "/moved": "/page.html",
    "/loop": "/loop",
    "/to-file": "file:///etc/passwd",
    "/moved-to-private": "/private/page.html",
}


def archive():
    body = PAGE.encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
        "WARC-Date: 2031-05-02T06:15:00Z\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        chunk = b"<p>On and on.</p>" * 60000
        try:
            while True:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        except OSError:
            self.close_connection = True

    def do_GET(self):
        with open(sys.argv[2], "a", encoding="utf-8") as agents:
            agents.write(self.headers.get("User-Agent", "none") + "\n")
        at = "http://" + self.headers["Host"]
        path = self.path
        pages = {"/page.html": PAGE, "/private/page.html": PAGE}
        lists = {"/feed.xml": FEED, "/sitemap.xml": SITEMAP, "/sitemap-index.xml": INDEX}
        if path == "/robots.txt":
            self.answer(ROBOTS.encode(), "text/plain")
        elif path in REDIRECTS:
            self.answer(b"", status=302, Location=REDIRECTS[path])
        elif path in pages:
            self.answer(pages[path].encode())
        elif path in lists:
            self.answer(lists[path].format(at=at).encode(), "application/xml")
        elif path == "/latin1.html":
            self.answer(LATIN1, "text/html; charset=iso-8859-1")
        elif path == "/archive.warc.gz":
            self.answer(archive(), "application/gzip")
        elif path == "/bomb":
            self.answer(gzip.compress(bytes(200_000_000), 1), Content_Encoding="gzip")
        elif path == "/endless":
            self.endless()
        elif path == "/picture":
            self.answer(b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png")
        elif path == "/many-headers":
            self.send_response(200)
            for number in range(5000):
                self.send_header(f"X-{number}", "x" * 60)
            self.end_headers()
            self.close_connection = True
        elif path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"<p>Not a thousand")
            self.close_connection = True
        else:
            self.answer(b"no", status=500 if path == "/broken" else 404)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that hangs up is part of the test."""


server = Server(("127.0.0.1", 0), Site)
with open(sys.argv[1] + ".new", "w", encoding="utf-8") as port_file:
    port_file.write(str(server.server_address[1]))
os.rename(sys.argv[1] + ".new", sys.argv[1])
server.serve_forever()
