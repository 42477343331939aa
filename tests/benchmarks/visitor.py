"""A visitor without a browser: speaks the app's protocol with Streamlit's own messages.

It opens a page, chooses and takes away countries in the filters' own element, and keeps what a
browser keeps (the hashes of messages that it has seen), so the server does what it does for a
browser. Nothing is drawn.
"""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PANEL = "-filters"
MOST_BYTES = 50_000_000


@dataclass
class Visitor:
    """One open session.

    Attributes
    ----------
    socket : websockets.asyncio.client.ClientConnection
        The connection.
    panel : str
        Id of the filters' element, once it was seen.
    version : str
        Version of the names in it.
    known : set of str
        Hashes of messages that need not be sent again.
    received : int
        Bytes of the last run.
    """

    socket: ClientConnection
    panel: str = ""
    version: str = ""
    known: set[str] = field(default_factory=set)
    received: int = 0

    async def run(self, trigger: dict[str, Any] | None = None) -> float:
        """Ask for a run and return the milliseconds until its last message is here."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        message.rerun_script.cached_message_hashes.extend(self.known)
        if trigger is not None:
            states = message.rerun_script.widget_states.widgets
            states.add(id=self.panel, json_value="{}")
            state = states.add()
            state.id = f"$$STREAMLIT_INTERNAL_KEY_{self.panel}__events"
            state.json_trigger_value = json.dumps([{"event": "said", "value": trigger}])
        begin = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await self._until_finished()
        return (time.perf_counter() - begin) * 1000

    async def toggle(self, country: int, is_on: bool) -> float:
        """Choose a country, or take it away; return the milliseconds."""
        return await self.run({"version": self.version, "box": "filter_country",
                               "at": country, "on": is_on})

    async def _until_finished(self) -> None:
        self.received = 0
        while True:
            raw = await self.socket.recv()
            assert isinstance(raw, bytes)
            self.received += len(raw)
            message = ForwardMsg.FromString(raw)
            if message.metadata.cacheable:
                self.known.add(message.hash)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError("The page's script does not compile")
                return
            if message.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"The page failed: {message.delta.new_element.exception}")
            self._note_panel(message)

    def _note_panel(self, message: ForwardMsg) -> None:
        found = message.delta.new_element.bidi_component
        if found.id.endswith(PANEL):
            self.panel, self.version = found.id, json.loads(found.json)["version"]


@asynccontextmanager
async def visit(url: str) -> AsyncIterator[Visitor]:
    """Open the app's first page, whole.

    Parameters
    ----------
    url : str
        As ``http://127.0.0.1:8501``.
    """
    address = f"ws{url.removeprefix('http')}/_stcore/stream"
    async with connect(address, origin=url, max_size=MOST_BYTES,  # type: ignore[arg-type]
                       subprotocols=["streamlit"]) as socket:  # type: ignore[list-item]
        visitor = Visitor(socket)
        await visitor.run()
        if not visitor.panel:
            raise RuntimeError(f"The page at {url} shows no filters")
        yield visitor
