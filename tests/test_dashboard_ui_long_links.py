"""A long link is read, in however many pieces it comes; one without an end is refused."""

import asyncio

import pytest
from uvicorn import Config
from uvicorn.protocols.http import h11_impl
from uvicorn.server import ServerState

from dashboard.ui import long_links


async def page(scope, receive, send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def is_read(request: bytes) -> bool:
    """Whether a request that comes in pieces of 10 kB is answered and not refused."""
    config = Config(page, lifespan="off", access_log=False)
    config.load()
    server = await asyncio.get_running_loop().create_server(
        lambda: h11_impl.H11Protocol(config, ServerState(), {}), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for at in range(0, len(request), 10_000):
        writer.write(request[at:at + 10_000])
        await asyncio.sleep(0.001)
    server.close()
    try:
        return await reader.read(12) == b"HTTP/1.1 200"
    except ConnectionError:
        return False
    finally:
        writer.close()


@pytest.mark.parametrize(("length", "expected"),
                         [(10, True), (100_000, True), (300_000, False)])
def test_a_link_is_read_in_pieces(length, expected):
    long_links.let_in()
    link = b"/?q=" + b"a" * length
    request = b"GET " + link + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert asyncio.run(is_read(request)) == expected
