"""Numbers that the C# policies and PPO must reproduce, computed with PyTorch (1.13 or later, 32-bit float).

    python3 policy_reference.py ../Galactic.Core.Tests/Learning/Reference
    python3 policy_reference.py --weights paper.safetensors

The first form writes paper.json and patch.json, the second the weights of the published network under their published
names. Weights and inputs are not stored: both sides compute them with `noise` from the number of a tensor and of an
element.
"""
import json
import math
import pathlib
import struct
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
INPUTS = 2000  # tensors that are not weights are numbered from here


def noise(number, *shape):
    """Exact 24-bit numbers in [-0.5, 0.5): an integer hash of tensor and element."""
    index = np.arange(int(np.prod(shape)), dtype=np.uint64)
    mask = np.uint64(0xFFFFFFFF)
    h = (index * np.uint64(2654435761) + np.uint64(number) * np.uint64(2654404609) + np.uint64(12345)) & mask
    h ^= h >> np.uint64(16)
    h = (h * np.uint64(2246822519)) & mask
    h ^= h >> np.uint64(13)
    h = (h * np.uint64(3266489917)) & mask
    h ^= h >> np.uint64(16)
    values = (h >> np.uint64(8)).astype(np.float64) / 2.0**24 - 0.5
    return torch.tensor(values.astype(np.float32)).view(*shape)


def fill(module):
    """Weights of unit gain, norms around 1, biases around 0."""
    with torch.no_grad():
        for number, (name, parameter) in enumerate(module.named_parameters()):
            values = noise(number, *parameter.shape)
            if name == "log_std":
                parameter.copy_(values - 1)
            elif parameter.dim() > 1:
                fan_in = parameter[0].numel()
                parameter.copy_(values * float(np.float32(math.sqrt(12.0 / fan_in))))
            else:
                parameter.copy_(values * 0.25 + (1 if name.endswith("weight") else 0))


class SpaceToDepth(nn.Module):
    def forward(self, x):
        n, c, h, w = x.shape
        x = x.reshape(n, c, h // 4, 4, w // 4, 4)
        # The offset inside a cell comes before the colour.
        return torch.einsum("nchiwj->nijchw", x).reshape(n, 16 * c, h // 4, w // 4)


class Block(nn.Module):
    def __init__(self, inputs, planes, stride):
        super().__init__()
        self.convs = nn.Sequential(
            nn.Conv2d(inputs, planes, 3, stride, 1, bias=False), nn.GroupNorm(16, planes), nn.ReLU(),
            nn.Conv2d(planes, planes, 3, 1, 1, bias=False), nn.GroupNorm(16, planes))
        self.downsample = None
        if stride != 1:
            self.downsample = nn.Sequential(
                nn.AvgPool2d(3, stride, 1), nn.Conv2d(inputs, planes, 1, bias=False), nn.GroupNorm(16, planes))

    def forward(self, x):
        return F.relu(self.convs(x) + (x if self.downsample is None else self.downsample(x)))


class Backbone(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.stem = nn.Sequential(
            SpaceToDepth(), nn.Conv2d(16 * channels, 32, 1, bias=False), nn.GroupNorm(16, 32), nn.ReLU())
        planes = [32, 64, 128, 256]
        self.layers = nn.ModuleList(
            nn.Sequential(Block(before, now, 1 if before == now else 2), Block(now, now, 1))
            for before, now in zip([32] + planes, planes))

    def forward(self, x):
        x = self.stem(x)
        for layer in self.layers:
            x = layer(x)
        return x


class PublishedPolicy(nn.Module):
    """128x128 colour and depth, 26 state floats, 11 action channels: grasp, nine joints, end."""

    def __init__(self):
        super().__init__()
        net = nn.Module()
        net.prev_action_embedding = nn.Linear(11, 32)
        net.tgt_embeding = nn.Linear(26, 512)
        net.visual_encoder = nn.Module()
        net.visual_encoder.backbone = Backbone(4)
        net.visual_encoder.compression = nn.Sequential(
            nn.Conv2d(256, 64, 3, 1, 1, bias=False), nn.GroupNorm(16, 64), nn.ReLU())
        net.visual_fc = nn.Sequential(nn.Flatten(), nn.Linear(1024, 512, bias=False), nn.LayerNorm(512), nn.ReLU())
        net.state_encoder = nn.Module()
        net.state_encoder.rnn = nn.GRU(1056, 512)
        self.net = net
        self.action_distribution = nn.Module()
        self.action_distribution.mu = nn.Linear(512, 9)
        self.action_distribution.std = nn.Linear(512, 9)
        self.action_distribution.linear_0 = nn.Linear(512, 2)
        self.action_distribution.linear_1 = nn.Linear(512, 2)
        self.critic = nn.Module()
        self.critic.fc = nn.Linear(512, 1)

    def forward(self, batch):
        steps, envs = batch["keep"].shape
        image = torch.cat([batch["color"] / 255.0, batch["depth"]], 1)
        seen = self.net.visual_fc(self.net.visual_encoder.compression(self.net.visual_encoder.backbone(image)))
        told = self.net.tgt_embeding(batch["state"])
        done = self.net.prev_action_embedding(batch["previous"] * batch["keep"].reshape(-1, 1))
        joined = torch.cat([seen, told, done], 1).view(steps, envs, -1)
        hidden = batch["memory"].unsqueeze(0)
        features = []
        for step in range(steps):
            output, hidden = self.net.state_encoder.rnn(
                joined[step:step + 1], hidden * batch["keep"][step].view(1, envs, 1))
            features.append(output[0])
        features = torch.cat(features)
        head = self.action_distribution
        gaussian = torch.distributions.Normal(
            torch.tanh(head.mu(features)), torch.exp(torch.clamp(head.std(features), -5, 2)))
        grasp = torch.distributions.Categorical(logits=head.linear_0(features))
        end = torch.distributions.Categorical(logits=head.linear_1(features))
        action = batch["action"]
        log_prob = (gaussian.log_prob(action[:, 1:10]).sum(1) + grasp.log_prob(action[:, 0])
                    + end.log_prob(action[:, 10]))
        entropy = gaussian.entropy().sum(1) + grasp.entropy() + end.entropy()
        return {
            "mean": gaussian.mean, "std": gaussian.stddev, "grasp": grasp.probs[:, 1], "end": end.probs[:, 1],
            "value": self.critic.fc(features)[:, 0], "log_prob": log_prob, "entropy": entropy,
        }


def normed(inputs, outputs):
    return nn.ModuleDict({"linear": nn.Linear(inputs, outputs), "norm": nn.LayerNorm(outputs)})


def hidden(layer, x):
    return F.silu(layer["norm"](layer["linear"](x)))


class PatchPolicy(nn.Module):
    """32x32 depth in 8x8 patches, 5 state floats, actions: one binary, two continuous, one unused; widths of 16."""

    def __init__(self):
        super().__init__()
        self.log_std = nn.Parameter(torch.zeros(2))
        self.patch = nn.Conv2d(64, 8, 1)
        self.conv1 = nn.Conv2d(8, 8, 3, 2, 1)
        self.conv2 = nn.Conv2d(8, 8, 3, 2, 1)
        self.features = nn.Linear(8, 16)
        self.actor0 = normed(16 + 5 + 4, 16)
        self.actor1 = normed(16, 16)
        self.head = nn.Linear(16, 3)
        self.critic0 = normed(5 + 4, 16)
        self.critic1 = normed(16, 16)
        self.value = nn.Linear(16, 1)

    def forward(self, batch):
        patches = F.pixel_unshuffle(batch["depth"], 8)
        x = F.relu(self.conv2(F.relu(self.conv1(F.relu(self.patch(patches))))))
        # The features are flattened with the channel last.
        image = F.relu(self.features(x.permute(0, 2, 3, 1).flatten(1)))
        told = torch.cat([batch["state"].clamp(-5, 5), batch["previous"]], 1)
        head = self.head(hidden(self.actor1, hidden(self.actor0, torch.cat([image, told], 1))))
        gaussian = torch.distributions.Normal(head[:, :2], self.log_std.exp())
        binary = torch.distributions.Bernoulli(logits=head[:, 2])
        action = batch["action"]
        return {
            "mean": gaussian.mean, "on": binary.probs,
            "value": self.value(hidden(self.critic1, hidden(self.critic0, told)))[:, 0],
            "log_prob": gaussian.log_prob(action[:, :2]).sum(1) + binary.log_prob(action[:, 2]),
            "entropy": binary.entropy(),
        }


def episodes(steps, envs, ends, terminal):
    """Masks of the published rollout: [t + 1] 0 after a step that ended an episode, and one step later."""
    keep = torch.ones(steps + 2, envs)
    stale = torch.ones(steps + 2, envs)
    for step, env in ends:
        stale[step + 1, env] = 0
        keep[step + 1, env] = 0 if terminal else 1
        keep[step + 2, env] = 0
    return stale, keep


def advantages(rewards, values, ended, fresh, gamma, decay):
    """GAE: `ended` [t] cuts the value of t + 1 off, `fresh` [t] cuts the sum off too."""
    result = torch.zeros_like(rewards)
    last = torch.zeros(rewards.shape[1])
    for step in reversed(range(rewards.shape[0])):
        delta = rewards[step] + gamma * values[step + 1] * (1 - ended[step]) - values[step]
        last = delta + gamma * decay * last * (1 - fresh[step])
        result[step] = last
    return result


def floats(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]


def train(policy, batch, data, rule):
    """Three steps of Adam on one batch; returns everything worth comparing."""
    before = {name: p.detach().clone() for name, p in policy.named_parameters()}
    optimizer = torch.optim.Adam(policy.parameters(), lr=rule["rate"], eps=1e-5)
    steps = []
    gradients = {}
    for _ in range(3):
        out = policy(batch)
        ratio = torch.exp(out["log_prob"] - data["log_prob"])
        surrogate = torch.min(ratio * data["advantage"], ratio.clamp(0.8, 1.2) * data["advantage"])
        error = (out["value"] - data["return"])**2
        if rule["clip_values"]:
            near = data["value"] + (out["value"] - data["value"]).clamp(-0.2, 0.2)
            error = torch.max(error, (near - data["return"])**2)
        mask = data["mask"]
        total = rule["total"]
        policy_loss = -(surrogate * mask).sum() / total
        value_loss = 0.5 * (error * mask).sum() / total
        entropy = (out["entropy"] * mask).sum() / total
        optimizer.zero_grad()
        (policy_loss + 0.5 * value_loss - rule["entropy"] * entropy).backward()
        if not gradients:
            gradients = {name: p.grad.clone() for name, p in policy.named_parameters()}
        norms = [float(nn.utils.clip_grad_norm_(group, rule["norm"])) for group in rule["groups"]]
        optimizer.step()
        steps.append([float(policy_loss), float(value_loss), float(entropy), norms[0]])
    tensors = []
    for name, p in policy.named_parameters():
        change = (p.detach() - before[name]).flatten()
        gradient = gradients[name].flatten()
        picked = [int(i) for i in torch.topk(gradient.abs(), min(3, gradient.numel())).indices] + [gradient.numel() // 2]
        tensors.append({
            "name": name, "shape": list(p.shape), "gradient": float(gradient.norm()), "change": float(change.norm()),
            "picked": picked, "gradients": floats(gradient[picked]), "changes": floats(change[picked]),
        })
    return steps, tensors


def paper():
    steps, envs, count = 4, 3, 12
    policy = PublishedPolicy()
    fill(policy)
    # Env 0 ends after step 0, env 1 after step 2.
    stale, keep = episodes(steps, envs, [(0, 0), (2, 1)], terminal=True)
    action = 2 * noise(INPUTS + 4, steps, envs, 11)
    action[..., 0] = (action[..., 0] > 0).float()
    action[..., 10] = (action[..., 10] > 0).float()
    batch = {
        "color": torch.floor((noise(INPUTS, count, 3, 128, 128) + 0.5) * 256),
        "depth": noise(INPUTS + 1, count, 1, 128, 128) + 0.5,
        "state": 4 * noise(INPUTS + 2, count, 26),
        "previous": 2 * noise(INPUTS + 3, count, 11),
        "action": action.view(count, 11),
        "memory": noise(INPUTS + 5, envs, 512),
        "keep": keep[:steps],
    }
    out = {name: t.detach() for name, t in policy(batch).items()}
    value = torch.cat([out["value"] + 0.6 * noise(INPUTS + 6, count), noise(INPUTS + 7, envs)]).view(steps + 1, envs)
    both = (stale * keep)[1:steps + 1]
    rewards = 2 * noise(INPUTS + 8, steps, envs) * stale[:steps]  # the step after an end has no reward
    advantage = advantages(rewards, value, 1 - both, 1 - both, 0.99, 0.95)
    data = {
        "log_prob": out["log_prob"] + 0.6 * noise(INPUTS + 9, count), "value": value[:steps].flatten(),
        "return": (advantage + value[:steps]).flatten(), "mask": stale[:steps].flatten(),
        # The published code divides by the sample deviation, ours by that of the population: 6e-5 apart at 8192.
        "advantage": ((advantage - advantage.mean()) / (advantage.std(unbiased=False) + 1e-5)).flatten(),
    }
    rule = {"rate": 3.5e-4, "clip_values": True, "entropy": 0.001, "norm": 2.0, "total": count,
            "groups": [list(policy.parameters())]}
    return policy, batch, out, data, rule, rewards, value


def patch():
    steps, envs, count = 5, 3, 15
    policy = PatchPolicy()
    fill(policy)
    # Env 0 fails at step 1, env 2 runs out of time at step 2; the step after starts the next episode.
    ended = torch.zeros(steps, envs)
    ended[1, 0] = 1
    cut = ended.clone()
    cut[2, 2] = 1
    mask = torch.ones(steps, envs)
    mask[2, 0] = mask[3, 2] = 0
    action = noise(INPUTS + 4, count, 3)
    action[:, 2] = (action[:, 2] > 0).float()
    batch = {
        "depth": noise(INPUTS + 1, count, 1, 32, 32) + 0.5,
        "state": 16 * noise(INPUTS + 2, count, 5),
        "previous": 2 * noise(INPUTS + 3, count, 4),
        "action": action,
    }
    out = {name: t.detach() for name, t in policy(batch).items()}
    value = torch.cat([out["value"] + 0.6 * noise(INPUTS + 6, count), noise(INPUTS + 7, envs)]).view(steps + 1, envs)
    rewards = 2 * noise(INPUTS + 8, steps, envs) * mask
    advantage = torch.zeros(steps, envs)
    for env in range(envs):
        # Episode by episode, as if the start step were not there.
        begin = 0
        for step in range(steps + 1):
            if step == steps or mask[step, env] == 0:
                if step > begin:
                    rows = slice(begin, step)
                    advantage[rows, env:env + 1] = advantages(
                        rewards[rows, env:env + 1], value[begin:step + 1, env:env + 1], ended[rows, env:env + 1],
                        cut[rows, env:env + 1], 0.99, 0.95)
                begin = step + 1
    picked = advantage[mask == 1]
    scaled = (advantage - picked.mean()) / (picked.std(unbiased=False) + 1e-8)
    data = {
        "log_prob": out["log_prob"] + 0.6 * noise(INPUTS + 9, count), "value": value[:steps].flatten(),
        "return": (advantage + value[:steps]).flatten(), "mask": mask.flatten(),
        "advantage": (scaled * mask).flatten(),
    }
    actor = [p for n, p in policy.named_parameters() if not n.startswith(("critic", "value"))]
    critic = [p for n, p in policy.named_parameters() if n.startswith(("critic", "value"))]
    rule = {"rate": 1e-3, "clip_values": False, "entropy": 0.001, "norm": 1.0, "total": int(mask.sum()),
            "groups": [actor, critic]}
    return policy, batch, out, data, rule, rewards, value


def write(folder, name, parts):
    policy, batch, out, data, rule, rewards, value = parts
    steps, tensors = train(policy, batch, data, rule)
    result = {
        "parameters": sum(p.numel() for p in policy.parameters()),
        "outputs": {key: floats(t) for key, t in out.items()},
        "rewards": floats(rewards), "values": floats(value), "logProbabilities": floats(data["log_prob"]),
        "returns": floats(data["return"]), "advantages": floats(data["advantage"]),
        "steps": steps,
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in result.items()]
    lines.append('"tensors": [\n' + ",\n".join(json.dumps(t) for t in tensors) + "]")
    (folder / (name + ".json")).write_text("{" + ",\n".join(lines) + "}\n")


def save(path, policy):
    """The safetensors format: length of the header, header, data."""
    header, data, offset = {}, [], 0
    for name, p in policy.state_dict().items():
        raw = p.numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(p.shape), "data_offsets": [offset, offset + len(raw)]}
        data.append(raw)
        offset += len(raw)
    head = json.dumps(header).encode()
    pathlib.Path(path).write_bytes(struct.pack("<Q", len(head)) + head + b"".join(data))


if sys.argv[1] == "--weights":
    published = PublishedPolicy()
    fill(published)
    save(sys.argv[2], published)
else:
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    write(target, "paper", paper())
    write(target, "patch", patch())
