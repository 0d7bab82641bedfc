"""The random orders of surveys/shuffled.yaml (test resources) for some seeds, from the description
in docs/surveys.md alone:  python3 order.py > ../resources/reference/order/shuffled.csv   (Python 3.11)"""

MASK = (1 << 64) - 1


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def splitmix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        yield mix(state)


def fnv1a(name):
    h = 0xCBF29CE484222325
    for byte in name.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def shuffled(seed, name, entries):
    numbers, entries = splitmix(seed ^ fnv1a(name)), list(entries)
    for i in range(len(entries) - 1, 0, -1):
        while True:
            bits = next(numbers) >> 1
            if bits - bits % (i + 1) + i < 1 << 63:
                break
        j = bits % (i + 1)
        entries[i], entries[j] = entries[j], entries[i]
    return entries


print("order_seed,pages,blocks,items")
for seed in [0, 1, 2, 3, 0x0123456789ABCDEF, 0xFFFFFFFFFFFFFFFF, 0x8000000000000000, 1234567]:
    moods = shuffled(seed, "pages/moods", ["calm", "glad"])
    print(
        "x%016x" % seed,
        " ".join(["who", *moods, "story", "last"]),
        " ".join(shuffled(seed, "blocks/glad", ["glad", "low"])),
        " ".join(shuffled(seed, "items/shuffled/calm", ["calm_%02d" % i for i in range(1, 6)])),
        sep=",",
    )
