"""An extension of the Jupyter server: sliders are prompt, and what is saved can be opened again.

The package switches it on. What is saved: asleep.py. Prompt sliders:
Without it a socket may hold the second of two short messages back until the first is acknowledged,
and the other side waits 40 ms before it does that (Nagle's algorithm and delayed acknowledgements).
A slider's answer is such a second message.
"""

from inspect import iscoroutinefunction

from ipykernel.ipkernel import IPythonKernel

from nnfigures.engine.asleep import cells, fall_asleep, is_ours, without_answers


def _jupyter_server_extension_points():
    return [{"module": __name__}]


def _load_jupyter_server_extension(app):
    class Prompt(app.kernel_websocket_connection_class):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    files = app.contents_manager
    files.register_pre_save_hook(fall_asleep)
    if iscoroutinefunction(files.get):
        files.get = opening(files.get, app.kernel_spec_manager)
    app.web_app.settings["kernel_websocket_connection_class"] = Prompt


def opening(get, kernels):
    """The function that opens files; a notebook of the course keeps its answers until they are run.

    It also says what its kernel is: Lab would fill that in and count it as changed.
    """

    async def opened(*args, **options):
        model = await get(*args, **options)
        named = is_ours(model) and model["content"]["metadata"].get("kernelspec", {}).get("name")
        if named and named in kernels.find_kernel_specs():
            spec = {"display_name": kernels.get_kernel_spec(named).display_name}
            model["content"]["metadata"]["kernelspec"].update(spec)
            model["content"]["metadata"]["language_info"] = dict(IPythonKernel.language_info)
            without_answers(cells(model))
        return model

    return opened
