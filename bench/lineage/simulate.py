"""Stories with a known lineage, made out of any articles.

Agencies file and update; outlets cut from the bottom, reorder, merge two agencies, rewrite sentence by sentence, alter
quotes, add their own reporting, drop credits and publish late. Everything is drawn from one seed."""
import random
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

AGENCIES = ["Meridian", "Norrnet", "Ostpress", "Kalverra"]
PLACES = ["Harbour", "Valley", "Northern", "Eastern", "Island", "Upland", "Morning", "Evening", "Border", "Lakeside",
          "Canal", "Forest", "Mountain", "Southern", "Western", "Delta"]
KINDS = ["Courier", "Gazette", "Ledger", "Herald", "Post", "Echo", "Tribune", "Standard", "Mail", "Chronicle"]
SENTENCE = re.compile(r'(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bU\.S\.)["”’)]*\s+(?=["“A-Z])')
NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
SAYING = r'(?:said|says|stated|declared|noted)'
LINK = re.compile(r'\b(on|last|this) (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month)\b')


REAL = re.compile(r"\b(AFP|AP|Reuters|Associated Press|Xinhua|KCNA|Yonhap|Interfax|TASS|RIA|ITAR|Kyodo|ANSA|CNN|BBC|agency)\b")


def sentences_of(text):
    """Without those that name an agency: who feeds a simulated article must be known."""
    return [s.strip() for line in text.split("\n") for s in SENTENCE.split(line)
            if len(s.split()) > 4 and not REAL.search(s)]


def shingles(text, n=8):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + n]) for i in range(len(words) - n + 1)}


class Rewriter:
    """Says a sentence in other words: synonyms, numbers in words, parts turned around or left out."""

    def __init__(self, groups_file):
        self.others = {}
        for line in Path(groups_file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                group = line.split("|")
                for form in group:
                    self.others.setdefault(form, []).extend(o for o in group if o != form)
        forms = sorted(self.others, key=len, reverse=True)
        self.pattern = re.compile(r'(?<![\w-])(' + "|".join(map(re.escape, forms)) + r')(?![\w-])')

    def sentence(self, text, rate, rng):
        """The more is rewritten, the more freely."""
        if rng.random() < rate / 2:
            text = self.condense(text)
        text = self.words(text, rng)
        for _ in range(2 if rng.random() < rate / 2 else 1):
            text = self.turn(text, rng)
        return text

    @staticmethod
    def condense(text):
        """Leaves out what stands between commas, and words that only colour."""
        if not re.search(r'[“"]', text):
            text = re.sub(r'^([^,]{25,}), [^,]{8,90}, (?=[a-z])', r'\1 ', text)
            text = re.sub(r'^([^,]{40,}), (?:which|where|as|with|after|including) [^,]{8,90}\.$', r'\1.', text)
        return re.sub(r' [a-z]{4,}(?:ly|ous|ful|ive|ing) (?=[a-z]{4,})', " ", text)

    def words(self, text, rng):
        quoted = re.split(r'([“"][^”"]*[”"])', text)
        for i in range(0, len(quoted), 2):
            quoted[i] = self.pattern.sub(lambda m: rng.choice(self.others[m[1]]) if rng.random() < .85 else m[1], quoted[i])
            quoted[i] = re.sub(r'\b([2-9]|1[0-2])\b(?! ?(?:%|[.,:]\d))', lambda m: NUMBERS[int(m[1])], quoted[i])
            quoted[i] = re.sub(r' \([^)]{1,60}\)', "", quoted[i])
            quoted[i] = re.sub(r'(?<=\w) (very|really|just|already|also|even|only|then|largely|quite)(?= )', "", quoted[i])
            quoted[i] = re.sub(r'\b([a-z]{4,}) and ([a-z]{4,})\b', r'\2 and \1', quoted[i])
        return "".join(quoted)

    @staticmethod
    def turn(text, rng):
        ways = [
            (r'^([^“"]{30,}), ((?:[A-Z][\w.’\']+ ?){1,5}[^,“"]{0,30}?) (' + SAYING + r')\.$', r'\2 \3 that \1.'),
            (r'^((?:[A-Z][\w.’\']+ ?){1,5}[^,“"]{0,30}?) (' + SAYING + r')(?: that)? ([^“"]{30,})\.$', r'\3, \1 \2.'),
            (r'^((?:In|On|After|Before|During|Since|At|By|For|With) [^,“"]{4,60}), ([^“"]{20,})\.$', r'\2 \1.'),
            (r'^([^“"]{30,}) ((?:on|after|before|during|since|in) [^,“"]{6,40})\.$', r'\2, \1.'),
            (r'^([^“"]{40,}?), and ([^“"]{30,})\.$', r'\1. \2.'),
            (r'^([^“"]{30,}?), who ([^,“"]{10,80}), ([^“"]{15,})\.$', r'\1 \2 and \3.'),
        ]
        rng.shuffle(ways)
        for pattern, result in ways:
            turned, count = re.subn(pattern, result, text)
            if count:
                return ". ".join(p[:1].upper() + p[1:] for p in turned.split(". "))
        return text

    def text(self, sentences, rate, rng):
        out = []
        for sentence in sentences:
            if rng.random() < rate:
                sentence = self.sentence(sentence, rate, rng)
            elif rng.random() < rate / 3:
                continue
            out.append(sentence)
        for i in range(len(out) - 1):  # neighbours change places
            if rng.random() < rate / 5:
                out[i], out[i + 1] = out[i + 1], out[i]
        return out or sentences[:1]

    @staticmethod
    def alter_quotes(sentences, rng):
        """One word inside quotation marks, changed or dropped."""
        out = []
        for sentence in sentences:
            match = re.search(r'[“"]([^”"]{30,})[”"]', sentence)
            if match and rng.random() < .5:
                words = match[1].split()
                at = rng.randrange(1, len(words) - 1)
                words[at:at + 1] = rng.choice([[], ["really", words[at]]])
                sentence = sentence[:match.start(1)] + " ".join(words) + sentence[match.end(1):]
            out.append(sentence)
        return out


@dataclass
class Made:
    """An article, and what it was made from."""
    id: str
    outlet: str
    text: str
    published: datetime
    dated: bool = True
    credit: str = ""
    parents: list = field(default_factory=list)  # ids of articles, "agency:…"; none: its own
    origins: set = field(default_factory=set)

    def record(self):
        head = f"TOLLHAVEN ({self.credit}) – " if self.credit else ""
        out = {"id": self.id, "outlet": self.outlet, "title": self.id, "language": "en", "text": head + self.text}
        if self.dated:
            out["published"] = self.published.strftime("%Y-%m-%dT%H:%MZ")
        return out


class Story:
    """`bases`: four lists of sentences from articles on one event that share no text."""

    def __init__(self, bases, rate, rewriter, seed, credits=True):
        self.rng = random.Random(seed)
        self.rate, self.rewriter = rate, rewriter
        self.start = datetime(2031, 3, 4, 6)
        self.bases = bases
        self.names = self.rng.sample(AGENCIES, 2)
        self.outlets = self.rng.sample([f"{p} {k}" for p in PLACES for k in KINDS], 12)
        self.articles = []
        self.drops_credits = self.rng.random() < .3 or not credits
        first, second = bases[0], bases[1]
        self.filed = {self.names[0]: first[:14], self.names[1]: second[:14]}
        update = self.rewriter.text(first[:6], .3, self.rng)
        self.update = bases[3][:2] + update + first[6:12]
        self.make()

    def add(self, sentences, hours, parents, origins, credit="", late=False):
        published = self.start + timedelta(hours=hours + (30 if late else 0), minutes=self.rng.randrange(60))
        made = Made(f"article-{len(self.articles)}", self.outlets[len(self.articles)],
                    self.paragraphs(sentences), published, self.rng.random() > .15, credit, parents, origins)
        self.articles.append((made, sentences))
        return made

    @staticmethod
    def paragraphs(sentences):
        return "\n\n".join(" ".join(sentences[i:i + 2]) for i in range(0, len(sentences), 2))

    def credit(self, agency):
        return "" if self.drops_credits or self.rng.random() < .35 else agency

    def taken(self, sentences):
        return self.rewriter.text(sentences, self.rate, self.rng)

    def make(self):
        rng, (one, two) = self.rng, self.names
        for agency in (one, one, two):  # cut from the bottom
            cut = self.filed[agency][:rng.randrange(6, len(self.filed[agency]) + 1)]
            self.add(self.taken(cut), rng.randrange(1, 5), [f"agency:{agency}"], {agency}, self.credit(agency))
        self.add(self.taken(self.update), rng.randrange(5, 9), [f"agency:{one}"], {one}, self.credit(one))
        own = self.bases[2][:10]
        self.add(own, rng.randrange(2, 9), [], {"own"})  # an independent reporter
        source, printed = self.articles[rng.randrange(4)]  # an outlet copies an outlet
        self.add(self.taken(printed[:max(4, len(printed) - 2)]), 10 + rng.randrange(4), [source.id], set(source.origins))
        altered = self.rewriter.alter_quotes(self.taken(self.filed[two]), rng)
        self.add(altered, rng.randrange(3, 9), [f"agency:{two}"], {two}, self.credit(two))
        merged = self.taken(self.filed[one][:6]) + self.taken(self.filed[two][:6])
        self.add(merged, 9 + rng.randrange(5), [f"agency:{one}", f"agency:{two}"], {one, two})
        added = self.taken(self.filed[one][:7]) + self.bases[2][10:13]
        self.add(added, 8 + rng.randrange(6), [f"agency:{one}"], {one}, self.credit(one))
        late, printed = self.articles[rng.randrange(3)]
        self.add(self.taken(printed), 12, [late.id], set(late.origins), late=True)

    def stands_in(self, child, parent):
        """Does every sentence of an article stand word for word in an earlier one, or in an agency's text?"""
        held = {m.id: (s, m.published) for m, s in self.articles}
        sentences, published = held[child]
        if parent.startswith("agency:"):
            filed = {name.lower(): text for name, text in self.filed.items()}.get(parent[7:], [])
            return set(sentences) <= set(filed)
        return set(sentences) <= set(held[parent][0]) and held[parent][1] < published

    def records(self):
        return [made.record() for made, _ in self.articles]
