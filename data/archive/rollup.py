"""The roll-up: what the models need of each day, and no more, written once for every engine.

Every model asks of a day only for sums (of weights, of weight times score, upwards and downwards),
so that a line made of the sums is the line of the rows. Scores and weights are whole numbers here
(`SCALE` to one), and sums of whole numbers do not depend on their order: two engines agree to the
last digit.
"""

from datetime import date

import narwhals as nw

SCALE = 10_000  # scores and weights are kept to four decimals
MOST_REPORTS = 3  # of a pair and month, with their addresses
KEYS = ("low", "high", "initiator", "day", "code")
MONTH = ("low", "high", "month")
EARLIEST, LATEST = date(1000, 1, 1), date(2199, 12, 31)  # other days stand for none, or are slips
SUMS = ("n", "n_up", "n_down", "w", "w_up", "w_down", "ws_up", "ws_down", "wss")


def cleaned(rows: nw.LazyFrame, codes: nw.LazyFrame) -> nw.LazyFrame:
    """Rows with whole-number scores and weights, and why a row cannot be used.

    Args:
        rows: the columns of `profiles.STANDARD`.
        codes: `listed` and `goldstein`, for rows that have a code and no score.

    Returns:
        The same rows with `low` and `high` (the two actors in the order of their names), `s` and
        `weigh` (whole numbers), `refused` (empty for a good row; a refused one has no keys).
    """
    joined = rows.join(codes, left_on="code", right_on="listed", how="left")
    score = nw.coalesce(nw.col("score"), nw.col("goldstein"))
    out = joined.with_columns(given=score).with_columns(refused=_why_refused())
    a, b = nw.col("initiator"), nw.col("target")
    good = nw.col("refused") == ""
    ordered = a < b

    def kept(value: nw.Expr) -> nw.Expr:
        return nw.when(good).then(value)

    whole = (nw.col("given") * SCALE).round().cast(nw.Int64)
    weigh = (nw.col("weight") * SCALE).round().cast(nw.Int64)
    return out.with_columns(
        low=kept(nw.when(ordered).then(a).otherwise(b)),
        high=kept(nw.when(ordered).then(b).otherwise(a)),
        initiator=kept(a),
        day=kept(nw.col("day")),
        code=kept(nw.col("code")),
        s=nw.when(good).then(whole).otherwise(nw.lit(0)),
        weigh=nw.when(good).then(weigh).otherwise(nw.lit(0)),
    )


def _why_refused() -> nw.Expr:
    """Why a row cannot be used, in one word; empty for a good row."""
    a, b = nw.col("initiator"), nw.col("target")
    return (
        nw.when(nw.col("day").is_null() | ~nw.col("day").is_between(EARLIEST, LATEST))
        .then(nw.lit("date"))
        .when(a.is_null() | b.is_null() | (a == "") | (b == "")).then(nw.lit("actor"))
        .when(a == b).then(nw.lit("own country"))
        .when(nw.col("given").is_null() | ~nw.col("given").is_between(-10, 10))
        .then(nw.lit("score"))
        .when(nw.col("weight").is_null() | (nw.col("weight") <= 0) | (nw.col("weight") > 1))
        .then(nw.lit("weight"))
        .otherwise(nw.lit(""))
    )  # fmt: skip


def sums(rows: nw.LazyFrame) -> nw.LazyFrame:
    """The roll-up of cleaned rows by pair, who acted, day and CAMEO code.

    Returns:
        `KEYS` and, as whole numbers, `n` (rows), `n_up`, `n_down` (those that warm, that cool),
        `w`, `w_up`, `w_down` (weights, times `SCALE`), `ws_up`, `ws_down` (sizes of weight times
        score, times `SCALE` squared), `wss` (weight times score squared, in hundredths). Refused
        rows stand together under empty keys, with the reason as their code.
    """
    ws = nw.col("s") * nw.col("weigh")
    up, down = nw.col("s") > 0, nw.col("s") < 0
    tenths = nw.when(up).then(nw.col("s")).otherwise(-nw.col("s")) // (SCALE // 10)
    good = nw.col("refused") == ""

    def total(value: nw.Expr, where: nw.Expr | None = None) -> nw.Expr:
        chosen = value if where is None else nw.when(where).then(value).otherwise(nw.lit(0))
        return chosen.sum().cast(nw.Int64)

    named = rows.with_columns(code=nw.when(good).then(nw.col("code")).otherwise(nw.col("refused")))
    return named.group_by(*KEYS).agg(
        n=nw.len().cast(nw.Int64),
        n_up=total(nw.lit(1), up),
        n_down=total(nw.lit(1), down),
        w=total(nw.col("weigh")),
        w_up=total(nw.col("weigh"), up),
        w_down=total(nw.col("weigh"), down),
        ws_up=total(ws, up),
        ws_down=total(-ws, down),
        wss=total(nw.col("weigh") * tenths * tenths // SCALE),
    )


def strongest(rows: nw.LazyFrame, most: int = MOST_REPORTS) -> nw.LazyFrame:
    """The rows of every pair and month that moved most, with their addresses.

    Returns:
        `low`, `high`, `month` (its first day), `place` (1 is the strongest), `day`, `initiator`,
        `code`, `s`, `weigh`, `address`. Equal ones are told apart by day, code and address, so
        that two engines choose the same.
    """
    size = nw.when(nw.col("s") < 0).then(-nw.col("s")).otherwise(nw.col("s")) * nw.col("weigh")
    marked = rows.filter((nw.col("refused") == "") & (nw.col("s") != 0)).with_columns(
        month=nw.col("day").dt.truncate("1mo"), last=-size, one=nw.lit(1)
    )
    placed = _near_the_top(marked, most).with_columns(
        place=nw.col("one")
        .cum_sum()
        .over(*MONTH, order_by=["last", "day", "code", "initiator", "address"])
        .cast(nw.Int64)
    )
    columns = ("low", "high", "month", "place", "day", "initiator", "code", "s", "weigh", "address")
    return placed.filter(nw.col("place") <= most).select(*columns)


def _near_the_top(marked: nw.LazyFrame, most: int) -> nw.LazyFrame:
    """The rows among which the strongest `most` of every pair and month are.

    Only these need an order: to sort a hundred million addresses costs more than to count sizes.
    """
    sizes = marked.group_by(*MONTH, "last").agg(many=nw.len().cast(nw.Int64))
    stronger = nw.col("many").cum_sum().over(*MONTH, order_by="last") - nw.col("many")
    needed = sizes.with_columns(stronger=stronger).filter(nw.col("stronger") < most)
    weakest = needed.group_by(*MONTH).agg(weakest=nw.col("last").max())
    return marked.join(weakest, on=list(MONTH)).filter(nw.col("last") <= nw.col("weakest"))


def names(rows: nw.LazyFrame) -> nw.LazyFrame:
    """What each actor is called: the last name in the alphabet that its rows give it."""
    good = rows.filter(nw.col("refused") == "")
    first = good.select(actor=nw.col("initiator"), name=nw.col("a_name"))
    second = good.select(actor=nw.col("target"), name=nw.col("b_name"))
    return nw.concat([first, second]).group_by("actor").agg(name=nw.col("name").max())
