"""Stops an answer that would run for ever.

A timer needs a signal or a thread, and a browser's Python has neither. So Python itself calls
`watch` at each line of the answer (sys.settrace), and when the time is up, `watch` raises Endless.
"""

import inspect
import sys
import time

SECONDS = 5  # as long as an answer may run


class Endless(BaseException):
    """Raised inside an answer that runs too long.

    `except Exception:` doesn't catch it, but a bare `except:` in the answer's loop does. By then
    nobody is watching, for Python takes a watch off when it raises. So Endless re-arms: when the
    `except:` has thrown it away, `__del__` puts the watch back on, and the next line raises again.
    """

    def __init__(self, watch):
        self.watch = watch

    def __del__(self):
        if self.watch:
            inspect.currentframe().f_back.f_trace = self.watch
            sys.settrace(self.watch)


def watched(function, arguments):
    """What function(*arguments) returns; raises Endless after SECONDS."""
    deadline, before = time.monotonic() + SECONDS, sys.gettrace()

    def watch(frame, event, argument):
        # Python 3.11 sees no line begin in `while True: pass`: there each instruction is watched.
        frame.f_trace_opcodes = sys.version_info < (3, 12)
        if time.monotonic() > deadline:
            raise Endless(watch)
        return watch

    try:
        sys.settrace(watch)
        # An answer that is stopped inside an `except` leaves what it was handling behind, in
        # sys.exc_info(). A generator has its own, which ends with it: so the answer runs in one.
        return next(function(*arguments) for once in "1")
    except Endless as endless:
        endless.watch = None
        raise
    finally:
        sys.settrace(before)
