"""Several people at the very same moment: each in a thread and on a connection of their own."""

import threading

from django.db import connections


def at_once(*sendings):
    """All let go together; their answers in order. Whatever one of them raises is its answer."""
    start, answers = threading.Barrier(len(sendings)), [None] * len(sendings)

    def send(place, sending):
        start.wait()
        try:
            answers[place] = sending()
        except Exception as fault:
            answers[place] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=pair) for pair in enumerate(sendings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
