"""No test reaches the network: what needs it would pass here and fail in a government machine room, or the reverse."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

pytestmark = pytest.mark.static

NOBODY = "192.0.2.1"  # reserved for documentation (RFC 5737): no host has it


@pytest.mark.filterwarnings("ignore:A test tried to use socket")  # said beside the error, which is what counts here
def test_another_host_cannot_be_reached():
    with pytest.raises(SocketConnectBlockedError), socket.socket() as ours:
        ours.connect((NOBODY, 80))


def test_our_own_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as ours:
        assert ours.getpeername() == server.getsockname()
