#!/usr/bin/env python3
"""Makes data/read/word_classes.txt from WordNet 3.0 (Debian: wordnet-base, /usr/share/wordnet).

  python3 tools/make_word_classes.py /usr/share/wordnet data/read/word_classes.txt

A class says of a word in what field its senses lie (communication, cognition, possession …), how many of them are communication or
cognition, and what a verb takes (a that-clause, an infinitive, a person). Facts in our own form: no gloss, example or synset is kept.
"""
import collections, sys
from pathlib import Path

VERBAL = {31, 32}          # WordNet's lexicographer files: verb.cognition, verb.communication
NOMINAL = {9, 10, 12}      # noun.cognition, noun.communication, noun.feeling
THAT, INFINITIVE, PERSON = (26, 29, 34), (24, 28, 32), (9,)   # sentence frames
HEADER = """# Fields of English words, for cues of attributions: made by tools/make_word_classes.py from WordNet 3.0.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Its licence permits use, copying and
# distribution with this notice; it comes as is, without warranties of any kind.
#
# verb FIELD FRAMES: words   FIELD = (field of the first sense - 28) * 4 + share of communication and cognition among
#                            its senses (0 none … 3 nearly all); FRAMES = 1 + (that * 3 + infinitive) * 2 + person,
#                            that and infinitive being 0 no, 1 in a rare sense, 2 in a main sense
# noun FIELD VERB: words     FIELD = field * 4 + share of communication, cognition and feeling;
#                            VERB = 1 + field of the verb it comes from, 1 for none
# adj FIELD 0: words         field of the verb or noun it comes from
#
# Common words come first: of two words that src/read/syntax/inflections.h cannot tell apart, the first counts.
"""


def load(folder, pos):
    """{offset: (field, words, pointers, frames)} and {word: offsets, the most frequent sense first}."""
    synsets, index = {}, {}
    for line in open(folder / f'data.{pos}'):
        if line.startswith('  '):
            continue
        f = line.split('|')[0].split()
        count = int(f[3], 16)
        words = [f[4 + 2 * i].lower().split('(')[0] for i in range(count)]
        at = 4 + 2 * count
        pointers = [tuple(f[at + 1 + 4 * i:at + 5 + 4 * i]) for i in range(int(f[at]))]
        at += 1 + 4 * len(pointers)
        frames = [(int(f[at + 2 + 3 * i]), int(f[at + 3 + 3 * i], 16)) for i in range(int(f[at]))] if pos == 'verb' else []
        synsets[f[0]] = (int(f[1]), words, pointers, frames)
    for line in open(folder / f'index.{pos}'):
        if not line.startswith('  '):
            f = line.split()
            if f[0].isalpha() and f[0].isascii():
                index[f[0]] = f[-int(f[2]):]
    return synsets, index


def share(offsets, synsets, fields):
    weights = [(1 / (rank + 1), synsets[o][0] in fields) for rank, o in enumerate(offsets)]
    part = sum(w for w, inside in weights if inside) / sum(w for w, _ in weights)
    return 0 if part == 0 else 1 if part < 0.34 else 2 if part < 0.75 else 3


def verb_class(word, offsets, synsets):
    best = collections.Counter()   # frame → 1 / rank of the first sense that has it
    for rank, offset in enumerate(offsets):
        _, words, _, frames = synsets[offset]
        for frame, number in frames:
            if number == 0 or words[number - 1] == word:
                best[frame] = max(best[frame], 1 / (rank + 1))
    level = lambda frames: (lambda w: 0 if w == 0 else 1 if w < 0.5 else 2)(max(best[f] for f in frames))
    frames = (level(THAT) * 3 + level(INFINITIVE)) * 2 + (best[PERSON[0]] > 0)
    return (synsets[offsets[0]][0] - 28) * 4 + share(offsets, synsets, VERBAL), 1 + frames


def derived_from(word, offsets, synsets, targets):
    """The field that most of its senses are derived from, 0 for none."""
    fields = collections.Counter()
    for rank, offset in enumerate(offsets):
        _, words, pointers, _ = synsets[offset]
        for symbol, target, pos, source in pointers:
            number = int(source[:2], 16)
            if symbol == '+' and pos in targets and (number == 0 or words[number - 1] == word):
                fields[targets[pos][target][0]] += 1 / (rank + 1)
    return min(fields, key=lambda k: (-fields[k], k)) if fields else 0


def main(folder, out):
    (verbs, verb_index), (nouns, noun_index), (adjs, adj_index) = (load(folder, pos) for pos in ('verb', 'noun', 'adj'))
    used = collections.Counter()   # how often a word was met in the sense-tagged texts
    for line in open(folder / 'cntlist.rev'):
        key, _, count = line.split()
        used[key.split('%')[0], key.split('%')[1][0]] += int(count)
    groups = collections.defaultdict(list)
    tier = lambda word, number: sum(used[word, number] < least for least in (20, 3))
    for word, offsets in verb_index.items():
        groups[tier(word, '2'), 'verb', *verb_class(word, offsets, verbs)].append((-used[word, '2'], -len(offsets), word))
    for word, offsets in noun_index.items():
        verb = derived_from(word, offsets, nouns, {'v': verbs})
        field = nouns[offsets[0]][0] * 4 + share(offsets, nouns, NOMINAL)
        if used[word, '1'] or (len(offsets) > 1 and (verb in VERBAL or field % 4 == 3)):
            groups[tier(word, '1'), 'noun', field, 1 + verb].append((-used[word, '1'], -len(offsets), word))
    for word, offsets in adj_index.items():
        field = derived_from(word, offsets, adjs, {'v': verbs, 'n': nouns})
        if field and used[word, '3'] + used[word, '5']:
            groups[tier(word, '3'), 'adj', field, 0].append((-used[word, '3'], -len(offsets), word))
    with open(out, 'w') as file:
        file.write(HEADER)
        for (_, pos, a, b), words in sorted(groups.items()):
            file.write(f'{pos} {a} {b}: ' + ' '.join(word for _, _, word in sorted(words)) + '\n')


main(Path(sys.argv[1]), sys.argv[2])
