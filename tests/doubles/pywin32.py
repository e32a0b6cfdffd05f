"""Stand-ins for the modules of pywin32, so that xlwings' code for Windows can load.

This module imports nothing of xlwings, nor of ours: both decide on import what they do.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any


PLAIN = (
    "win32api",
    "win32con",
    "win32gui",
    "win32process",
    "win32ui",
    "winerror",
    "winreg",
    "win32com.client.dynamic",
    "win32com.client.gencache",
    "win32com.server",
    "win32com.server.dispatcher",
    "win32com.server.policy",
    "win32com.server.util",
    "win32com.universal",
)


class Dummy:
    """Whatever it is asked for."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return Dummy()

    def __call__(self, *_: Any, **__: Any) -> Any:
        return Dummy()


def dummy_module(name: str, **attributes: Any) -> ModuleType:
    """A module that has everything."""
    module = ModuleType(name)
    module.__dict__.update(attributes, __path__=[], __file__="dummy")
    module.__dict__["__getattr__"] = lambda _: Dummy()
    return module


def pywin32() -> dict[str, ModuleType]:
    """The modules of pywin32."""
    error = type("com_error", (Exception,), {})
    classes = {
        name: type(name, (), {})
        for name in ("CDispatch", "CoClassBaseClass", "DispatchBaseClass")
    }
    client = dummy_module("win32com.client", VARIANT=Dummy(), **classes)
    client.__dict__["Dispatch"] = lambda com, **_: com
    modules = [
        dummy_module("pythoncom", com_error=error, CoInitialize=lambda *_: None),
        dummy_module("pywintypes", com_error=error, TimeType=type("Time", (), {})),
        dummy_module("win32com", client=client),
        dummy_module("win32timezone", TimeZoneInfo=Dummy),
        client,
        *map(dummy_module, PLAIN),
    ]
    return {module.__name__: module for module in modules}
