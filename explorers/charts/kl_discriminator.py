"""A discriminator's answers as bars dragged by hand, the best answers as dashes, and its score below the bound JS."""

from functools import partial

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.kl_divergence import MOST, P_NAMES, Q_NAMES, WIDTH, across, numbers, outcomes, share, upward
from explorers.charts.layered import layered
from explorers.charts.once import once

ANSWERS = [f"d{k}" for k in range(1, MOST + 1)]  # as the number inputs are called
LOWEST = -1.0  # bits: the left end of the score's bar


def answers(p, q, d) -> dict:
    """The live chart of the answers d, one per outcome of the tables p and q."""
    home = numbers(p, q) | {name: float(d[k]) if k < len(d) else 0.5 for k, name in enumerate(ANSWERS)}
    return live.refilled(_described(), home=home)


@once
def _described() -> dict:
    home = dict.fromkeys([*P_NAMES, *Q_NAMES, *ANSWERS, "n"], 0)
    base = live.base(home).transform_calculate(score=_score(ANSWERS), best=_score([_best(k) for k in range(MOST)]))
    drags = [live.Drag(f"{name}_handle", "answers", {name: live.clamped("py", 0, 1)}) for name in ANSWERS]
    chart = alt.vconcat(_answers(base), _bar(base), spacing=26)
    return live.live(chart, home=home, drags=drags, data={"outcomes": pd.DataFrame({"i": range(1, MOST + 1)})})


def _best(k: int) -> str:
    p, q = share(P_NAMES, k), share(Q_NAMES, k)
    return f"({p} + {q} > 0 ? {p} / ({p} + {q}) : 0.5)"


def _score(answer) -> str:
    """1 + ½ Σ p log₂ d + ½ Σ q log₂(1 − d) bits as the browser computes it, with 0 log 0 = 0."""
    terms = []
    for k in range(MOST):
        for law, d in ((share(P_NAMES, k), f"({answer[k]})"), (share(Q_NAMES, k), f"(1 - {answer[k]})")):
            terms.append(f"({law} <= 0 ? 0 : {d} <= 0 ? (-1 / 0) : {law} * log({d}) / LN2 / 2)")
    return "1 + " + " + ".join(terms)


def _answers(base: alt.Chart) -> alt.LayerChart:
    y = partial(upward, title="D: P or Q?")
    rows = outcomes(P_NAMES, Q_NAMES).transform_calculate(
        d=f"[{', '.join(ANSWERS)}][datum.i - 1]", best="datum.p / (datum.p + datum.q)",
        said="datum.name + ':  ' + format(datum.d, '.2f')")
    tops = []
    for k, name in enumerate(ANSWERS):
        here = base.transform_filter(f"{k} < n").transform_calculate(at=str(k + 1))
        tops.append(live.handle(here, f"{name}_handle", across("at"), y(name), palette.KNOB, dot=110, halo=900))
    return layered(
        live.floor(base, "answers"),
        rows.mark_rect(opacity=0.5).encode(across("left"), y("zero"), x2="right:Q", y2="d:Q", color=alt.value(palette.KNOB)),
        rows.transform_filter("datum.p + datum.q > 0").mark_rule(strokeWidth=3, strokeDash=[5, 3]).encode(
            across("left"), y("best"), x2="right:Q", color=alt.value(palette.RESULT)),
        rows.mark_text(fontSize=12).encode(across("i"), alt.YValue(142), text="said:N", color=alt.value(palette.QUIET)),
        *tops,
    ).properties(width=WIDTH, height=132, name="answers", view=alt.ViewConfig(stroke=None))  # fmt: skip


def _bar(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[LOWEST, 1.05], nice=False).axis(title="bits", tickCount=6, grid=False)

    score = "(datum.score < -1e300 ? '−∞' : format(datum.score, '.3f'))"
    rows = base.transform_calculate(
        tip=f"max({LOWEST}, datum.score)", one="1", sign="datum.score < 0 ? 'worse' : 'better'",
        said=f"'score ' + {score} + ' ≤ JS = ' + format(datum.best, '.3f') + ' bits'")
    sign = alt.Color("sign:N").scale(domain=["better", "worse"], range=[palette.KNOB, palette.WRONG]).legend(None)
    return layered(
        rows.mark_rect(opacity=0.7, height=18).encode(x("zero"), alt.YValue(4), x2="tip:Q", y2=alt.value(26), color=sign),
        base.mark_rule(strokeWidth=1.5).encode(x=x("zero"), color=alt.value(palette.QUIET)),
        base.mark_rule(strokeWidth=3, strokeDash=[5, 3]).encode(x=x("best"), color=alt.value(palette.RESULT)),
        rows.mark_rule(strokeWidth=2).encode(x=x("one"), color=alt.value(palette.QUIET)),
        rows.mark_text(align="left", fontSize=14, fontWeight="bold").encode(
            x=alt.value(0), y=alt.value(-10), text="said:N", color=alt.value(palette.RESULT)),
    ).properties(width=WIDTH + 30, height=30, name="score")  # fmt: skip
