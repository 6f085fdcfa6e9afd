"""Threads, processes, interrupts, memory."""

import multiprocessing
import os
import resource
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import demarche

TEXT = "Lavrov told reporters in Geneva on Tuesday that Moscow would not sign the treaty."
LONG = " ".join([TEXT] * 200)


def test_other_threads_run_while_it_reads():
    ticks = []
    stop = threading.Event()

    def tick():
        while not stop.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    began = time.monotonic()
    demarche.extract(LONG * 5)
    took = time.monotonic() - began
    stop.set()
    thread.join()
    # With the interpreter's lock held there would be none.
    assert sum(began < tick < began + took for tick in ticks) > 3


def test_threads_of_python_may_read_together():
    with ThreadPoolExecutor(4) as pool:
        lines = {corpus.lines[0] for corpus in pool.map(demarche.extract, [TEXT] * 32)}
    assert len(lines) == 1


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_the_number_of_threads_changes_nothing(threads):
    texts = {str(number): f"{TEXT} It is the {number}th time." for number in range(300)}
    corpus = demarche.read(texts=texts, threads=threads)
    assert [article.id for article in corpus.articles] == list(texts)
    assert corpus.lines == demarche.read(texts=texts).lines


def test_a_process_may_fork_after_reading():
    demarche.read(texts=[TEXT, TEXT + " So it is."])
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map_async(count, [[TEXT, TEXT + " Again."]] * 4).get(timeout=60)
    assert found == [2] * 4


def count(texts):
    knowledge = demarche.Knowledge()
    return len(demarche.read(texts=texts, knowledge=knowledge).statements)


def test_an_interrupt_stops_reading():
    def articles():
        yield {"text": TEXT}
        for number in range(100_000):
            if number == 300:
                raise KeyboardInterrupt
            yield {"text": f"{TEXT} {number}"}

    with pytest.raises(KeyboardInterrupt):
        demarche.read(articles(), threads=1)


def test_an_iterator_is_taken_as_it_comes():
    taken = []

    def articles():
        for number in range(1_000):
            taken.append(number)
            yield {"text": f"Nothing, {number} times."}

    seen = []

    class Stop(Exception):
        pass

    def stop(records):
        for record in records:
            seen.append(record)
            if len(seen) > 500:
                raise Stop
            yield record

    with pytest.raises(Stop):
        demarche.read(stop(articles()), threads=1)
    assert len(taken) <= 501


def test_ten_thousand_articles_need_no_more_than_their_size():
    number = int(os.environ.get("DEMARCHE_ARTICLES", "10000"))
    text = " ".join([TEXT] * 4)

    def articles():
        for index in range(number):
            yield {"id": str(index), "text": f"{text} Number {index}.", "published": "2024-06-06"}

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    corpus = demarche.read(articles())
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert len(corpus) == number
    assert sum(map(len, corpus.lines)) > 0
    # Text, line and graph of a short article: some tens of kilobytes.
    assert grown < 50 + number * 0.03, f"{grown:.0f} MB for {number} articles"
