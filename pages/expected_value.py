"""Expected value: where a game balances, what its running mean does, E[g(X)], laws without expectation, ruin, and risk."""

import streamlit as st

from explorers import expected_value as facts
from explorers import jensen, no_expectation, risk, rounds, ruin
from explorers.charts import expected_value as charts
from explorers.charts import expected_value_jensen as jensen_charts
from explorers.charts import expected_value_risk as risk_charts
from explorers.charts import expected_value_ruin as ruin_charts
from explorers.charts import expected_value_wild as wild_charts
from explorers.differential_entropy import Verdict, density_entropy
from explorers.functions import parse
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob, write
from ui.formula import formula
from ui.text import number, part
from ui.turns import fragment
from ui.typed import typed

PAGE = "expected_value"
ARTICLE = "300 300 -200 -200 -200 -200; 1 1 1 1 1 1"
PRICE, GUESS = Knob("price", "price c of a round", -1e9, 1e9, 0.0), Knob("a", "guess a", -1e9, 1e9, 100.0)
N, DATA = Knob("n", "rounds n", 1, charts.LAST, charts.LAST, 1), Knob("m", "data m", 1, charts.LAST, 30, 1)
SEED = Knob("seed", "seed", 0, 9999, 1, 1)
ENDS = Knob("lo", "from", -1000.0, 1000.0, 0.0), Knob("hi", "to", -1000.0, 1000.0, 2.0)
LIMIT = jensen_charts.LIMIT
TWO = Knob("x1", "first value", -LIMIT, LIMIT, -1.0), Knob("x2", "second value", -LIMIT, LIMIT, 2.0)
W = Knob("w", "probability of the second", 0.0, 1.0, 0.5)
BANK = Knob("bank", "bank, power of 2", 0, 60, 20, 1)
BET, AFTER = Knob("bet", "part that is bet", 0.0, 1.0, 0.5), Knob("after", "after rounds", 1, ruin_charts.LAST, 100, 1)
ODDS = Knob("win", "probability to win", 0.0, 1.0, 0.6), Knob("odds", "paid for 1", 0.1, 10.0, 1.0, 0.1)
GAMES = {
    "dice game": {"game": ARTICLE, "price": 0.0, "n": 1000}, "fair die": {"game": "1 2 3 4 5 6; 1 1 1 1 1 1"},
    "lottery": {"game": "999998 -2; 1 999999"}, "Break it: one sure pay-off": {"game": "50; 1"},
    "Break it: an impossible win": {"game": "1000 -1; 0 1"}, "Break it: n = 1": {"n": 1},
}  # fmt: skip
DENSITIES = {
    "x on 0 to 2": {"f": "x", "lo": 0.0, "hi": 2.0, "g": "x^2"}, "e^(-x) on 0 to 20": {"f": "e^(-x)", "lo": 0.0, "hi": 20.0},
    "Break it: E[1/X]": {"f": "1", "lo": 0.0, "hi": 1.0, "g": "1/x"}, "Break it: x from -1": {"f": "x", "lo": -1.0, "hi": 1.0},
}  # fmt: skip
CURVES = {
    "convex: exp": {"g": "exp(x)", "x1": -1.0, "x2": 2.0}, "concave: ln": {"g": "ln(x)", "x1": 0.2, "x2": 2.8},
    "a line": {"g": "2x - 1", "x1": -1.0, "x2": 2.0}, "Break it: x³ − x": {"g": "x^3 - x", "x1": -1.0, "x2": 0.5},
    "Break it: ln of −1": {"g": "ln(x)", "x1": -1.0, "x2": 2.0},
}  # fmt: skip
BETS = {
    "Kelly": {"bet": 0.2, "win": 0.6, "odds": 1.0}, "twice Kelly": {"bet": 0.4, "win": 0.6, "odds": 1.0},
    "Break it: bet everything": {"bet": 1.0, "win": 0.6, "odds": 1.0}, "Break it: no edge": {"win": 0.5, "odds": 1.0},
}  # fmt: skip


# A million draws take 50 ms, so their means are remembered.
long_run = st.cache_data(max_entries=16, show_spinner=False)(no_expectation.long_run)


def section(name=None):
    """A title, and the columns of picture and words; the picture is first, so that a phone shows it first."""
    if name:
        st.header(part(PAGE, f"{name}_title"), anchor=False)
    return st.columns([1, 1], gap="large")


def draw(picture, name, spec, **reports):
    with picture:
        live.show(PAGE, spec, name=name, alt=part(PAGE, f"alt_{name}"), **reports)
        st.caption(part(PAGE, f"{name}_hint"))


def percent(value, rough=False) -> str:
    """A probability; `rough` where a computed 0 or 1 may be a rounded one."""
    if 0.0005 < value < 0.9995:
        return f"{100 * value:.1f} %"
    return part(PAGE, "over" if value > 0.5 else "under") if rough else f"{number(100 * value, 8)} %"


@fragment
def explorer():
    picture, panel = section()
    with panel:
        text, game = typed(PAGE, "game", part(PAGE, "game"), ARTICLE, lambda t: (t, facts.game(t)), help=part(PAGE, "help"))
        controls.presets(PAGE, GAMES)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            price, n, seed = (controls.number(PAGE, knob) for knob in (PRICE, N, SEED))
            after = {"seed": (seed + 1) % (SEED.high + 1)}
            st.button(part(PAGE, "new_luck"), key=f"{PAGE}_new_luck", on_click=write, args=(PAGE,), kwargs=after)
        say(game, price, n, seed)
    draw(picture, "balance", charts.balance(game, price, n, seed), knobs=(PRICE, N), dropped=dropped)
    puzzles(game)
    made = f"game({text!r})"
    calls = [(f"expectation({made})", facts.expectation(game)),
             (f"gain_and_loss({made}, {price})[0]", facts.gain_and_loss(game, price)[0]),
             (f"running_mean(rounds({made}, {n}, {seed}))[-1]", rounds.luck(game, n, seed).mean)]  # fmt: skip
    g, more = density()
    calls += [*more, *two_values(g), *wild(seed), *bets(seed), *risks(game, made, seed)]
    code.show(PAGE, FUNCTIONS, calls, also=[parse])


def dropped(numbers: dict) -> dict:
    """The game that the hand has made, as the visitor would type it."""
    size = int(numbers["size"])
    return {"game": facts.game_text(*([numbers[key] for key in keys[:size]] for keys in (charts.PAYOFFS, charts.LETTERS)))}


def say(game, price, n, seed):
    """What the balance shows, what the price does, and what luck did."""
    E, exact, luck = facts.expectation(game), game.fraction, rounds.luck(game, n, seed)
    gain, loss = facts.gain_and_loss(game, price)
    mode, share = facts.likeliest(game)
    said = {**vars(luck), "E": E, "mode": mode, "share": percent(share), "c": price, "gain": gain, "loss": loss,
            "fair": gain - loss, "n": n, "seed": seed, "total": float(game.total), "exact": f"{exact}".replace("-", "−"),
            "ahead": percent(facts.chance_ahead(game, price))}  # fmt: skip
    words = ["seen_exact" if exact is not None and exact.denominator > 1 else "seen"]
    words += ["sure" if luck.error == 0 else "possible" if facts.possible(game) else "impossible"]
    words += ["fair" if abs(gain - loss) <= 1e-9 * (gain + loss) else "price", "luckless" if luck.error == 0 else "luck"]
    for name in words:
        st.markdown(part(PAGE, name, **said))
    if abs(game.total - 1) > 0.001:
        st.caption(part(PAGE, "normalised", **said))


def puzzles(game):
    left, right = section("try")
    E, ahead = facts.expectation(game), facts.chance_ahead(game, 0)
    with left:
        challenge(PAGE, "mend", abs(E) <= 1 and 0 < ahead <= 0.35, {"game": "400 -200; 1 2", "price": 0.0})
    with right:
        challenge(PAGE, "often", ahead >= 0.9 and E < 0, {"game": "10 -200; 9 1", "price": 0.0})


def density():
    """A typed density and E[g(X)]; returns g and the calls that give the numbers."""
    picture, words = section("density")
    with words:
        f = formula(PAGE, "f", part(PAGE, "density"), "x", symbol="f")
        low, high = controls.numbers(PAGE, ENDS)
        if not low < high:
            low, high = 0.0, 2.0
            st.caption(part(PAGE, "density_order"))
        g = formula(PAGE, "g", part(PAGE, "function"), "x^2", symbol="g")
        law, calls = density_entropy(f, low, high), []
        st.markdown(part(PAGE, f"density_{law.verdict}", low=low, high=high, mass=law.mass, E=law.mean))
        if law.verdict == Verdict.DENSITY:
            found = jensen.of_density(g, f, low, high)
            st.markdown(part(PAGE, found.case, gap=found.gap, **vars(found)))
            made = f"of_density(parse({g.text!r}), parse({f.text!r}), {low}, {high})"
            calls = [(f"{made}.mean", found.mean), (f"{made}.mean_of_g", found.mean_of_g)]
        controls.presets(PAGE, DENSITIES, name="densities")
    draw(picture, "density", jensen_charts.density(f, g, low, high, law.mass, law.mean))
    return g, calls


def two_values(g):
    """Jensen's gap; returns the call that gives it."""
    picture, words = section("jensen")
    with words:
        x1, x2, w = controls.numbers(PAGE, (*TWO, W))
        found = jensen.two_values(g, x1, x2, w)
        name = "gap_none" if found.gap != found.gap else "gap_one" if x1 == x2 or w in (0, 1) else "gap"
        st.markdown(part(PAGE, name, x1=x1, x2=x2, w=w, gap=found.gap, **vars(found)))
        st.markdown(part(PAGE, "jensen"))
        controls.presets(PAGE, CURVES, name="curves")
    draw(picture, "gap", jensen_charts.gap(g, x1, x2, w), knobs=(*TWO, W))
    return [(f"two_values(parse({g.text!r}), {x1}, {x2}, {w}).gap", found.gap)]


def wild(seed):
    """Laws without a finite expectation; returns the call that gives the price of the bounded game."""
    picture, words = section("wild")
    with words:
        name = controls.choice(PAGE, "law", part(PAGE, "law"), list(no_expectation.WILD))
        run, petersburg = long_run(name, seed), name == no_expectation.PETERSBURG
        st.markdown(part(PAGE, "petersburg" if petersburg else "cauchy", seed=seed, **run.reached))
        bank = controls.number(PAGE, BANK)
        worth = no_expectation.petersburg_price(bank)
        st.markdown(part(PAGE, "bank", bank=bank, worth=worth, most=2.0**bank))
    draw(picture, "wild", wild_charts.wild(run, logarithm=petersburg))
    return [(f"petersburg_price({bank})", worth), ("cauchy_part(-1000, 2000)", no_expectation.cauchy_part(-1000, 2000))]


def bets(seed):
    """Ruin with positive expectation; returns the calls that give its numbers."""
    picture, words = section("ruin")
    with words:
        bet, n = controls.numbers(PAGE, (BET, AFTER))
        p, b = controls.numbers(PAGE, ODDS)
        found = ruin.outlook(n, bet, p, b)
        said = {**vars(found), "bet": bet, "n": n, "best": ruin.kelly(p, b), "edge": ruin.edge(p, b),
                "even": ruin.break_even(p, b), "below": percent(found.below, True), "lost": percent(found.lost, True)}
        for name in (["ruin"] if bet else []) + [f"ruin_{found.fate}"]:
            st.markdown(part(PAGE, name, **said))
        controls.presets(PAGE, BETS, name="bets")
    wins = ruin.wins(p, ruin_charts.LAST, seed, players=ruin_charts.PLAYERS)
    draw(picture, "ruin", ruin_charts.ruin(bet, p, b, n, wins), knobs=(BET,))
    at = f"{n}, {bet}, {p}, {b}"
    return [(f"growth_rate({bet}, {p}, {b})", found.rate), (f"kelly({p}, {b})", said["best"]),
            (f"mean_wealth({at})", found.mean), (f"median_wealth({at})", found.median)]  # fmt: skip


def risks(game, made, seed):
    """A loss as an expectation; returns the calls that give its numbers."""
    picture, words = section("risk")
    with words:
        guess, m = controls.numbers(PAGE, (GUESS, DATA))
        data, true = rounds.rounds(game, m, seed), risk.risk(game, guess)
        found = risk.empirical_risk(data, guess)
        st.markdown(part(PAGE, "risk", a=guess, m=m, found=found, true=true, E=facts.expectation(game), seed=seed,
                         sample=rounds.luck(game, m, seed).mean, least=facts.deviation(game) ** 2))  # fmt: skip
        st.markdown(part(PAGE, "risk_why"))
    draw(picture, "risk", risk_charts.settling(game, guess, m, seed), knobs=(GUESS, DATA))
    return [(f"risk({made}, {guess})", true), (f"empirical_risk(rounds({made}, {m}, {seed}), {guess})", found)]


FUNCTIONS = [facts.game, facts.expectation, facts.gain_and_loss, rounds.rounds, rounds.running_mean, jensen.of_density,
             jensen.two_values, no_expectation.petersburg_price, no_expectation.cauchy_part, ruin.growth_rate, ruin.kelly,
             ruin.mean_wealth, ruin.median_wealth, risk.risk, risk.empirical_risk]  # fmt: skip

page.begin(PAGE)
explorer()
page.end(PAGE)
