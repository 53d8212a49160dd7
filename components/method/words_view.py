"""The words of the Method page, one constant for each section."""

PLAIN = """
A thermometer in a room does not show today's heating; it shows what all the heating and all the
open windows so far have left behind. Thaw's temperature works the same way. **Every event adds a
little warmth or takes some away, and what it leaves stays** until other events change it.

So there are two kinds of numbers, and they must not be mixed up:

- **Flow**: the *score* of one event, from −10 (war) to +10 (union). It is what happened that day.
- **Stock**: the *temperature*, from −100° to +100°. It is what all events so far add up to.

The scale has a floor and a ceiling. When two states are already close, one more friendly visit
changes little, but a betrayal changes a lot. When they are deep in hostility it is the other way
round: a further insult hardly matters, an outstretched hand does. The formula below does just
that.
"""

TRY_ONE = """
**The warmer a relation, the less one more kindness counts, and the more a blow.** The same act
counts otherwise on a warm relation and on a cold one. Move the first slider to the right end, and a
friendly act changes nothing any more while a hostile one weighs double.
"""

TRY_CEILING = """
The same act again and again: each step is a little smaller than the one before, so the line comes
near the end of the scale and never passes it.
"""

TRY_FADING = """
By default nothing fades. It can be made to: then every act loses half of what is left of it in so
many years, and the line goes back to 0° by itself.
"""

TRY_ORDER = """
Acts of one day act together, so it does not matter which row of the table stands first. On two days
the order counts, because the second act meets a line that the first has moved.
"""

SYMBOLS = """
*s* is the score of an event, *w* its evidence (how well the act is
attested, above 0 and up to 1), *k* the sensitivity, *N* = 9 the end of the scale, *P₀* the stock
before the day and *P* after it. All events of one date act together on the same *P₀*, so their
order in the table cannot matter. The chart shows *T* = 100·*P*/*N*, in degrees. The stock starts
at 0. Before each date it may fade towards 0, by half in every *h* days, where Δ is the days since
the date before; by default nothing fades (*h* is infinite).
"""

DATES = """
Dates are written in EDTF (the Extended Date/Time Format). An event known only to the month,
or marked as approximate or uncertain, acts on the middle day of its interval: June 1948 on
15 June. It is drawn as a thin span. What lasted acts in equal parts, one for each
calendar month it touched: the first part on its first day, the others on the first of their month.
It is drawn as a bar. An event known only to the year acts over its year in the same way, so that
the line slopes where no more is known and has no step in the middle of the summer. A date that
cannot be read is reported, never guessed.
"""

WHY_HERE = """
Click any date on the chart of *Explore*: a waterfall lists what each event adds to the temperature
on that day. The shares **add up to it exactly**, in every model, because each model hands them out
itself; they are not a second calculation. In the default model the share of an event is how far it
moved the line on its day, less what has faded since. The events of one day share that day's
movement in proportion; where the end of the scale cuts it, it cuts all of them in the same
proportion.
"""

OTHERS = """
Nobody can prove that the default is the right way to add events up. Three other ways stand beside
it, so that you can see what hangs on the choice: *Explain, Models side by side* draws all four and
marks where they disagree on whether the relation was warm or cold. The six classes belong to the
default; the degrees of the other three are our own way to put them on one scale.
"""

HOW_SURE = """
“How sure is that?” is three questions. They have three answers, and mixing them would answer none.

1. **What if the table were a little different?** *Redrawn tables.* A thousand tables are made
   that might as well have been written: every score off by a chance error (normal, standard
   deviation 1.5 points, cut to ±10; about how far two published scales differ on the same codes),
   every uncertain date on a chance day of its interval, and the events drawn anew with
   replacement, so that some are missing and some count twice. The shade holds nine of ten of
   their lines. The draws have a seed: the same table gives the same shade. *It knows nothing of
   events that nobody recorded, nor whether the model is right.*
2. **What if the settings were different?** *Envelope.* The same events with *k* of 0.1, 0.15 and
   0.2, with a half-life of ten years and with none, and with another table of scores for codes
   (that of ICEWS differs from the usual one in four codes: 016, 022, 164 and 165). The shade runs
   from the lowest to the highest line, and the years are named in which even the sign depends on
   the setting. *It is no probability: no setting in it is likelier than another.*
3. **Do others see the same?** *Outside figures.* Votes in the United Nations, trade and disputes,
   counted by other people, each in a panel of its own with its rank correlation (Spearman's: +1
   when the years always stand in the same order, 0 when the order has nothing to do with it, −1
   when it is reversed) and the number of years. *None of them measures warmth.* UN votes show
   alignment, and trade shows interest; even these two agree only weakly with each other.

Below them stand two trials of the table itself. *Statements* are pairs of days of which works tell
that one was colder: the page counts how many the line keeps, and names those it breaks. **They are
never used to draw it.** *Other readings* are scores that others gave the same events, most of them
without seeing the published ones: their spread shows how much of a score is opinion.
"""

WHAT_IF = """
*What if?* leaves events out or scores them otherwise. The published line stays behind as a ghost,
and the difference is shaded. **This is arithmetic, not history**: if Stalin had not written his
letters of 1948, the events after them would not have happened as they did, and no formula knows
what would have come instead. What it does show is how much of the line rests on one row.

The *influence* of an event is the mean distance in degrees, over all days, between the line with
and the line without it. An event may move the line far on its day and have little influence,
because later events wear its trace away; that is the floor and the ceiling at work.
"""

TURNING = """
A turning point is where the line passes from one level to another. The library *ruptures* looks,
among all ways to cut the curve into a given number of stretches, for the one in which each
stretch's own mean leaves the least of the ups and downs unexplained. By default a point is added
as long as each explains at least 4 % of all the ups and downs; the share is our choice, and the
number can be set by hand. **The event next to a turning point is only the nearest one**, not its
proven cause: the method sees the line and nothing else.
"""

SIDES = """
The column of initiators says who acted. One line is made of what the first state did, one of what
the second did. Events that both began count in both lines, those of third parties in neither. Who
cooled first is read by two yardsticks, the first 10° and half of the whole way; only where both
name the same side does the page say so. It shows whose recorded acts came first, not who was to
blame: an act may answer something that left no row.
"""

SILENCE = """
No events is not calm. Where no event that counts lies within three years on either side, the line
is dotted, and hovering over it says how long nothing has been recorded: what you see there is the
model's memory, not the record. Filters and models change where that is, and the dots follow.
"""

COMPARE = """
Two relations on one axis are two separate data sets, each with its own settings. A year is marked
as opposite where one line ended it at least 3° colder than it began and another at least as much
warmer; the 3° are our choice.
"""

LIMITS = """
- **What is judgement here:** which acts are rows and where one act ends, the score of each, how
  well it is attested, where a chapter begins, *k* and *h*. **What is not:** the days and works that
  a row names, and all the arithmetic between the scores and the line.
- **So the level is partly a judgement.** The stock adds up rows, so a crisis told in eight rows
  counts more than one told in two, though each row counts only what it added. Nobody decided
  beforehand what an episode should be worth in all. Read the shape (what rose, what fell, and why)
  before the exact degree.
- **k and h cannot be found from outside data.** Against votes in the United Nations the fit is
  flat in both. They are settings, not findings. A data set may bring its own *k*, because *k*
  belongs to how densely the set is coded.
- **One line, two states.** The curve says how warm the relation was, not who was to blame.
- **Scores are opinions with reasons.** Each has its reason on the event's card. Two informed people
  will differ by a point or two on many of them. How far other readers agree is counted from the
  table each time (Krippendorff's α), on *How sure* and on *Sources and codebook*. The other
  readings of the shipped sets were made by machines and by the first coder, and such readings
  flatter: no person outside has coded these tables yet.
"""

READ = """
**Published.** The scale from −9 to +9, its six classes and the idea that a movement is worth more
when it goes against the present state are attributed to Yan Xuetong and Zhou Fangyin,
“Quantitative measurement of state bilateral relations” (in Chinese), *Chinese Social Sciences*
2004(6). The scores follow Joshua S. Goldstein, “A Conflict-Cooperation Scale for WEIS Events
Data”, *Journal of Conflict Resolution* 36 (1992), pp. 369–385, as carried over to the CAMEO codes
(Philip A. Schrodt, *CAMEO: Conflict and Mediation Event Observations, Event and Actor Codebook*).
Random walk plus noise and its filter: R. E. Kalman, “A New Approach to Linear Filtering and
Prediction Problems”, *Journal of Basic Engineering* 82 (1960). Change points: C. Truong, L. Oudre
and N. Vayatis, “Selective review of offline change point detection methods”, *Signal Processing*
167 (2020). UN votes: M. Bailey, A. Strezhnev and E. Voeten, *Journal of Conflict Resolution* 61
(2017).

**Ours.** The accumulator as written above, *k* = 0.15, the degrees, the lower bound of a class
belonging to it, the rules for dates that are not days, the rule for density, the scales of the
other models, the make-up of the draws and of the envelope, the 4 %, the 10° and the 3° above, and
the three years after which a line is dotted.

**Not read.** Of Yan and Zhou's paper we have read a summary, **not the paper's own formula**; ours
may differ from it. The figures of ICEWS were read in the R package *icews* by Andreas Beger
(of data with doi 10.7910/DVN/28075), not in the data set itself.

**To read further.** Edward E. Azar, “The Conflict and Peace Data Bank (COPDAB) Project”, *Journal
of Conflict Resolution* 24 (1980). Zhanna Terechshenko, “Hot under the collar: A latent measure of
interstate hostility”, *Journal of Peace Research* (2020). Arena, Mulder and Leenders,
doi 10.1177/00491241221113875, on why a half-life should not be fixed ad hoc.
"""
