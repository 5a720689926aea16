#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of the bilevel problem of sparse multi-task learning in PyTorch, for `run tasks` to compare with.

Written as somebody who knows PyTorch would write it: all tasks are solved together as batched products, the implicit
gradient is one batched solve on the supports. The same as the engine's step at the paper's settings: encoder of three hidden
layers of 96 leaky ReLUs, six outputs standardised over the batch, 8 tasks of 50 points, a lasso inside with its penalty a
tenth of the largest useful one, the squared error outside, Adam with 1e-3.

  bilevel_torch.py --check GOLDEN/multitask.json   exit status 1 when a weight or a hypergradient deviates by more than 1e-6
  bilevel_torch.py                                 prints the milliseconds of a step
"""
import argparse
import json
import statistics
import sys
import time

import torch

LATENTS, D_X, WIDTH, TASKS, POINTS, RATIO = 6, 20, 96, 8, 50, 0.1


@torch.no_grad()
def lasso(gram, cross, penalty, tolerance=1e-4, most=2000):
    """Minimisers of w'Gw/2 - c'w + penalty |w|_1 for a batch of G (t x m x m), c (t x m), by accelerated proximal steps."""
    bound = torch.linalg.eigvalsh(gram)[:, -1:]
    w = torch.zeros_like(cross)
    ahead, pace = w, 1.0
    for number in range(most):
        slope = torch.baddbmm(-cross.unsqueeze(2), gram, ahead.unsqueeze(2)).squeeze(2)
        free = bound * ahead - slope
        new = free.sign() * (free.abs() - penalty).clamp_(min=0) / bound
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - w)
        moved, w, pace = new - w, new, faster
        if number % 5 == 4 and moved.abs().max() <= tolerance * w.abs().max():
            break
    return w


class Inner(torch.autograd.Function):
    """The lasso's weights, with the gradient of the implicit function theorem on their supports."""

    @staticmethod
    def forward(ctx, features, targets, ratio, tolerance):
        points = features.shape[1]
        gram = features.transpose(1, 2) @ features / points
        cross = (features * targets.unsqueeze(2)).sum(1) / points
        w = lasso(gram, cross, ratio * cross.abs().amax(1, keepdim=True), tolerance)
        ctx.save_for_backward(features, targets, gram, w)
        return w

    @staticmethod
    def backward(ctx, gradient):
        features, targets, gram, w = ctx.saved_tensors
        used = (w != 0).to(features.dtype)
        curvature = gram * used.unsqueeze(1) * used.unsqueeze(2) + torch.diag_embed(1 - used)
        u = torch.linalg.solve(curvature, (gradient * used).unsqueeze(2))
        residual = features @ w.unsqueeze(2) - targets.unsqueeze(2)
        back = -(residual @ u.transpose(1, 2) + (features @ u) @ w.unsqueeze(1)) / features.shape[1]
        return back * used.unsqueeze(1), None, None, None


def outer_loss(features, targets, ratio=RATIO, tolerance=1e-4):
    """Mean over tasks of half the mean squared error."""
    w = Inner.apply(features, targets, ratio, tolerance)
    residual = (features @ w.unsqueeze(2)).squeeze(2) - targets
    return residual.square().mean() / 2


def encoder():
    layers, width = [], D_X
    for _ in range(3):
        layers += [torch.nn.Linear(width, WIDTH), torch.nn.LeakyReLU(0.2)]
        width = WIDTH
    return torch.nn.Sequential(*layers, torch.nn.Linear(width, LATENTS), torch.nn.BatchNorm1d(LATENTS, affine=False))


def milliseconds_of_a_step(rounds=5, steps=200):
    torch.manual_seed(0)
    torch.set_num_threads(1)
    network = encoder()
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    x = torch.randn(steps, TASKS * POINTS, D_X)
    y = torch.randn(steps, TASKS, POINTS)

    def step(k):
        targets = y[k] / y[k].square().mean(1, keepdim=True).sqrt()
        loss = outer_loss(network(x[k]).view(TASKS, POINTS, LATENTS), targets)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()

    times = []
    for _ in range(rounds):
        began = time.process_time()
        for k in range(steps):
            step(k)
        times.append((time.process_time() - began) / steps * 1000)
    return statistics.median(times[1:])


def check(path):
    """Against the reference cases of one target: weights, and the outer loss's gradient for the features it is taken on."""
    torch.set_default_dtype(torch.float64)
    worst = 0.0
    with open(path, encoding="utf-8") as file:
        cases = [case for case in json.load(file)["group_lasso"] if len(case["Y"][0]) == 1]
    for case in cases:
        features = torch.tensor(case["F"]).unsqueeze(0).requires_grad_()
        targets = torch.tensor(case["Y"])[:, 0].unsqueeze(0)
        w = Inner.apply(features, targets, case["lam"] / case["lambda_max"], 1e-13)
        test, wanted = torch.tensor(case["F_test"]), torch.tensor(case["Y_test"])[:, 0]
        loss = (test @ w[0] - wanted).square().mean() / 2
        loss.backward()
        worst = max(worst, abs(loss.item() - case["outer_loss"]),
                    (w[0].detach() - torch.tensor(case["W"]).reshape(-1)).abs().max().item(),
                    (features.grad[0] - torch.tensor(case["hypergradient_F"])).abs().max().item())
    print(f"{len(cases)} cases, largest deviation {worst:.1e}")
    return 0 if cases and worst < 1e-6 else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", metavar="FILE")
    options = parser.parse_args()
    if options.check:
        return check(options.check)
    print(json.dumps({"milliseconds": milliseconds_of_a_step(), "version": torch.__version__}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
