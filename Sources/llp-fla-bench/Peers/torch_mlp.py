"""Training steps of a perceptron 784-256-10 with PyTorch: float32, batches of 128, plain SGD.

usage: torch_mlp.py THREADS STEPS. Inputs and first parameters are those of the Swift benchmark
(SplitMix64 of the index). Prints one JSON line: seconds of each step, and the loss of the last,
which both programs must share.
"""
import json
import sys
import time

import numpy as np
import torch


def uniform(count, start):
    """`count` numbers in [0, 1), from SplitMix64 of start, start + 1, …"""
    with np.errstate(over="ignore"):
        z = np.arange(start + 1, start + count + 1, dtype=np.uint64)
        z = z * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return torch.from_numpy((z >> np.uint64(40)).astype(np.float32) / np.float32(2**24))


def main():
    threads, steps = int(sys.argv[1]), int(sys.argv[2])
    torch.set_num_threads(threads)
    rows = 1280
    inputs = uniform(rows * 784, 0).reshape(rows, 784)
    classes = torch.arange(rows) % 10
    model = torch.nn.Sequential(
        torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Linear(256, 10))
    start = rows * 784
    with torch.no_grad():
        for parameter in model.parameters():
            values = (uniform(parameter.numel(), start) - 0.5) * 0.1
            parameter.copy_(values.reshape(parameter.shape))
            start += parameter.numel()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    seconds, loss = [], None
    for step in range(steps):
        first = step * 128 % rows
        began = time.perf_counter()
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(
            model(inputs[first:first + 128]), classes[first:first + 128])
        loss.backward()
        optimizer.step()
        seconds.append(time.perf_counter() - began)
    print(json.dumps({
        "peer": f"torch {torch.__version__}", "seconds": seconds[steps // 10:],
        "loss": float(loss.detach())}))


main()
