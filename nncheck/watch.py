"""Stops an answer that takes too long: a loop without an end, a sleep, a wait for someone to type.

Two ways, as no single one works everywhere. Both let the answer run at its own speed:
- A thread interrupts the main thread, where a kernel runs its cells. It stops all of the above.
- A browser's Python has no threads and no signals. There Python itself calls `tick` whenever a loop
  turns or a function begins (sys.monitoring, Python 3.12). It stops loops, and no sleep.
Neither stops one call into C that never comes back to Python, such as sum(range(10**12)), nor
does a kernel's stop button: such a call ends by itself, or with the kernel.
"""

import _thread
import signal
import sys
import threading
import time
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import count

SECONDS = 5  # as long as an answer may run
AGAIN = 0.02  # and so often after that, until it has ended


class Endless(BaseException):
    """Raised inside an answer that runs too long.

    `except Exception:` doesn't catch it, but a bare `except:` in the answer's loop does. When that
    has thrown it away, `__del__` has Python call `_again`, and the next instruction raises it anew.
    """

    def __del__(self):
        frame = sys._getframe().f_back
        if _inside(frame):
            frame.f_trace, frame.f_trace_opcodes = _again, True
            sys.settrace(_again)


def _again(frame, event, argument):
    if frame.f_globals is not globals():  # our own tidying up is spared
        raise Endless


def watched(function, arguments):
    """What function(*arguments) returns; raises Endless after SECONDS."""
    tracing = sys.gettrace()
    try:
        with _watch()(time.monotonic() + SECONDS):
            # An answer that is stopped inside an `except` leaves what it was handling behind, in
            # sys.exc_info(). A generator has its own, which ends with it: so it runs in one.
            return next(_running(function, arguments))
    finally:
        sys.settrace(tracing)


def _running(function, arguments):
    yield function(*arguments)


def _watch():
    """The way that works here."""
    main = threading.current_thread() is threading.main_thread()
    if main and sys.platform != "emscripten":
        return _interrupted
    return _ticked if hasattr(sys, "monitoring") else nullcontext


@contextmanager
def _interrupted(deadline):
    """A thread interrupts the answer at the deadline, and again until it has ended."""
    over, earlier = threading.Event(), signal.getsignal(signal.SIGINT)
    interrupt = _thread.interrupt_main
    if hasattr(signal, "pthread_kill"):  # it wakes a sleep, too; on Windows, the other one does
        interrupt = partial(signal.pthread_kill, threading.get_ident(), signal.SIGINT)

    def bell():
        over.wait(deadline - time.monotonic())
        while not over.wait(AGAIN):
            interrupt()

    def stop(number, frame):
        if time.monotonic() < deadline:
            raise KeyboardInterrupt  # someone has pressed the kernel's stop button
        if _inside(frame):
            raise Endless

    signal.signal(signal.SIGINT, stop)
    thread = threading.Thread(target=bell, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        signal.signal(signal.SIGINT, earlier)


def _inside(frame):
    """Whether the answer is still running: our own tidying up must not be interrupted."""
    while frame and frame.f_code is not _running.__code__:
        frame = frame.f_back
    return bool(frame)


def _ticked(deadline):
    """Raises Endless in the answer."""

    def stop():
        frame = sys._getframe(2)  # the one whose loop turns
        if frame.f_globals is not globals() and _inside(frame):
            raise Endless

    return ticked(deadline, stop, 4)


@contextmanager
def ticked(deadline, stop, number):
    """Python calls `stop` after the deadline, whenever a loop turns or a function begins.

    number: 3 or 4, which no debugger, profiler or coverage takes; each can be in use once.
    """
    tool, events = sys.monitoring, sys.monitoring.events
    turns, over = count(), False

    def tick(*where):
        nonlocal over
        over = over or next(turns) % 16 == 0 and time.monotonic() > deadline  # a clock is slow
        if over:  # at every turn from here: an answer's bare `except:` may throw some away
            stop()

    tool.use_tool_id(number, __name__)
    for event in (events.JUMP, events.PY_START):
        tool.register_callback(number, event, tick)
    tool.set_events(number, events.JUMP | events.PY_START)
    try:
        yield
    finally:
        tool.set_events(number, events.NO_EVENTS)
        tool.free_tool_id(number)
