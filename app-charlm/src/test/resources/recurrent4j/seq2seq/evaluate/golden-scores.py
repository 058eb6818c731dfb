"""Writes golden-scores.json and captions.tsv.gz beside this file: what sacreBLEU says of texts made up for this.

python3 -m venv venv && venv/bin/pip install sacrebleu==2.6.0 && venv/bin/python golden-scores.py
"""

import gzip
import json
import pathlib
import random

import sacrebleu
from sacrebleu.metrics import BLEU, CHRF

HERE = pathlib.Path(__file__).parent
RANDOM = random.Random(16)

WHO = ["ein mann", "eine frau", "zwei kinder", "ein kleiner junge", "drei mädchen", "ein brauner hund", "mehrere personen",
       "eine gruppe von menschen", "ein älterer herr mit hut", "die fußballspieler"]
WHAT = ["sitzt", "steht", "springt", "läuft", "spielt gitarre", "wartet", "isst ein sandwich", "fährt fahrrad", "lacht",
        "hält einen roten ball", "trägt ein blaues t-shirt", "schaut in die kamera"]
WHERE = ["auf einer straße", "am strand", "in einem park", "vor einem gebäude", "neben einem auto", "im schnee",
         "an einer bushaltestelle", "über einen zaun", "auf einer bank , die grün ist", "unter 1,5 m hohen bäumen"]


def caption():
    text = f"{RANDOM.choice(WHO)} {RANDOM.choice(WHAT)} {RANDOM.choice(WHERE)}"
    if RANDOM.random() < 0.3:
        text += f" und {RANDOM.choice(WHAT)}"
    return text + RANDOM.choice([" .", " .", " .", " !", ""])


def rewritten(text):
    words = text.split()
    for _ in range(RANDOM.randint(0, 4)):
        at = RANDOM.randrange(len(words))
        way = RANDOM.random()
        if way < 0.3 and len(words) > 1:
            del words[at]
        elif way < 0.6:
            words[at] = RANDOM.choice(RANDOM.choice([WHO, WHAT, WHERE])).split()[-1]
        elif way < 0.8:
            words.insert(at, words[at])
        else:
            other = RANDOM.randrange(len(words))
            words[at], words[other] = words[other], words[at]
    return " ".join(words)


TEXTS = {
    "sentences": (
        ["The cat sat on the mat.", "It costs $3.50, doesn't it?", "A well-known state-of-the-art (2-1) method: 50% off!"],
        [["The cat is on the mat."], ["It's $3.50, isn't it?"], ["A well known, state-of-the-art 2-1 method: 50 % off."]]),
    "capitals": (
        ["the CAT sat on The Mat in İstanbul", "STRASSE und ΟΔΟΣ"],
        [["The cat sat on the mat in istanbul"], ["straße und οδος"]]),
    "several references": (
        ["the gunman was shot dead by police .", "it is a guide to action which ensures that the military always obeys"],
        [["the gunman was shot to death by the police .", "police killed the gunman .", "the gunman was shot dead by the police ."],
         ["it is a guide to action that ensures that the military will forever heed party commands",
          "it is the guiding principle which guarantees the military forces always being under the command of the party",
          "it is the practical guide for the army always to heed the directions of the party"]]),
    "references of other number": (
        ["good morning to you all", "thank you", "see you later then"],
        [["good morning to all of you", "good morning everybody"], ["thank you very much"], ["see you then", "see you later", "bye for now then"]]),
    "empty hypotheses": (
        ["", "a dog runs on the beach", "   "],
        [["a cat sleeps"], ["a dog runs along the beach"], ["two men wait"]]),
    "nothing right": (["one two three four five"], [["six seven eight nine ten"]]),
    "all empty": ([""], [["a word"]]),
    "words alone right": (["a b c d e f"], [["f e d c b a"]]),
    "too short for orders": (["no", "yes we"], [["no"], ["yes we can"]]),
    "everything right": (["two young men are outside near many bushes .", "a man !"], [["two young men are outside near many bushes ."], ["a man !"]]),
    "too long": (["the the the the the the the", "a a a b b"], [["the cat is on the mat"], ["a b"]]),
    "unicode": (
        ["„Guten Tag“, sagte er – und ging…", "日本語の文章です。", "naïve café №5 costs €20,00 😀😀", "Привет, мир! Как дела?", "a\u00a0b\u2003c d"],
        [["„Guten Tag“, sagte sie — und ging …"], ["日本語の文です。"], ["Naïve cafe № 5 costs 20,00 € 😀"], ["Привет мир! Как твои дела?"], ["a b c d e"]]),
    "entities and numbers": (
        ["R&amp;D said &quot;3,000.5&quot; &lt;b&gt; 10-20 1. 2.x .5 a.b <skipped>c", "1,000,000 people; 3-4-5 (U.S.A.) e.g. [x] {y} ~z ^w"],
        [["R&D said \"3,000.5\" <b> 10-20 1. 2 . x 0.5 a.b c"], ["1,000,000 people ; 3 - 4 - 5 ( U.S.A. ) e.g . [ x ] { y } ~ z ^ w"]]),
}

OPTIONS = [
    {},
    {"lowercase": True},
    {"tokenize": "none"},
    {"tokenize": "intl"},
    {"tokenize": "char"},
    {"tokenize": "none", "smooth_method": "none"},
    {"tokenize": "none", "smooth_method": "floor"},
    {"smooth_method": "floor", "smooth_value": 0.01},
    {"tokenize": "none", "smooth_method": "add-k"},
    {"smooth_method": "add-k", "smooth_value": 0.5, "effective_order": True},
    {"effective_order": True},
    {"tokenize": "intl", "effective_order": True, "lowercase": True},
]


def scores(hypotheses, references, options):
    most = max(len(some) for some in references)
    columns = [[some[at] if at < len(some) else None for some in references] for at in range(most)]
    bleus = []
    for some in options:
        bleu = BLEU(**some, force=True)
        score = bleu.corpus_score(hypotheses, columns)
        bleus.append({**some, "score": score.score, "printed": str(score), "signature": str(bleu.get_signature())})
    chrfs = []
    for order in (0, 2):
        for lowercase in (False, True):
            chrf = CHRF(word_order=order, lowercase=lowercase)
            score = chrf.corpus_score(hypotheses, columns)
            chrfs.append({"word_order": order, "lowercase": lowercase, "score": score.score,
                          "signature": str(chrf.get_signature())})
    return {"bleu": bleus, "chrf": chrfs}


pairs = []
for _ in range(1000):
    reference = caption()
    pairs.append((rewritten(reference), reference))
with gzip.GzipFile(HERE / "captions.tsv.gz", "wb", mtime=0) as file:
    file.write("".join(f"{hypothesis}\t{reference}\n" for hypothesis, reference in pairs).encode())

golden = [{"name": name, "hypotheses": hypotheses, "references": references, **scores(hypotheses, references, OPTIONS)}
          for name, (hypotheses, references) in TEXTS.items()]
captions = scores([pair[0] for pair in pairs], [[pair[1]] for pair in pairs], OPTIONS[:4])
(HERE / "golden-scores.json").write_text(
    json.dumps({"sacrebleu": sacrebleu.__version__, "cases": golden, "captions": captions}, ensure_ascii=False, indent=1) + "\n")
