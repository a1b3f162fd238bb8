"""What is worked out when it is first asked for, and then kept with the record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Owner = TypeVar("Owner")


class Once(Generic[Value]):
    """As functools.cached_property, without the lock that this has before Python 3.12.

    A claim has a dozen such properties: the lock was a tenth of the time of matching.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Python says by this under what name the value is kept, where it then is found first."""
        self._name = name

    def __get__(self, instance: Any, owner: type) -> Value:
        """The value, kept in the instance."""
        value: Value = self._work(instance)
        instance.__dict__[self._name] = value
        return value


def kept(work: Callable[[Owner], Value]) -> Callable[[Owner], Value]:
    """A function of one record, which then keeps the answer: as Once, from outside its class."""
    name = work.__qualname__

    @wraps(work)
    def asked(owner: Owner) -> Value:
        known = vars(owner)
        if name not in known:
            known[name] = work(owner)
        answer: Value = known[name]
        return answer

    return asked
