"""The guessing game: what a yes/no question tells, and how few of them find a hidden number."""

import streamlit as st

from explorers import guessing_game as game
from explorers import guessing_play as play
from explorers.charts import guessing_game as charts
from explorers.charts import question_counts as counts
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob, write
from ui.distribution import LARGEST, distribution, makers
from ui.text import number, part
from ui.turns import fragment
from ui.typed import typed

PAGE = "guessing_game"
GAMES = 1000
TREES = {"thresholds": game.threshold_lengths, "any yes/no": game.huffman_lengths}
K = Knob("k", "threshold k", 1, LARGEST, 12, 1)
SEED = Knob("seed", "seed of the hidden number", 0, 9999, 4, 1)
LUCK = Knob("luck", "seed of the games", 0, 9999, 1, 1)
TEXTS = "asked", "answers"
NEW = {"asked": "", "answers": "", "n": LARGEST}
TEN = {**NEW, "law": "Poisson", "rate": 10.0, "k": 12}
PRESETS = {
    "Poisson, rate 10": TEN,
    "uniform on 1 to 1024": {**NEW, "law": "uniform", "k": 512},
    "geometric, ratio 1/2": {**NEW, "law": "geometric", "ratio": 0.5, "k": 3},
    "own table 3 1 1 3": {**NEW, "law": "own table", "table": "3 1 1 3", "k": 2},
}
BREAK = {
    "Break it: all mass on one number": {**NEW, "law": "one number", "point": 137, "k": 137},
    "Break it: rate 1024 keeps only 51 %": {**NEW, "law": "Poisson", "rate": 1024.0, "k": 1000},
    "Break it: rate 4, a tail of zeros": {**NEW, "law": "Poisson", "rate": 4.0, "k": 4},
}


@st.cache_data(max_entries=32, show_spinner=False)
def compared(p):
    """The game with three answers takes 400 ms for 1024 possible numbers, so the numbers are remembered."""
    return vars(game.compare(p))


def restart(signature, p):
    """Another distribution or another hidden number begins another game, unless a link or a button brought one with it."""
    before, now = st.session_state.get(f"_{PAGE}_game"), [st.session_state.get(f"{PAGE}_{name}") for name in TEXTS]
    if before and before[0] != signature:
        stale = {name: "" for name, old, text in zip(TEXTS, before[1], now, strict=True) if text == old}
        write(PAGE, **stale, k=play.aim(p, 1, len(p), round(st.session_state.get(f"{PAGE}_k", K.default))))


def button(name: str, state: dict, *, off=False, type="secondary", **numbers):
    """A button with its words from the text file, that puts the page into a state."""
    words = part(PAGE, name, **numbers)
    st.button(words, key=f"{PAGE}_{name}", on_click=write, args=(PAGE,), kwargs=state, disabled=off, type=type)


def section(name: str):
    """A further view: its title, and two columns, the picture first."""
    st.header(part(PAGE, f"{name}_title"), anchor=False)
    return st.columns([1, 1], gap="large")


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        p, made = distribution(PAGE, "law", part(PAGE, "drawn_from"), "Poisson", "3 1 1 3")
        controls.presets(PAGE, PRESETS)
        controls.presets(PAGE, BREAK, name="break")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            seed = controls.number(PAGE, SEED)
            button("new_number", {"seed": (seed + 1) % (SEED.high + 1), "asked": ""})
        restart((made, seed), p)
        asked = typed(PAGE, "asked", "questions so far", "", play.asked, longest=400)
        hidden = game.draw(p, seed)
        turns = play.play(p, hidden, asked)
        history(p, turns)
    lo, hi = (turns[-1].lo, turns[-1].hi) if turns else (1, len(p))
    with picture:
        k, bits = question(p, hidden, asked, turns, lo, hi)
    puzzles(p, made, asked, bits)
    lengths = {name: tree(p) for name, tree in TREES.items()}
    machine(p, lengths["thresholds"])
    calls = [(f"expected_information({made}, {lo}, {hi}, {k})", bits), *strategies(p, made), *wrong_belief(p, made)]
    many_games(p, lengths)
    st.session_state[f"_{PAGE}_game"] = (made, seed), [st.session_state[f"{PAGE}_{name}"] for name in TEXTS]
    code.show(PAGE, [*makers(calls), game.expected_information, *PLAYED, *BELIEVED], calls)


def question(p, hidden, asked, turns, lo, hi):
    """The picture, the button that asks, and what is seen; returns k and the bits that the question tells on average."""
    place = st.container()
    over = play.only_number(p, lo, hi) is not None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = controls.number(PAGE, K)
        after = play.play(p, hidden, [*asked, chosen])[-1]
        then = {"asked": ",".join(map(str, (*asked, chosen))), "k": play.aim(p, after.lo, after.hi, chosen)}
        button("ask", then, off=over or len(asked) >= play.MOST_QUESTIONS, type="primary", k=chosen)
    k = min(chosen, len(p))
    with place:
        live.show(PAGE, charts.game(p, lo, hi, k), name="game", alt=part(PAGE, "alt_game"), knobs=(K,))
    bits, (yes, no) = game.expected_information(p, lo, hi, k), game.answer_probabilities(p, lo, hi, k)
    said = {"hidden": hidden, "count": len(turns), "told": sum(turn.gained for turn in turns), "lo": lo, "hi": hi, "k": chosen}
    if over:
        said |= {"p": float(p[hidden - 1]), "surprisal": game.surprisal(p, hidden)}
        st.markdown(part(PAGE, "found" if turns else "sure", **said))
    else:
        if turns:
            heard = "heard_yes" if turns[-1].yes else "heard_no"
            st.markdown(part(PAGE, heard, **said | {"k": turns[-1].k, "gained": turns[-1].gained}))
        missing = game.entropy(game.posterior(p, lo, hi))
        said |= {"yes": f"{yes:.1%}", "bits": bits, "missing": missing, "after": missing - bits}
        st.markdown(part(PAGE, "known" if yes == 0 or no == 0 else "open", **said))
    st.caption(part(PAGE, "hint"))
    return k, bits


def history(p, turns):
    """The table of the game so far."""
    words = {True: part(PAGE, "yes"), False: part(PAGE, "no")}
    rows = [part(PAGE, "turn", **vars(turn) | {"yes": words[turn.yes]}) for turn in turns]
    st.markdown("\n".join([part(PAGE, "turns", H=game.entropy(p)), *rows]))


def puzzles(p, made, asked, bits):
    left, right = section("try")
    with left:
        halved = made == f"poisson(10.0, {LARGEST})" and not asked and bits >= 0.99
        challenge(PAGE, "halve", halved, {**TEN, "k": 9})
    with right:
        exact = made.startswith("probabilities") and len(set(p.tolist())) >= 3 and game.wasteless(p)
        challenge(PAGE, "exact", exact, {**NEW, "law": "own table", "table": "1/2 1/4 1/8 1/8", "k": 1})


def machine(p, lengths):
    """The visitor thinks of a number and answers; the machine walks down its tree."""
    picture, panel = section("machine")
    with panel:
        st.markdown(part(PAGE, "machine", L=game.expected_questions(p, lengths)))
        text, replies = typed(PAGE, "answers", "answers so far: 1 yes, 0 no", "", lambda text: (text, play.answers(text)))
        state = play.interview(lengths, replies)
        if state.k is None:
            named = play.only_number(p, state.lo, state.hi)
            st.markdown(part(PAGE, "machine_found", number=named, asked=state.asked, L=game.expected_questions(p, lengths)))
        else:
            best = game.most_telling(p, state.lo, state.hi)
            bits, most = (game.expected_information(p, state.lo, state.hi, k) for k in (state.k, best))
            name = "machine_greedy" if most <= bits + 1e-12 else "machine_patient"
            st.markdown(part(PAGE, name, i=state.asked + 1, k=state.k, bits=number(bits, 6), best=best, most=number(most, 6)))
        if state.asked < len(replies):
            st.caption(part(PAGE, "unused", unused=len(replies) - state.asked))
        off = state.k is None or len(replies) >= play.MOST_ANSWERS
        with st.container(horizontal=True):
            button("yes", {"answers": f"{text}1"}, off=off)
            button("no", {"answers": f"{text}0"}, off=off)
            button("again", {"answers": ""})
    with picture:
        live.show(PAGE, charts.machine(p, state.lo, state.hi, state.k), name="machine", alt=part(PAGE, "alt_machine"))


def strategies(p, made):
    """The games compared; returns the calls that give their numbers."""
    picture, words = section("games")
    means, uniform = compared(p), compared(game.uniform(len(p)))
    with words:
        st.markdown(part(PAGE, "games", n=len(p), **means, **{f"u_{name}": value for name, value in uniform.items()}))
        H, any_question, thresholds, *_ = means.values()
        st.markdown(part(PAGE, "bounds", H=H, any=any_question, thresholds=thresholds, one=H + 1, two=H + 2))
    with picture:
        wasted = [game.waste(p, tree(p)) for tree in (game.huffman_lengths, game.threshold_lengths)]
        spec = counts.strategies([*means.values()], [*uniform.values()], wasted)
        live.show(PAGE, spec, name="games", alt=part(PAGE, "alt_games"))
        st.caption(part(PAGE, "games_hint"))
    texts = ("entropy({})", "expected_questions({0}, huffman_lengths({0}))", "expected_questions({0}, threshold_lengths({0}))",
             "three_way_questions({})", "guesswork({})")  # fmt: skip
    return [(text.format(made), value) for text, value in zip(texts, means.values(), strict=True)]


def wrong_belief(p, made):
    """What playing with another belief costs; returns the calls that give its numbers."""
    picture, words = section("wrong")
    with words:
        q, believed = distribution(PAGE, "believe", part(PAGE, "believed"), "uniform", "1 3 3 1", prefix="q", size=len(p))
        controls.presets(PAGE, {"Break it: believe that it is 9": {"believe": "one number", "qpoint": 9}}, name="wrong")
        H, kl = game.entropy(p), game.kl_divergence(*game.aligned(p, q))
        own, cost = game.mistaken_questions(p, p), game.mistaken_questions(p, q)
        count, mass = game.excluded(*game.aligned(p, q))
        said = {"H": H, "kl": kl, "sum": H + kl, "own": own, "cost": cost, "extra": cost - own, "count": count, "mass": mass}
        st.markdown(part(PAGE, "never_ends" if count else "costs", **said))
    with picture:
        live.show(PAGE, counts.costs([H, H + kl, own, cost]), name="costs", alt=part(PAGE, "alt_costs"))
    return [(f"kl_divergence(*aligned({made}, {believed}))", kl), (f"mistaken_questions({made}, {believed})", cost)]


def many_games(p, lengths):
    """A thousand games of the best player at once."""
    picture, words = section("luck")
    with words:
        chosen = lengths[controls.choice(PAGE, "tree", part(PAGE, "allowed"), tuple(TREES))]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            seed = controls.number(PAGE, LUCK)
            button("new_luck", {"luck": (seed + 1) % (LUCK.high + 1)})
        played, L = game.simulate(p, chosen, GAMES, seed), game.expected_questions(p, chosen)
        deviation = game.mean_deviation(p, chosen, GAMES)
        st.markdown(part(PAGE, "luck", mean=float(played.mean()), L=L, deviation=deviation, most=float(played.max())))
    with picture:
        live.show(PAGE, counts.luck(p, chosen, played, L), name="luck", alt=part(PAGE, "alt_luck"))
        st.caption(part(PAGE, "luck_hint"))


PLAYED = [game.entropy, game.expected_questions, game.huffman_lengths, game.threshold_lengths, game.three_way_questions]
BELIEVED = [game.guesswork, game.kl_divergence, game.aligned, game.mistaken_questions]

page.begin(PAGE)
explorer()
page.end(PAGE)
