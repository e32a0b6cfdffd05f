"""A made-up computer to install on, and what stands in its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.install import conf_file
from addin.install.steps import plan_install


if TYPE_CHECKING:
    from addin.install.machine import Machine


CONFIGS: dict[str, bytes | None] = {
    "no file": None,
    "empty": b"",
    "other keys": b'"SHOW CONSOLE","True"\r\n"LICENSE_KEY","abc"\r\n',
    "other keys, unix": b'"SHOW CONSOLE","True"\n"PYTHONPATH","/opt/mine"\n',
    "no last line end": b'"SHOW CONSOLE","True"',
    "same key": b'"A","1"\r\n"KEY","C:\\old\\python.exe"\r\n"B","2"\r\n',
    "same key, empty": b'"KEY",""\r\n',
    "same key, small and bare": b"key , python  \n",
    "same key twice": b'"KEY","first"\r\n"KEY","second"\r\n',
    "remark, blank line": b'# mine\r\n\r\n"KEY","unread"\r\n',
    "letters": b'"KEY","C:\\\xc5se\\python.exe"\r\n',
    "mark of Unicode": b'\xef\xbb\xbf"KEY","x"\r\n',
    "two bytes each": '"KEY","x"\r\n'.encode("utf-16"),
}


def with_config(machine: Machine, content: bytes | None) -> None:
    if content is not None:
        machine.config.parent.mkdir(parents=True, exist_ok=True)
        machine.config.write_bytes(content.replace(b"KEY", machine.key.encode()))


def installed(machine: Machine) -> Machine:
    plan_install(machine).carry_out()
    return machine


def interpreter(machine: Machine) -> str | None:
    content = machine.config.read_bytes()
    return conf_file.value_of(content, machine.key, machine.encoding)
