"""Which language a text is in, though it is short and full of names."""

import pytest

from factional.read.languages import language


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Abu Omar al-Tarsi and Khalid Mansur joined Liwa al-Haqq in Deir Qanun."),
        ("en", "Jaysh al-Furqan attacked Kafr Zaytun; Harakat Nur denied it."),
        ("en", "U Thein Maung Lwin leads Kawthay Liberation Army."),
        ("en", "Boko Sarki, Malam Tanko and Alhaji Musa fled to Diffari."),
        ("en", "Gen. Tin Aung Kyaw met Sai Hsam of TNPA in Muse-Namkham."),
        ("de", "Die Gruppe griff Kafr Zaytun an, wie Harakat Nur mitteilte."),
        ("fr", "Le commandant Abu Omar al-Tarsi a rejoint Liwa al-Haqq à Deir Qanun."),
        ("es", "El comandante Abu Omar se unió a Liwa al-Haqq en Deir Qanun."),
        ("it", "Il comandante Abu Omar si è unito a Liwa al-Haqq a Deir Qanun."),
        ("nl", "De commandant Abu Omar sloot zich aan bij Liwa al-Haqq in Deir Qanun."),
        ("sv", "Befälhavaren Abu Omar anslöt sig till Liwa al-Haqq i Deir Qanun."),
        ("tr", "Ahrar örgütü Tel Barak köyünü ele geçirdi ve birçok kişi öldü."),
        ("id", "Komandan Abu Omar bergabung dengan Jamaah Ansharut Tauhid di Poso."),
        ("sw", "Kamanda Abu Omar alijiunga na kundi la Al-Shabab huko Kismayo."),
        ("ha", "Kwamanda Abu Umar ya shiga kungiyar Ansaru a garin Gwoza."),
        ("so", "Taliye Abuu Cumar ayaa ku biiray kooxda Al-Shabaab ee magaalada Kismaayo."),
        ("tl", "Sumali si Komander Abu Omar sa Abu Sayyaf sa lungsod ng Jolo."),
        ("ar", "انضم القائد أبو عمر الطرسي إلى لواء الحق في دير قانون يوم الثلاثاء."),
        ("ru", "Командир Абу Омар присоединился к группе Лива аль-Хакк в Дейр-Кануне."),
    ],
)
def test_a_text_full_of_names_keeps_its_language(tag, text):
    assert language(text) == tag


def test_of_a_few_letters_nothing_is_said():
    assert language("Liwa al-Haqq") is None
