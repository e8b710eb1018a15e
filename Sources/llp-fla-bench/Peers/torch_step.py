"""Training steps of a perceptron 784-256-10 with torch on the CPU, float32, batch 128, momentum.

usage: torch_step.py THREADS STEPS WINDOWS. Prints one JSON line: seconds per step of each window.
"""
import json
import sys
import time

import torch


def main():
    threads, steps, windows = (int(value) for value in sys.argv[1:4])
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    net = torch.nn.Sequential(
        torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Linear(256, 10))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    x, y = torch.randn(128, 784), torch.randint(0, 10, (128,))

    def run(count):
        for _ in range(count):
            optimizer.zero_grad(set_to_none=True)
            torch.nn.functional.cross_entropy(net(x), y).backward()
            optimizer.step()

    run(50)
    seconds = []
    for _ in range(windows):
        start = time.perf_counter()
        run(steps)
        seconds.append((time.perf_counter() - start) / steps)
    print(json.dumps({"peer": f"torch {torch.__version__}", "seconds": seconds}))


main()
