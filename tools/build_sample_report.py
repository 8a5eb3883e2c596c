"""Prints the panel report of the sample case: `python -m tools.build_sample_report`.

Three pages as panels of experts set them: letterhead, numbered paragraphs, notes at the foot, a
table over a page's end, running heads. The result is committed; this says how it was made.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.read.pdfs import LEFT, RIGHT, Press

TARGET = Path(__file__).parents[1] / "src/factional/sample/documents/panel-report.pdf"
WIDE = RIGHT - LEFT
ONE = (
    "1. The Panel of Experts on Ozhgar was established by the Lake Conference in March 2023. It "
    "visited Tarsenet, Dolkhan and Irtam between June and October 2023 and spoke with eighty-four "
    "persons. It was refused entry to Qavra.^1^",
    "2. The Panel traced the serial numbers of 118 rifles that the Ozhgar National Army took from "
    "fighters of the United Highland Front in Dolkhan. They had been sold to the Defence Ministry "
    "of Ulmara in 2019. The Panel concludes that Ulmara supplied the Front with weapons in 2022. "
    "In a letter to the Panel, Ulmara denied it.^2^",
    "3. Two former trainers told the Panel that the Kestrel Detachment had trained fighters of the "
    "Ayzun Brigade near Ludrek since April 2022. Payments to the Detachment came from a company "
    "in Ulmara. The Panel found no evidence that the Detachment trained the Dawn Guard.",
    "4. The Defence Ministry informed the Panel that Osmel Darvikh was killed near Irtam on 14 "
    "March 2023. The Panel could not confirm his death. Three residents of Ludrek said that they "
    "had heard his voice on the radio in August.^3^",
)
TWO = (
    "5. The Irtam Self-Defence Committee has controlled the town since December 2022. The Panel "
    "saw no fighters of the United Highland Front there, and the Committee's chairwoman, Anka "
    "Dorzhel, denied that the Committee belonged to it.",
    "6. The Dawn Guard is led by Yusha Qaramet, according to four members of its council. The "
    "Border Service maintains that Abu Tamim al-Sulmeti leads it. The Panel met neither.",
    "7. Strengths are estimates of the Panel unless a note says otherwise; see table 1.",
)
HEADER = ("Group", "Led by", "Fighters", "Area")
GROUPS = (
    ("Sons of Khevrin", "Osmel Darvikh", "800 to 1,000", "Khevrin"),
    ("Southern Officers' Council", "Hamdel Voskar", "about 150", "Dolkhan, Teskel Pass"),
    ("Ayzun Brigade", "Saria Velmekh", "350", "Ludrek, Lower Ayzun"),
    ("Dawn Guard", "Yusha Qaramet", "600 to 700", "Sulmet"),
)
MORE = (
    ("Lowland Companies", "Kolun Bresht", "2,200^4^", "Lower Ayzun"),
    ("Irtam Committee", "Anka Dorzhel", "90", "Irtam"),
)
NOTES = (
    "^1^ Letter of the Dawn Guard to the Panel, 2 July 2023.",
    "^2^ Letter of the permanent mission of Ulmara, 2 October 2023, on file with the secretariat.",
    "^3^ Interviews in Ludrek, 9 September 2023.",
)
FOUR = "^4^ Paid strength according to the Interior Ministry is 3,000."


def report() -> bytes:
    """The report as a PDF; the same bytes every time."""
    press = Press()
    press.pdf.set_title("Final report of the Panel of Experts on Ozhgar")
    press.pdf.set_creation_date(datetime(2024, 1, 8, 11, 0, tzinfo=UTC))
    press.pdf.set_lang("en")
    _page(press, 12)
    press.text(LEFT, 92, "Lake Conference", 11, style="B")
    press.text(RIGHT, 92, "LC/2023/118", 11, right=True)
    press.text(RIGHT, 106, "30 November 2023", 10, right=True)
    press.lines(LEFT, 150, ["Final report of the Panel of Experts on Ozhgar"], 16, style="B")
    press.text(LEFT, 186, "A. Arms and instructors", 12, style="B")
    y = 206.0
    for text in ONE:
        y = press.block(LEFT, y, WIDE, text) + 8
    press.rule(LEFT, 730, LEFT + 120, 730)
    y = 742.0
    for note in NOTES:
        y = press.block(LEFT, y, WIDE, note, 8)
    _page(press, 13)
    press.text(LEFT, 92, "B. Who leads, and how many follow", 12, style="B")
    y = 112.0
    for text in TWO:
        y = press.block(LEFT, y, WIDE, text) + 8
    press.text(LEFT, 660, "Table 1. Armed groups in Ozhgar, September 2023", 9, style="B")
    press.ruled(LEFT, 668, (140, 100, 80, 131), [HEADER, *GROUPS])
    _page(press, 14)
    y = press.ruled(LEFT, 92, (140, 100, 80, 131), [HEADER, *MORE])
    press.block(
        LEFT, y + 26, WIDE,
        "8. The Panel recommends that the Conference list the Kestrel Detachment and its "
        "commander, Ilmar Tosk.",
    )  # fmt: skip
    press.rule(LEFT, 752, LEFT + 120, 752)
    press.block(LEFT, 764, WIDE, FOUR, 8)
    return press.bytes()


def _page(press: Press, number: int) -> None:
    """A new page with its running head and number."""
    press.page()
    if number > 12:
        press.text(LEFT, 50, "LC/2023/118", 8)
    press.text(RIGHT, 806, f"{number}/31", 8, right=True)


if __name__ == "__main__":
    TARGET.write_bytes(report())
