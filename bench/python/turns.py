"""What the Python contenders have in common: requests and answers, one JSON object a line on standard input and output.

Numbers come as raw little-endian files that the bench has written.
"""

import json
import os
import re
import sys

import numpy as np


class Table:
    """The job: the same numbers as every contender has, float32."""

    def __init__(self, request):
        self.columns = request["columns"]
        self.hidden = request["hidden"]
        self.batch_size = request["batchSize"]
        self.learning_rate = request["learningRate"]
        self.epsilon = request["epsilon"]
        self.features = np.fromfile(request["features"], dtype="<f4").reshape(-1, self.columns)
        self.targets = np.fromfile(request["targets"], dtype="<f4")
        # Kernel (inputs × units), then bias, layer by layer.
        self.initial = np.fromfile(request["initial"], dtype="<f4")

    def layers(self):
        """(kernel, bias) of each layer."""
        start = 0
        inputs = self.columns
        for units in [*self.hidden, 1]:
            kernel = self.initial[start : start + inputs * units].reshape(inputs, units)
            start += inputs * units
            yield kernel.copy(), self.initial[start : start + units].copy()
            start += units
            inputs = units


def blas_libraries():
    """Which libraries compute the products, where the system tells."""
    if not os.path.exists("/proc/self/maps"):
        return []
    with open("/proc/self/maps", encoding="utf-8") as maps:
        names = {os.path.basename(line.split()[-1]) for line in maps if re.search("openblas|blis|mkl|dnnl|libblas", line)}
    return sorted(names)


def flatten(layers):
    return [float(value) for kernel, bias in layers for value in [*kernel.ravel(), *bias.ravel()]]


def serve(handlers):
    """Answers requests until the input ends; what a handler raises becomes an answer too."""
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = handlers[request["command"]](request)
        except Exception as error:  # The bench shows it.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
