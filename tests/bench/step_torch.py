#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The estimator and one training step of it in PyTorch, for bench_step to compare with.

Written as somebody who knows PyTorch would write it: the networks of all latents run as batched products, optimisers
work on all tensors at once where PyTorch offers it, nothing is copied that need not be. Same model, batch, optimiser
and data movement as the engine: --check holds it to golden values, bench_step to the engine's own loss and gradient.

  step_torch.py --check GOLDEN/elbo.json   exit status 1 when loss, KL or a gradient deviates by more than 1e-9
  step_torch.py --serve                    answers bench_step on standard input and output, one JSON line each
"""
import argparse
import json
import math
import statistics
import sys
import time

import torch
import torch.nn.functional as F

SLOPE = 0.2
POSTERIOR_FLOOR = 1e-4
PRIOR_FLOOR = 1e-6
DECODER_FLOOR = 1e-4


class Estimator:
    """Parameters by the names of the engine's layout, and the negative ELBO."""

    def __init__(self, spec, parameters):
        self.spec = spec  # d_z, d_x, d_a, time, estimator (the experiment's section)
        self.p = parameters
        self.steps = 2 if spec["time"] else 1
        self.layers = spec["estimator"]["hidden_layers"]
        self.transition_layers = spec["estimator"]["transition"]["hidden_layers"]
        self.unmix = "unmix.weight" in parameters
        self.learned = "decoder_logvar" in parameters
        self.amortised = "posterior.raw_variance" not in parameters
        self.skip = "transition.skip.weight" in parameters
        # Closed-form averages, constants of the gradient (variances = moving_average).
        self.decoder_variance = self.prior_variance = self.initial_mean = self.initial_variance = None

    def network(self, name, h):
        for k in range(self.layers):
            h = F.leaky_relu(F.linear(h, self.p[f"{name}.linear{k}.weight"], self.p[f"{name}.linear{k}.bias"]), SLOPE)
        return F.linear(h, self.p[f"{name}.linear_out.weight"], self.p[f"{name}.linear_out.bias"])

    def transition(self, inputs, mask):
        """inputs: rows x inputs -> means, rows x d_z."""
        p, rows, d_z = self.p, inputs.shape[0], self.spec["d_z"]
        parts = [p[name] for name in ("transition.from_z.weight", "transition.from_a.weight") if name in p]
        first = parts[0] if len(parts) == 1 else torch.cat(parts, 2)
        if mask is not None:
            first = first * mask.unsqueeze(1)
        width = first.shape[1]
        # The first layers of all networks see the same inputs: one product.
        h = F.linear(inputs, first.reshape(d_z * width, -1), p["transition.bias"].reshape(-1))
        h = F.leaky_relu(h, SLOPE).view(rows, d_z, width).transpose(0, 1)
        for k in range(1, self.transition_layers):
            weight = p[f"transition.hidden{k}.weight"].transpose(1, 2)
            bias = p.get(f"transition.hidden{k}.bias")
            h = torch.bmm(h, weight) if bias is None else torch.baddbmm(bias.unsqueeze(1), h, weight)
            h = F.leaky_relu(h, SLOPE)
        out = torch.bmm(h, p["transition.out.weight"].unsqueeze(2)).squeeze(2).t() + p["transition.out.bias"]
        if self.skip:
            weight = p["transition.skip.weight"]
            out = out + F.linear(inputs, weight if mask is None else weight * mask)
        return out

    def negative_elbo(self, x, a, eps, mask, momentum):
        """x: rows x steps x d_x; a: rows x d_a or None; eps: rows x steps x d_z. Returns loss and KL."""
        p, d_z, d_x, steps = self.p, self.spec["d_z"], self.spec["d_x"], self.steps
        rows = x.shape[0]
        mean = self.network("encoder", x.view(rows * steps, d_x))
        if self.amortised:
            mean, raw = mean.view(-1, d_z, 2).unbind(2)
            variance = F.softplus(raw) + POSTERIOR_FLOOR
        else:
            variance = F.softplus(p["posterior.raw_variance"]) + POSTERIOR_FLOOR
        if self.unmix:
            mean = mean @ p["unmix.weight"].t()
        z = mean + eps.view(rows * steps, d_z) * variance.sqrt()
        u = z @ torch.inverse(p["unmix.weight"]).t() if self.unmix else z
        mse = F.mse_loss(self.network("decoder", u), x.view(rows * steps, d_x))

        log_variance = variance.log()
        if self.amortised:
            variance, log_variance = variance.view(rows, steps, d_z), log_variance.view(rows, steps, d_z)
        mean, z = mean.view(rows, steps, d_z), z.view(rows, steps, d_z)

        def at(value, step):
            return value[:, step] if self.amortised else value

        inputs = z[:, 0] if self.spec["time"] else None
        if a is not None:
            inputs = a if inputs is None else torch.cat((inputs, a), 1)
        spread = at(variance, -1) + (mean[:, -1] - self.transition(inputs, mask)).square()

        if self.learned:
            decoder_variance = ((0.5 * p["decoder_logvar"]).exp() + DECODER_FLOOR).square()
            prior_variance = F.softplus(p["prior.raw_variance"]) + PRIOR_FLOOR
            if self.spec["time"]:
                initial_mean, raw = p["prior.initial"].unbind(1)
                initial_variance = F.softplus(raw) + PRIOR_FLOOR
        else:
            if momentum < 1:
                self.move(momentum, mse, spread, mean, at(variance, 0))
            decoder_variance, prior_variance = self.decoder_variance, self.prior_variance
            initial_mean, initial_variance = self.initial_mean, self.initial_variance

        reconstruction = 0.5 * (mse / decoder_variance + (2 * math.pi * decoder_variance).log())
        kl = 0.5 * (spread / prior_variance + prior_variance.log() - at(log_variance, -1) - 1).sum() / rows
        if self.spec["time"]:
            first = (at(variance, 0) + (mean[:, 0] - initial_mean).square()) / initial_variance
            first = 0.5 * (first + initial_variance.log() - at(log_variance, 0) - 1).sum() / rows
            kl = 0.5 * (kl + first)
        kl = kl / d_x
        return reconstruction.sum() + kl, kl

    @torch.no_grad()
    def move(self, momentum, mse, spread, mean, first_variance):
        self.decoder_variance.lerp_(mse, 1 - momentum)
        self.prior_variance.lerp_(spread.mean(0), 1 - momentum)
        if self.spec["time"]:
            self.initial_mean.lerp_(mean[:, 0].mean(0), 1 - momentum)
            gap = (mean[:, 0] - self.initial_mean).square().mean(0)
            self.initial_variance.lerp_(gap + (first_variance if first_variance.dim() == 1 else first_variance.mean(0)),
                                        1 - momentum)


def newton_schulz(x, iterations):
    """Orthogonal directions of a stack of matrices, as optimiser.h describes."""
    if x.shape[1] > x.shape[2]:
        return newton_schulz(x.transpose(1, 2), iterations).transpose(1, 2)
    x = x / (x.flatten(1).norm(dim=1).view(-1, 1, 1) + 1e-12)
    for _ in range(iterations):
        gram = torch.bmm(x, x.transpose(1, 2))
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=-4.775, alpha=2.0315), x, beta=3.4445)
    return x


class Muon:
    """Muon on hidden matrices, those of one shape in one stack, and the relative gradient on unmix.weight."""

    def __init__(self, matrices, unmix):
        shapes = {}
        for matrix in matrices:
            shapes.setdefault(matrix.shape[-2:], []).append(matrix)
        self.stacks = []
        for (rows, cols), group in shapes.items():
            stack = torch.cat([m.view(-1, rows, cols) for m in group]).detach()
            self.stacks.append((group, torch.zeros_like(stack), math.sqrt(max(1, rows / cols))))
        self.unmix = unmix
        self.unmix_average = None if unmix is None else torch.zeros_like(unmix)

    @staticmethod
    def look_ahead(average, gradient):
        average.lerp_(gradient, 0.05)
        return average.lerp(gradient, 0.05)

    @torch.no_grad()
    def step(self, rate, unmix_rate):
        for group, average, widening in self.stacks:
            gradient = torch.cat([m.grad.view(-1, *average.shape[1:]) for m in group])
            direction = newton_schulz(self.look_ahead(average, gradient), 3)
            parts = direction.split([m.numel() // average[0].numel() for m in group])
            for matrix, part in zip(group, parts):
                matrix.sub_(part.view_as(matrix) if part.is_contiguous() else part.reshape(matrix.shape),
                            alpha=rate * widening)
        if self.unmix is not None:
            direction = self.look_ahead(self.unmix_average, self.unmix.grad @ self.unmix.t())
            self.unmix.sub_(newton_schulz(direction.unsqueeze(0), 5)[0] @ self.unmix, alpha=unmix_rate)


class Training:
    """Everything of a run but its evaluations: rows by random order, noise, masks under their constraint, optimiser."""

    def __init__(self, spec, parameters):
        self.spec = spec
        self.estimator = Estimator(spec, parameters)
        self.parameters = parameters
        d_z, inputs = spec["d_z"], spec["inputs"]
        training, sparsity = spec["training"], spec["sparsity"]
        self.logits = torch.full((d_z, inputs), float(sparsity["mask_initial"]), requires_grad=True)
        # One constraint for each graph, on its columns of the mask.
        past = d_z if spec["time"] else 0
        self.blocks = [slice(*ends) for ends in ((0, past), (past, inputs)) if ends[1] > ends[0]]
        self.multipliers = [0.0] * len(self.blocks)
        self.bounds = [d_z * 1.0] * len(self.blocks)

        roles = {role: [p for n, p in parameters.items() if spec["roles"][n] == role]
                 for role in ("matrix", "vector", "variance", "unmix")}
        self.muon = training["optimiser"] == "muon"
        beta2 = 0.99 if self.muon else 0.999
        rate = training["rate"]
        groups = [{"params": [self.logits], "lr": sparsity["mask_rate"]}]
        if self.muon:
            self.muon_step = Muon(roles["matrix"], roles["unmix"][0] if roles["unmix"] else None)
            groups += [{"params": roles["vector"], "lr": rate}, {"params": roles["variance"], "lr": 5 * rate}]
        else:
            groups.append({"params": list(parameters.values()), "lr": rate})
        self.adam = torch.optim.Adam(groups, betas=(0.9, beta2), foreach=True)

        random = torch.Generator().manual_seed(1)
        rows = spec["train_rows"]
        self.x = torch.randn(rows, self.estimator.steps, spec["d_x"], generator=random)
        self.a = torch.rand(rows, spec["d_a"], generator=random) * 4 - 2 if spec["d_a"] else None
        self.order = torch.randperm(rows, generator=random)
        self.batch = spec["training"]["batch"]
        self.at = 0

    def step(self):
        spec, sparsity = self.spec, self.spec["sparsity"]
        if self.at + self.batch > len(self.order):
            self.order, self.at = torch.randperm(len(self.order)), 0
        rows = self.order[self.at:self.at + self.batch]
        self.at += self.batch
        x = self.x[rows]
        a = None if self.a is None else self.a[rows]
        eps = torch.randn(self.batch, self.estimator.steps, spec["d_z"])
        noise = torch.rand_like(self.logits).logit_(1e-7)
        mask = torch.sigmoid((self.logits + noise) / sparsity["temperature"])

        loss, _ = self.estimator.negative_elbo(x, a, eps, mask, 0.98)
        probabilities = torch.sigmoid(self.logits)
        edges = [probabilities[:, block].sum() for block in self.blocks]
        lagrangian = loss + sum(m * e for m, e in zip(self.multipliers, edges))
        self.adam.zero_grad(set_to_none=True)
        for parameter in self.parameters.values():  # those that Adam does not move included
            parameter.grad = None
        lagrangian.backward()
        self.adam.step()
        if self.muon:
            self.muon_step.step(self.spec["training"]["muon_rate"], self.spec["training"]["unmix_rate"])
        with torch.no_grad():
            self.logits.clamp_(-sparsity["mask_limit"], sparsity["mask_limit"])
        for k, (count, bound) in enumerate(zip(edges, self.bounds)):
            self.multipliers[k] = max(0.0, self.multipliers[k] + sparsity["multiplier_rate"] * (count.item() - bound))
        if not math.isfinite(loss.item()):
            raise SystemExit("step_torch.py: the loss is not a finite number")

    def time_steps(self, count):
        """Seconds of each of `count` steps."""
        times = []
        for _ in range(count):
            start = time.perf_counter()
            self.step()
            times.append(time.perf_counter() - start)
        return times


def read_case(path, spec, dtype=torch.float32):
    """Parameters, batch and what the engine makes of them, from bench_step's file of floats."""
    flat = torch.frombuffer(bytearray(open(path, "rb").read()), dtype=torch.float32).to(dtype)
    at = 0

    def take(*shape):
        nonlocal at
        size = math.prod(shape)
        part = flat[at:at + size].view(shape).clone()
        at += size
        return part

    steps, d_z, rows = 2 if spec["time"] else 1, spec["d_z"], spec["training"]["batch"]
    parameters = {name: take(*shape).requires_grad_() for name, shape in spec["tensors"]}
    x = take(rows, steps, spec["d_x"])
    a = take(rows, spec["d_a"]) if spec["d_a"] else None
    eps = take(rows, steps, d_z)
    mask = take(d_z, spec["inputs"])
    variances = [take(1), take(d_z)] + ([take(d_z), take(d_z)] if spec["time"] else [])
    gradient = {name: take(*shape) for name, shape in spec["tensors"]}
    return parameters, (x, a, eps, mask), variances, gradient


def set_variances(estimator, variances):
    estimator.decoder_variance, estimator.prior_variance = variances[0], variances[1]
    if len(variances) > 2:
        estimator.initial_mean, estimator.initial_variance = variances[2], variances[3]


def deviation(found, expected):
    """Largest difference relative to the largest entry expected (at least 1e-3)."""
    found = torch.zeros_like(expected) if found is None else found
    return ((found - expected).abs().max() / expected.abs().max().clamp(min=1e-3)).item()


def serve():
    training = None
    for line in sys.stdin:
        request = json.loads(line)
        answer = {}
        if request["do"] == "versions":
            answer = {"torch": torch.__version__, "python": sys.version.split()[0]}
        elif request["do"] == "threads":
            torch.set_num_threads(request["threads"])
        elif request["do"] == "prepare":
            spec = request["spec"]
            # In double, so that what is compared is the model and not the order of its sums.
            parameters, batch, variances, gradient = read_case(request["file"], spec, torch.float64)
            estimator = Estimator(spec, parameters)
            set_variances(estimator, variances)
            loss, kl = estimator.negative_elbo(*batch, 1)
            loss.backward()
            worst = max((deviation(p.grad, gradient[n]), n) for n, p in parameters.items())
            answer = {"loss": loss.item(), "kl": kl.item(), "gradient_deviation": worst[0], "tensor": worst[1]}
            parameters, _, variances, _ = read_case(request["file"], spec)
            training = Training(spec, parameters)
            set_variances(training.estimator, variances)
        elif request["do"] == "steps":
            answer = {"seconds": training.time_steps(request["count"])}
        print(json.dumps(answer), flush=True)


def check(path):
    """Compares with golden/elbo.json in double; returns whether everything agrees to 1e-9."""
    worst = 0.0
    for number, case in enumerate(json.load(open(path))):
        def tensor(values, *shape):
            return torch.tensor(values, dtype=torch.float64).view(*shape)

        time_, d_z, d_a, rows = case["lag"] > 0, case["d_z"], case["d_a"], case["batch"]
        parameters = {}
        for name, entry in case["parameters"].items():
            parameters[name.replace("transition.hidden.", "transition.hidden1.")] = (
                tensor(entry["values"], *entry["shape"]).requires_grad_())
        logits = {name: parameters.pop(name) for name in list(parameters) if name.endswith("log_alpha")}
        spec = {"d_z": d_z, "d_x": case["d_x"], "d_a": d_a, "time": time_,
                "estimator": {"hidden_layers": 2, "transition": {"hidden_layers": 2}}}
        # The transition's output holds (mean, unused) for each latent; the prior's shapes have room for a history.
        outputs = {part: parameters[part] for part in ("transition.out.weight", "transition.out.bias",
                                                       "prior.raw_variance", "prior.initial")}
        parameters["prior.raw_variance"] = outputs["prior.raw_variance"].view(d_z)
        parameters["prior.initial"] = outputs["prior.initial"].view(d_z, 2)
        parameters["transition.out.weight"] = outputs["transition.out.weight"][:, 0]
        parameters["transition.out.bias"] = outputs["transition.out.bias"][:, 0]
        masks = []
        for graph in ("Gz", "Ga"):
            if f"{graph}.log_alpha" in logits:
                alpha = logits[f"{graph}.log_alpha"]
                masks.append(torch.sigmoid(alpha + tensor(case["mask_uniform"][graph], *alpha.shape).logit()))
        estimator = Estimator(spec, parameters)
        steps = estimator.steps
        loss, kl = estimator.negative_elbo(tensor(case["x"], rows, steps, -1), tensor(case["a"], rows, -1) if d_a else None,
                                           tensor(case["eps"], rows, steps, -1), torch.cat(masks, 1), 1)
        loss.backward()
        found = {**parameters, **outputs, **logits}  # leaves, not views of them
        deviations = {"negative_elbo": abs(loss.item() - case["negative_elbo"]), "kl": abs(kl.item() - case["kl"])}
        for name, entry in case["gradients"].items():
            key = name.replace("transition.hidden.", "transition.hidden1.")
            deviations[name] = deviation(found[key].grad, tensor(entry["values"], *entry["shape"]))
        name = max(deviations, key=deviations.get)
        print(f"case {number}: largest deviation {deviations[name]:.1e} ({name})")
        worst = max(worst, deviations[name])
    return worst <= 1e-9


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", metavar="FILE", help="hold loss and gradients to golden/elbo.json")
    what.add_argument("--serve", action="store_true", help="answer bench_step")
    options = parser.parse_args()
    if options.serve:
        serve()
        return 0
    return 0 if check(options.check) else 1


if __name__ == "__main__":
    sys.exit(main())
