"""Every error that Factional raises on purpose.

    FactionalError
    ├── CaseError                     the case folder or its database
    │   ├── CaseNotFound              (FileNotFoundError) no case where one was asked for
    │   ├── CaseExists                (FileExistsError) a case is there already
    │   └── CaseTooNew                the case was written by a later version
    ├── ReadError                     a file or page that cannot be read; the batch goes on
    │   ├── UnsupportedFormat         nothing here reads this kind of file
    │   ├── EmptyDocument             the file holds no text
    │   ├── BadEncoding               (ValueError) bytes that are no text in any encoding tried
    │   ├── FetchError                an address that could not be fetched
    │   ├── TooLarge                  more bytes, text or memory than a document may take
    │   ├── Encrypted                 only who has the password can read it
    │   ├── Damaged                   broken off, or not what it gives itself out for
    │   ├── TimedOut                  (TimeoutError) not read within the time allowed
    │   └── ReadCrashed               what read it broke down over it
    ├── ExtractorError
    │   └── UnknownExtractor          (LookupError) no extractor of this name is installed
    ├── LanguageModelError            a language model that cannot be loaded
    │   ├── ModelNotFound             (FileNotFoundError) no weights where they were looked for
    │   ├── ModelDamaged              (ValueError) the weights are not those of their card
    │   └── UnknownLanguageModel      (LookupError) no language model of this name is installed
    ├── VocabularyError               (ValueError) a vocabulary file that contradicts itself
    ├── InvalidTime                   (ValueError) a date that is not EDTF
    ├── InvalidQuery                  (ValueError) a question that cannot be asked this way
    ├── AnnotationError               (ValueError) annotation files that break the layout
    ├── ListError                     (ValueError) a list of actors that cannot be imported
    ├── ExportError                   what was chosen cannot be written as it should be
    └── NotFound                      (LookupError) no document, claim or actor of this name
        └── Ambiguous                 several fit; the message lists them

A message says what is wrong and, after a full stop, what to do about it.
"""


class FactionalError(Exception):
    """Base of all errors raised on purpose; its text is meant for the user."""


class CaseError(FactionalError):
    """Something is wrong with the case folder or its database."""


class CaseNotFound(CaseError, FileNotFoundError):
    """There is no case in the folder that was named."""


class CaseExists(CaseError, FileExistsError):
    """A case stands already where a new one was to be made."""


class CaseTooNew(CaseError):
    """The case was written by a later version of Factional than this one."""


class ReadError(FactionalError):
    """A file or page could not be read; other files of the batch are not touched by it."""


class UnsupportedFormat(ReadError):
    """Nothing installed reads this kind of file."""


class EmptyDocument(ReadError):
    """The file was read and holds no text."""


class BadEncoding(ReadError, ValueError):
    """The bytes are no text in any encoding that was tried."""


class FetchError(ReadError):
    """An address was refused or could not be fetched."""


class TooLarge(ReadError):
    """A file, a member of an archive or a page takes more than one document may."""


class Encrypted(ReadError):
    """The file can be read only by who has its password."""


class Damaged(ReadError):
    """The file is broken off, or is not what it gives itself out for."""


class TimedOut(ReadError, TimeoutError):
    """The file was not read within the time allowed."""


class ReadCrashed(ReadError):
    """The process that read the file broke down over it; others are not touched by it."""


class ExtractorError(FactionalError):
    """An extractor failed on a document."""


class UnknownExtractor(ExtractorError, LookupError):
    """No extractor of this name is installed."""


class LanguageModelError(FactionalError):
    """A language model cannot be loaded or does not fit what reads it."""


class ModelNotFound(LanguageModelError, FileNotFoundError):
    """There are no weights where they were looked for."""


class ModelDamaged(LanguageModelError, ValueError):
    """The weights are not those that their card describes."""


class UnknownLanguageModel(LanguageModelError, LookupError):
    """No language model of this name is installed."""


class VocabularyError(FactionalError, ValueError):
    """A vocabulary file contradicts itself or the built-in vocabulary."""


class InvalidTime(FactionalError, ValueError):
    """A date is not EDTF (ISO 8601-2)."""


class InvalidQuery(FactionalError, ValueError):
    """A question to the case cannot be asked in this way."""


class AnnotationError(FactionalError, ValueError):
    """A folder of annotations breaks the layout it is exchanged in."""


class ListError(FactionalError, ValueError):
    """A list of actors, or a row of one, cannot be imported."""


class ExportError(FactionalError):
    """An export cannot be written, or would hold what was to be left out of it."""


class NotFound(FactionalError, LookupError):
    """The case holds no document, claim or actor of this name."""


class Ambiguous(NotFound):
    """A name or shortened id fits several things; the message lists them."""
