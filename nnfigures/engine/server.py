"""An extension of the Jupyter server: sliders are prompt, and what is saved can be opened again.

The package switches it on. What is saved: asleep.py. Prompt sliders:
Without it a socket may hold the second of two short messages back until the first is acknowledged,
and the other side waits 40 ms before it does that (Nagle's algorithm and delayed acknowledgements).
A slider's answer is such a second message.
"""

from nnfigures.engine.asleep import fall_asleep


def _jupyter_server_extension_points():
    return [{"module": __name__}]


def _load_jupyter_server_extension(app):
    class Prompt(app.kernel_websocket_connection_class):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    app.contents_manager.register_pre_save_hook(fall_asleep)
    app.web_app.settings["kernel_websocket_connection_class"] = Prompt
