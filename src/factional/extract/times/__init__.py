"""Times: stretches that speak of time, with their EDTF value.

The rules are data (`vocabulary/lexicon/time-rules.en.yaml`), run over the atoms of a sentence by
`factional.extract.chart`. What a match means is said by small functions: `absolute` for dates that
are written out, `parts` for parts of years, `relative` for dates that are pointed at from today and
`told` from where a story is, `lengths` for how long, `joined` for intervals, directions and hours,
`calendars` for feasts and other calendars. `tense` says whether words look back or ahead.
Relative words count from the day the document was published or from where its narrative is; what
cannot be resolved is still a time expression, with no value.

A month without a year takes the year that the narrative was last in, else the latest such month
before publication, else `XXXX`. "Early", "mid" and "late" make a month approximate (`2018-08~`) and
cut a year (`2018-01~/2018-04~`). A season has EDTF's code (`2014-22`), but winter, which is of two
years, is an interval, like a quarter and a week.
"""

from factional.extract.times.clock import Clock
from factional.extract.times.finding import find_times

__all__ = ["Clock", "find_times"]
