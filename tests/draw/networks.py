"""Networks of any size and script, made from a seed."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from plnfolio.draw.shapes import FAMILIES
from plnfolio.draw.spec import MapNode, MapSpec, Size

ALPHABETS = {
    "latin": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZMW&-/#@'éßœ",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأ",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץ",
    "chinese": "中国教育技术协会学习科学研究通讯与在线播客、。（）",
    "korean": "한국교육공학회연구모임",
    "devanagari": "कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह्ािीुूेैोौं",
    "tamil": "அஆஇகஙசஞடணதநபமயரலவழளறனாிீு்",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщыэюяЖШЩЮ",
    "emoji": "👩🏽‍🏫🎧📚✨🇵🇭",
    "marks": "e\u0301a\u0308o\u0302n\u0303",
}
SAMPLES = [
    "Global Learning and Development Community",
    "Association for Talent Development",
    "MWMWM @@%% &&& WWW",
    "minimum wage mammoth",
    "illicit filling in Illinois",
    "Ångström, Œuvre, straße, Łódź",
    "Đặng Thùy Trâm",
    "Обучение взрослых, Жизнь щит",
    "Δίκτυο εκπαιδευτικών",
    "جمعية مصممي التعليم",
    "وزارة التربية والتعليم",
    "ششش سسس صصص",
    "ههه ممم ططط ححح",
    "فارسی یادگیری الکترونیکی",
    "רשת מורים בישראל",
    "中国教育技术协会",
    "日本教育工学会とコミュニティー",
    "한국교육공학회 연구 모임",
    "भारतीय शिक्षा मंच और ज्ञान",
    "தமிழ் ஆசிரியர்கள்",
    "মুক্তশিক্ষা",
    "ครูไทย เครือข่าย",
    "👩🏽‍🏫 Teachers 🎧",
    "1,234–5,678",
]
"""What people write, in scripts that a browser sets from fonts of its own choice."""

_STATUSES = ("current", "growing", "planned", "paused")


def label(random: Random, most: int = 60) -> str:
    """Words of one script, 1 to ``most`` characters; sometimes one word that never ends."""
    alphabet = ALPHABETS[random.choice(list(ALPHABETS))]
    length = random.choice((1, 2, random.randint(1, most), random.randint(1, 24), most))
    spaced = random.random() < 0.85
    chars = [
        " " if spaced and random.random() < 0.15 else random.choice(alphabet) for _ in range(length)
    ]
    return "".join(chars).strip() or random.choice(alphabet)


def network(seed: int, count: int, groups: int, size: Size) -> MapSpec:
    """The network of a seed, with bridges and with what is missing."""
    random = Random(seed)
    names = [label(random, 40) for _ in range(groups)]
    if random.random() < 0.3:
        names[0] = ""
    statuses = random.choice((_STATUSES, _STATUSES, ("current",), ("planned", "paused")))
    nodes = tuple(
        MapNode(
            id=f"n{number}",
            label=label(random),
            group=names[int(random.random() ** random.choice((1, 2)) * groups)],
            kind=random.choice([*FAMILIES, "gap", "field of its own"]),
            status=random.choice(statuses),
            hours=random.choice((None, 0, 0.25, 1, 4, 9, 30, 400)),
            href=f"/networks/n{number}/",
            note=random.choice(("", "1–8 h", f"2–3 h · {label(random, 20)}")),
            joined=random.choice(("", "", label(random, 30))),
            highlight=random.random() < 0.1,
            change=random.choice(("", "", "", "new", "gone")),
        )
        for number in range(count)
    )
    pairs = [
        tuple(random.sample(range(count), 2)) for _ in range(random.randint(0, 4)) if count > 1
    ]
    return MapSpec(
        label(random, 40),
        nodes,
        size=size,
        bridges=tuple((f"n{first}", f"n{last}") for first, last in pairs),
        seat="aside" if random.random() < 0.3 else "middle",
        date=random.choice(("", "May 2023")),
        rtl=random.random() < 0.2,
    )


NETWORKS = st.builds(
    network,
    seed=st.integers(0, 10**6),
    count=st.one_of(st.integers(1, 12), st.integers(1, 45), st.integers(100, 150)),
    groups=st.integers(1, 12),
    size=st.sampled_from(("wide", "narrow")),
)
