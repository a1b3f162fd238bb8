"""Shares work among processes, and loses no work where one of them dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import get_all_start_methods, get_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
Given = TypeVar("Given")


class Workers(Generic[Item, Given]):
    """Runs `work(items, given)`, which gives bytes for each item, in several processes.

    A process may die of an item: killed, out of memory, a crash in a library. Then all batches that
    were under way are done again, in one process at a time and in ever smaller parts, until the
    items that kill theirs are found; those give empty bytes.
    """

    def __init__(
        self,
        stack: ExitStack,
        processes: int,
        work: Callable[[Sequence[Item], Given], list[bytes]],
    ) -> None:
        """The processes live until `stack` is closed."""
        self._stack, self._processes, self._work = stack, processes, work
        self._pools: dict[int, ProcessPoolExecutor] = {}

    def run(self, batches: Sequence[Sequence[Item]], given: Given) -> Iterator[bytes]:
        """What each item of the batches gives, in order."""
        pool = self._pool(self._processes)
        try:
            futures = [pool.submit(self._work, batch, given) for batch in batches]
        except BrokenProcessPool:
            futures = []
        broken = len(futures) < len(batches)
        for number, batch in enumerate(batches):
            results = None
            if number < len(futures):
                try:
                    results = futures[number].result()
                except BrokenProcessPool:
                    broken = True
            yield from self._carefully(batch, given) if results is None else results
        if broken:
            self._drop(self._processes)

    def _carefully(self, items: Sequence[Item], given: Given) -> Iterator[bytes]:
        """Like `run` on one batch of which an item may kill its process."""
        try:
            yield from self._pool(1).submit(self._work, items, given).result()
        except BrokenProcessPool:
            self._drop(1)
            if len(items) == 1:
                yield b""
                return
            middle = len(items) // 2
            yield from self._carefully(items[:middle], given)
            yield from self._carefully(items[middle:], given)

    def _pool(self, processes: int) -> ProcessPoolExecutor:
        if processes not in self._pools:
            method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
            pool = ProcessPoolExecutor(processes, get_context(method))
            self._pools[processes] = self._stack.enter_context(pool)
        return self._pools[processes]

    def _drop(self, processes: int) -> None:
        """Forgets a pool that is broken; the next work gets a new one."""
        self._pools.pop(processes).shutdown(wait=False, cancel_futures=True)
