"""As many articles as wanted, made of given ones: paragraphs drawn from all of them, other names, days and numbers.

    python3 benches/multiply.py NEWS.ndjson 200000 > many.ndjson

NEWS.ndjson has an article a line, with `text`, and `published` or `date` where that is known. Every run makes the same lines.
No article is news. Half of an article's paragraphs stay together; in half of its full names another one stands, drawn
from all names, so that there are as many people as in an archive of many years; months, weekdays and years are others,
and each article has a day of publication between 2000 and 2024.
"""

import datetime
import json
import random
import re
import sys

FULL_NAME = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z][a-z]{2,})\b")
YEAR = re.compile(r"\b(19[5-9]|20[0-2])\d\b")
NUMBER = re.compile(r"\b\d{2,3}\b(?![-./:])")
CALENDAR = [
    "January February March April May June July August September October November December".split(),
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
]
PUBLISHERS = ["The Daily", "News & Co.", "Morning Post", "Wire One", "Evening Star", "The Courier", "Agency Nine"]
FIRST, DAYS = datetime.date(2000, 1, 1), 9000


def read(path):
    """Gives the paragraphs of each article."""
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line).get("text") or "" for line in lines if line.strip()]
    articles = [[line for line in text.split("\n") if line.strip()] for text in texts]
    return [paragraphs for paragraphs in articles if paragraphs]


def renamed(text, firsts, lasts, draw):
    """Puts other names, days and numbers in place of those of a text, the same one everywhere for the same."""
    others = {}
    for first, last in FULL_NAME.findall(text):
        if draw.random() < 0.5 and last not in others:
            others[last] = draw.choice(lasts)
            others[first] = draw.choice(firsts)
    for words in CALENDAR:
        shift = draw.randrange(len(words))
        others.update({word: words[(place + shift) % len(words)] for place, word in enumerate(words)})
    # "May" begins sentences too, and "March" names what people do.
    others.pop("May", None)
    others.pop("March", None)
    years, many = draw.randrange(-9, 10), draw.randrange(1, 9)
    text = re.sub(r"\b[A-Z][a-z]+\b", lambda word: others.get(word[0], word[0]), text)
    text = YEAR.sub(lambda year: str(min(int(year[0]) + years, 2024)), text)
    return NUMBER.sub(lambda number: str(int(number[0]) + many), text)


def main():
    path, count = sys.argv[1], int(sys.argv[2])
    begin = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    articles = read(path)
    pool = [paragraph for paragraphs in articles for paragraph in paragraphs]
    days = {word for words in CALENDAR for word in words}
    names = sorted({name for paragraph in pool for name in FULL_NAME.findall(paragraph) if not days & set(name)})
    firsts, lasts = [first for first, _ in names], [last for _, last in names]
    for number in range(begin, begin + count):
        draw = random.Random(number)
        own = draw.choice(articles)
        text = "\n\n".join(paragraph if draw.random() < 0.5 else draw.choice(pool) for paragraph in own)
        published = FIRST + datetime.timedelta(days=draw.randrange(DAYS))
        article = {
            "id": f"made-{number}",
            "title": f"Report no. {number}",
            "publisher": draw.choice(PUBLISHERS),
            "published": published.isoformat(),
            "text": renamed(text, firsts, lasts, draw),
        }
        print(json.dumps(article, ensure_ascii=False))


main()
