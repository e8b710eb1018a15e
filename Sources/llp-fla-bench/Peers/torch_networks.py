"""Training steps of networks with PyTorch: float32, batches of 128, SGD with momentum 0.9.

usage: torch_networks.py NETWORK THREADS STEPS. Inputs and first parameters are those of the Swift
benchmark (SplitMix64 of the index). Prints one JSON line: seconds of each step, and the loss of the
fifth, which both programs must share.
"""
import json
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy, relu


def uniform(count, start):
    """`count` numbers in [0, 1), from SplitMix64 of start, start + 1, …"""
    with np.errstate(over="ignore"):
        z = np.arange(start + 1, start + count + 1, dtype=np.uint64)
        z = z * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return torch.from_numpy((z >> np.uint64(40)).astype(np.float32) / np.float32(2**24))


def perceptron():
    return nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))


def simple_cnn():
    layers, before = [], 3
    for channels in (32, 64, 128):
        layers += [nn.Conv2d(before, channels, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
        before = channels
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Linear(2048, 512), nn.ReLU(), nn.Linear(512, 10))


def nn2():
    layers, before = [], 3
    for first, second in ((32, 64), (128, 128), (256, 256)):
        layers += [
            nn.Conv2d(before, first, 3, padding=1), nn.ReLU(),
            nn.Conv2d(first, second, 3, padding=1), nn.ReLU(),
            nn.MaxPool2d(2), nn.BatchNorm2d(second)]
        before = second
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Linear(4096, 1024), nn.ReLU(), nn.Linear(1024, 512), nn.ReLU(),
        nn.Linear(512, 10))


class Block(nn.Module):
    def __init__(self, before, channels, stride):
        super().__init__()
        self.norm1 = nn.BatchNorm2d(before)
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.shortcut = (
            nn.Identity() if stride == 1
            else nn.Conv2d(before, channels, 1, stride, bias=False))

    def forward(self, x):
        y = self.conv2(relu(self.norm2(self.conv1(relu(self.norm1(x))))))
        return y + self.shortcut(x)


def preresnet():
    layers, before = [nn.Conv2d(3, 16, 3, padding=1, bias=False)], 16
    for channels in (16, 32, 64):
        for place in range(3):
            layers.append(Block(before, channels, 2 if place == 0 and channels > 16 else 1))
            before = channels
    return nn.Sequential(
        *layers, nn.BatchNorm2d(64), nn.ReLU(), nn.AvgPool2d(8), nn.Flatten(), nn.Linear(64, 10))


NETWORKS = {
    "mlp": ((784,), perceptron), "simple_cnn": ((3, 32, 32), simple_cnn),
    "nn2": ((3, 32, 32), nn2), "preresnet": ((3, 32, 32), preresnet)}


def main():
    shape, make = NETWORKS[sys.argv[1]]
    threads, steps = int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    rows, features = 1280, int(np.prod(shape))
    inputs = uniform(rows * features, 0).reshape(rows, *shape)
    classes = torch.arange(rows) % 10
    model = make()
    start = rows * features
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                bound = (parameter[0].numel()) ** -0.5
                values = (uniform(parameter.numel(), start) * 2 - 1) * bound
                parameter.copy_(values.reshape(parameter.shape))
            start += parameter.numel()
        for module in model.modules():
            if isinstance(module, (nn.Linear, nn.Conv2d)) and module.bias is not None:
                module.bias.zero_()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    seconds, losses = [], []
    for step in range(steps):
        first = step * 128 % rows
        began = time.perf_counter()
        optimizer.zero_grad()
        loss = cross_entropy(model(inputs[first:first + 128]), classes[first:first + 128])
        loss.backward()
        optimizer.step()
        seconds.append(time.perf_counter() - began)
        losses.append(loss.item())
    print(json.dumps({
        "peer": f"torch {torch.__version__}", "seconds": seconds[1:],
        "loss": losses[4]}))


main()
