"""Takes out of what Streamlit tells every visitor where its files lie and which versions it runs on."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def discreet(app: ASGIApp, entry: str) -> ASGIApp:
    """The same application; `entry` is the name of its entry point, by which the message at the start of a run is known."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_discreetly(message: Message) -> None:
            data = message.get("bytes")
            if data and entry.encode() in data:
                message = {**message, "bytes": without_host(data, entry)}
            await send(message)

        await app(scope, receive, send_discreetly if scope["type"] == "websocket" else send)

    return answer


def without_host(data: bytes, entry: str) -> bytes:
    """A message to the browser without the folder of the entry point, and without the names of versions and system."""
    told = ForwardMsg.FromString(data)
    if told.WhichOneof("type") != "new_session":
        return data
    told.new_session.main_script_path = entry
    if told.new_session.HasField("initialize"):
        told.new_session.initialize.environment_info.Clear()
        told.new_session.initialize.environment_info.SetInParent()  # the browser asks for it, empty or not
    return told.SerializeToString()
