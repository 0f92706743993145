"""Large numbers: what settles when a coin is tossed ten million times, and what does not."""

import streamlit as st

from explorers import averages, luck, streaks
from explorers import large_numbers as coin
from explorers.charts import averages as average_charts
from explorers.charts import large_numbers as charts
from explorers.charts import luck as luck_charts
from explorers.charts import streaks as streak_charts
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob, write
from ui.text import number, part
from ui.turns import fragment
from ui.typed import typed

PAGE = "large_numbers"
P = Knob("p", "p, chance of heads", 0.0, 1.0, 0.5)
N = Knob("n", "n, tosses", 1, coin.LARGEST, 1000, 1)
SEED = Knob("seed", "seed", 0, 9999, 1, 1)
NEAR = Knob("near", "distance from p", 0.001, 0.2, 0.01, 0.001)
STREAK = Knob("streak", "heads in a row, k", 1, 12, 3, 1)
LENGTH, AFTER = Knob("length", "tosses in a sequence", 4, 12, 4, 1), Knob("after", "heads in a row before", 1, 3, 1, 1)
ROUNDS = Knob("rounds", "rounds", 10, 1000, 1000, 10)
GUESSES = ("?", "5 %", "25 %", "50 %", "75 %", "100 %")
POWERS = {name: {"n": 10**e} for e, name in enumerate(("1", "10", "10²", "10³", "10⁴", "10⁵", "10⁶", "10⁷"))}
LONG, PLAYERS = 10**6, 1000
BREAK = {
    "Break it: p = 1": {"p": 1.0},
    "Break it: n = 1": {"n": 1},
    "Break it: p = 0.01, n = 10": {"p": 0.01, "n": 10},
}


@st.cache_data(max_entries=16, show_spinner=False)
def tossed(n, seed):
    """Ten million tosses take 100 ms, so their counts are remembered."""
    return charts.tossed(n, seed)


@st.cache_data(max_entries=16, show_spinner=False)
def long_run(p, seed):
    return streaks.after_streaks(coin.tickets(LONG, seed) < round(100 * p), int(STREAK.high))


@st.cache_data(max_entries=16, show_spinner=False)
def chances(p, distance):
    return luck_charts.halves(p, distance)


@st.cache_data(max_entries=16, show_spinner=False)
def played(seed):
    return averages.players(int(ROUNDS.high), int(ROUNDS.step), seed, count=PLAYERS)


@st.cache_data(max_entries=16, show_spinner=False)
def averaged(name, text, seed, _law):
    """Where the averages are looked at, and they: a million draws take 20 ms. The law is that of the name and the text."""
    ends = [m for m in coin.places(1).tolist() if m <= averages.DRAWS]
    return ends, averages.running_means(_law, ends, seed)


def table_law(text):
    """The text with the law that is read from it."""
    return text, averages.table_law(text)


def counted(value) -> str:
    """A count, or an expected one, in full, as the picture writes it."""
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    return written.replace("-", "−")


def chance(value, rest, *, possible=True) -> str:
    """A probability, `rest` being that of the contrary: 0 and 1 are only written for what is impossible or certain."""
    if value == 0 and possible:
        return part(PAGE, "tiny")
    return f"1 − {chance(rest, 1.0)}" if value > 0.9995 and possible else number(value)


def percent(value, digits=1) -> str:
    return f"{100 * value:.{digits}f} %"


def guess():
    """The question of the article, answered by the visitor first."""
    said = controls.choice(PAGE, "guess", part(PAGE, "guess"), GUESSES)
    if said != GUESSES[0]:
        st.markdown(part(PAGE, "guessed", said=said, half=percent(coin.exactly_half(10))))


@fragment
def explorer():
    guess()
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        p, n = controls.numbers(PAGE, (P, N))
        controls.presets(PAGE, POWERS)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            seed = controls.number(PAGE, SEED)
            another = {"seed": (seed + 1) % (SEED.high + 1)}
            st.button(part(PAGE, "new_luck"), key=f"{PAGE}_new_luck", on_click=write, args=(PAGE,), kwargs=another)
        table = tossed(n, seed)
        path = table[f"c{round(100 * p)}"].to_numpy()
        run = coin.Run(n, p, int(path[coin.place(n)]))
        seen(run)
        controls.presets(PAGE, BREAK, name="break")
    with picture:
        def dropped(numbers):
            return {"n": charts.tosses(numbers["k"], n)} if "k" in numbers else {}

        live.show(PAGE, charts.run(p, n, table), name="run", alt=part(PAGE, "alt_run"), knobs=(P,), dropped=dropped)
        st.caption(part(PAGE, "hint"))
    puzzles(run)
    at_last(run, path, seed)
    nearly = halves(run)
    streak = memory(p, seed)
    short = sequences(p)
    rounds, gained = casino(seed)
    any_law(seed)
    calls = [
        (f"heads({n}, {p}, {seed})", run.heads),
        (f"coverage({n}, {p})", coin.coverage(n, p)),
        (f"mean_excess({n}, {p})", coin.mean_excess(n, p)),
        (f"exactly_half({n}, {p})", coin.exactly_half(n, p)),
        *nearly, *streak, *short,
        (f"expected_gain({rounds})", gained),
        (f"ahead({rounds})", averages.ahead(rounds)),
    ]  # fmt: skip
    code.show(PAGE, CODE, calls, also=[coin.tickets])


def seen(run):
    """What the picture shows, in one sentence, and what the band promises."""
    name = "no_luck" if run.p in (0, 1) else "seen_out" if run.outside else "seen_in"
    said = {"n": counted(run.n), "p": run.p, "heads": counted(run.heads), "f": f"{run.frequency:.5f}",
            "gap": abs(run.frequency - run.p), "band": coin.Z * coin.standard_error(run.n, run.p),
            "d": counted(run.difference), "expected": counted(run.expected_difference), "excess": counted(abs(run.excess)),
            "mean": coin.mean_excess(run.n, run.p), "held": percent(coin.coverage(run.n, run.p), 2)}  # fmt: skip
    st.markdown(part(PAGE, name, **said))
    if name != "no_luck":
        st.markdown(part(PAGE, "distance", **said))
        st.markdown(part(PAGE, "band", **said))


def puzzles(run):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        both = run.p == 0.5 and abs(run.frequency - run.p) <= 0.001 and abs(run.difference) >= 1000
        challenge(PAGE, "both", both, {"p": 0.5, "n": 10**7, "seed": 2})
    with right:
        challenge(PAGE, "outside", run.n >= 1000 and run.outside, {"p": 0.5, "n": 1000, "seed": 10})


def at_last(run, path, seed):
    """The luck meter: this run among others."""
    st.header(part(PAGE, "luck_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    ends = coin.places(run.n)
    others = luck.other_runs(ends, run.p, seed)
    here = coin.place(run.n)
    with words:
        if run.p in (0, 1):
            st.markdown(part(PAGE, "luckless"))
        else:
            score = float(luck.standard_score(run.heads, run.n, run.p))
            now, ever = luck.left_the_band(luck.standard_score(others, ends, run.p)[:, : here + 1])
            st.markdown(part(PAGE, "luck", n=counted(run.n), score=score, now=percent(now), ever=percent(ever),
                             percentile=luck.percentile(run.heads, others[:, here])))  # fmt: skip
    with picture:
        live.show(PAGE, luck_charts.fan(ends, run.p, path, others, run.n), name="fan", alt=part(PAGE, "alt_fan"))
        st.caption(part(PAGE, "luck_hint"))


def halves(run):
    """Exactly half, and near p; returns the call that gives its number."""
    st.header(part(PAGE, "half_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        distance = controls.number(PAGE, NEAR)
        half, near, far = coin.exactly_half(run.n, run.p), *(f(run.n, run.p, distance) for f in (coin.near, coin.far))
        lucky = 0 < run.p < 1
        st.markdown(part(PAGE, "half", n=counted(run.n), p=run.p, distance=distance,
                         half=chance(half, 1.0, possible=lucky and run.n % 2 == 0),
                         near=chance(near, far, possible=lucky and near > 0)))  # fmt: skip
        if run.n % 2:
            st.markdown(part(PAGE, "odd", n=counted(run.n)))
        st.markdown(part(PAGE, "half_law"))
    with picture:
        live.show(PAGE, chances(run.p, distance), name="half", alt=part(PAGE, "alt_half"))
    return [(f"near({run.n}, {run.p}, {distance})", near)]


def memory(p, seed):
    """The gambler's fallacy in one long run; returns the call that gives its number."""
    st.header(part(PAGE, "memory_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    cases, hits = long_run(p, seed)
    with words:
        k = controls.number(PAGE, STREAK)
        low, high = (float(end) for end in streaks.wilson(hits[k], cases[k]))
        said = {"k": k, "p": p, "long": counted(LONG), "cases": counted(int(cases[k])), "hits": counted(int(hits[k]))}
        if cases[k]:
            st.markdown(part(PAGE, "memory", **said, share=int(hits[k]) / int(cases[k]), low=low, high=high))
            st.markdown(part(PAGE, "memory_in" if low <= p <= high else "memory_out", **said))
        else:
            st.markdown(part(PAGE, "memory_none", **said))
    with picture:
        live.show(PAGE, streak_charts.pooled(cases, hits, p), name="memory", alt=part(PAGE, "alt_memory"))
        st.caption(part(PAGE, "memory_hint"))
    return [(f"wilson({hits[k]}, {cases[k]})[0]", low)]


def sequences(p):
    """The bias of streaks in short sequences; returns the call that gives its number."""
    st.header(part(PAGE, "short_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        m, k = controls.numbers(PAGE, (LENGTH, AFTER))
        mean, pooled = streaks.mean_of_shares(m, k, p), streaks.pooled_share(m, k, p)
        st.markdown(part(PAGE, "short" if p else "short_none", m=m, k=k, p=p, mean=mean, pooled=pooled))
        st.markdown(part(PAGE, "short_why"))
    with picture:
        live.show(PAGE, streak_charts.short(k), name="short", alt=part(PAGE, "alt_short"))
        st.caption(part(PAGE, "short_hint", k=k))
    return [(f"mean_of_shares({m}, {k}, {p})", mean)]


def casino(seed):
    """Many players of red; returns the rounds and the expectation."""
    st.header(part(PAGE, "casino_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    gains = played(seed)
    with words:
        rounds = controls.slider(PAGE, ROUNDS)
        now, expected = gains[:, rounds // int(ROUNDS.step)], averages.expected_gain(rounds)
        st.markdown(part(PAGE, "casino", rounds=counted(rounds), players=counted(PLAYERS), winners=int((now > 0).sum()),
                         ahead=percent(averages.ahead(rounds)), mean=float(now.mean()), expected=expected,
                         best=int(now.max()), worst=int(now.min())))  # fmt: skip
    with picture:
        live.show(PAGE, average_charts.casino(gains, int(ROUNDS.step), rounds), name="casino", alt=part(PAGE, "alt_casino"))
        st.caption(part(PAGE, "casino_hint"))
    return rounds, expected


def any_law(seed):
    """Averages of any law, and minibatches."""
    st.header(part(PAGE, "law_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        name = controls.choice(PAGE, "law", part(PAGE, "law"), ("table", *averages.LAWS))
        if name == "table":
            text, law = typed(PAGE, "table", part(PAGE, "table"), "1 2 3 4 5 6; 1 1 1 1 1 1", table_law)
        else:
            text, law = "", averages.LAWS[name]
        controls.presets(PAGE, {f"Break it: {wild}": {"law": wild} for wild in ("Cauchy", "Pareto 3/2")}, name="laws")
        ends, means = averaged(name, text, seed, law)
        reached = {f"m{e}": float(means[ends.index(10**e)]) for e in (2, 4, 6)}
        kind = "law_none" if law.mean != law.mean else "law_slow" if law.sd == float("inf") else "law_mean"
        st.markdown(part(PAGE, kind, mean=law.mean, sd=law.sd, **reached))
        small, large = (averages.error_of_mean(law, size) for size in (16, 64))
        st.markdown(part(PAGE, "batch" if kind == "law_mean" else "batch_none", sd=law.sd, small=small, large=large))
    with picture:
        live.show(PAGE, average_charts.averages(law, ends, means), name="law", alt=part(PAGE, "alt_law"))
        st.caption(part(PAGE, "law_hint"))


CODE = [coin.heads, coin.coverage, coin.near, coin.mean_excess, coin.exactly_half, streaks.wilson, streaks.mean_of_shares,
        averages.expected_gain, averages.ahead]  # fmt: skip

page.begin(PAGE)
explorer()
page.end(PAGE)
