"""An extension of the Jupyter server that makes sliders prompt; the package switches it on.

Without it a socket may hold the second of two short messages back until the first is acknowledged,
and the other side waits 40 ms before it does that (Nagle's algorithm and delayed acknowledgements).
A slider's answer is such a second message.
"""


def _jupyter_server_extension_points():
    return [{"module": __name__}]


def _load_jupyter_server_extension(app):
    class Prompt(app.kernel_websocket_connection_class):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    app.web_app.settings["kernel_websocket_connection_class"] = Prompt
