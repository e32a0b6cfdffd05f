"""The processes that score: so many at once, a short queue, and a time limit.

A process can be stopped, which a thread cannot; and it uses a processor of its own.
"""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

import anyio
from anyio import to_process

from addin.server import queue
from addin.server.answer import refused
from scoring.language import current, phrase


if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from addin.server.answer import Answer
    from addin.server.options import Limits
    from addin.server.queue import Job

    Gone = Callable[[], Awaitable[bool]]

BUSY: Final = 503
TOO_LARGE: Final = 413
TOO_SLOW: Final = 504
BUSY_SENTENCE: Final = phrase("The server is busy; try again in a few seconds")
BROKEN_SENTENCE: Final = phrase("The scoring was cut off; try again")
GONE_SENTENCE: Final = phrase("Nobody waited for this any longer")
TOO_LARGE_SENTENCE: Final = phrase(
    "This takes more memory than the server gives to one request"
)
TOO_SLOW_SENTENCE: Final = phrase(
    "This took longer than {seconds:g} seconds and was stopped"
)


class Pool:
    """Processes that do jobs.

    Parameters
    ----------
    limits : Limits
        How long a job may take, and how many may wait.
    processes : int
        How many there are.
    """

    def __init__(self, limits: Limits, processes: int) -> None:
        self.limits = limits
        self.processes = processes
        self._free = anyio.CapacityLimiter(processes)
        self._each = anyio.CapacityLimiter(processes)
        self._jobs = 0

    @property
    def full(self) -> bool:
        """Whether no further job would be taken."""
        return self._jobs >= self.processes + self.limits.waiting

    async def do(self, job: Job, *arguments: object, gone: Gone) -> Answer:
        """Have a job done, or say why it was not.

        Parameters
        ----------
        job : Job
            What to do.
        *arguments : object
            With what; the limits are added as the last.
        gone : callable
            Tells whether whoever asked has hung up: what waits is then not begun.
        """
        if self.full:
            return refused(BUSY, BUSY_SENTENCE)
        seconds = self.limits.seconds
        self._jobs += 1
        try:
            with anyio.fail_after(seconds):
                return await self._run(gone, job, *arguments, self.limits)
        except TimeoutError:
            return refused(TOO_SLOW, TOO_SLOW_SENTENCE.format(seconds=seconds))
        except queue.OutOfMemory:
            return refused(TOO_LARGE, TOO_LARGE_SENTENCE)
        except anyio.BrokenWorkerProcess:
            return refused(BUSY, BROKEN_SENTENCE)
        finally:
            self._jobs -= 1

    async def _run(self, gone: Gone, job: Job, *arguments: object) -> Answer:
        """Do a job in a process; to be cancelled kills it, and another takes over."""
        async with self._free:
            if await gone():
                return refused(BUSY, GONE_SENTENCE)
            answer = None
            try:
                answer = await to_process.run_sync(
                    queue.do,
                    current(),
                    job,
                    *arguments,
                    cancellable=True,
                    limiter=self._each,
                )
            finally:
                # here, so that no job's time goes by until another process is there
                if answer is None:
                    with anyio.CancelScope(shield=True):
                        await self._warm()
            return answer

    @asynccontextmanager
    async def ready(self) -> AsyncIterator[None]:
        """Start all processes before there is anything to do."""
        async with anyio.create_task_group() as tasks:
            for _ in range(self.processes):
                tasks.start_soon(self._warm)
        yield

    async def _warm(self) -> None:
        with suppress(anyio.BrokenWorkerProcess):
            await to_process.run_sync(queue.warm, limiter=self._each)
