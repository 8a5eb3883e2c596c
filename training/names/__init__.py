"""Names of the field by chance: persons, organisations, places, and sentences about them.

Why: no open corpus holds enough transliterated Arabic, Kurdish, Turkic, Caucasian, Burmese,
Spanish or West African names in the sentences that reporting on armed actors puts them in.
"""
