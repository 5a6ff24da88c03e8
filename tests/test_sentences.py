import time

import pytest

from geonews.text import sentences

# one case a line; | marks where a sentence ends
CASES = """
Mr. Bakiyev left. |He went to Minsk.
Gen. Ismail Isakov flew to Osh on Friday. |Dr. Smith stayed.
A. Beknazarov spoke on TV. |Then E. Baisalov answered.
The U.S. uses Manas air base. |Troops left.
He moved to the U.S. |The base stayed open.
Prices rose 3.5 percent. |Bread cost 2.1 dollars.
He arrived on Sept. 5 and left on Oct. 9. |Nobody saw him.
"It was the work of rebels," said Niyazov. |"They have one goal: to take power... |But they will fail."
"Who did it?" he asked. |Nobody knew.
They shouted "Go!" and left. |Police came.
BISHKEK, May 13 (Reuters) - Protesters seized a building. |Police fled.
It opened at 9 a.m. on Monday. |It closed at 5 p.m. |Nobody came.
The firm, Kumtor Gold Co. of Bishkek, paid. |Nobody else did.
Resolution No. 5 was passed. |He said no. |They left.
The dam broke (see Fig. 3). |Villages were flooded.
Lt. Col. Abdyrakhmanov was shot in St. Petersburg. |He died.
What now?! |Nobody knows.
1. First item is here. |2. Second item is there.
Oil, gas, etc. were sold. |Trade grew.
Вчера в г. Ош прошёл митинг. |Люди разошлись.
Он живёт на ул. Ленина, д. 5. |Там тихо.
Революция, которую никто не ждал, произошла в 2010 г. |Президент бежал.
В апреле 2010 г. Бакиев бежал из страны. |Власть сменилась.
Убытки, т.е. потери, велики. |Помощь нужна.
Приехали рабочие, врачи и др. |Их ждали.
А. С. Пушкин родился в Москве. |Он поэт.
Погибли 5 чел. и ранены 10. |Ведётся следствие.
Ущерб превысил 5 млн руб. |Деньги выделит бюджет.
«Мы не уйдём!» — заявил он. |Митинг продолжился.
«Мы победили». |Так сказал лидер.
В с. Базар-Коргон сошёл сель. |Жертв нет.
Ген. Исаков прибыл в Ош. |Там неспокойно.
Окуя 2010-ж. Ошто болгон. |Эл чогулган.
Бул жөнүндө «Азаттык» жазды. |Кийин маалымат тастыкталды.
Маңғыстауда жер сілкінді. |Зардап шеккендер жоқ.
Toshkent sh. Chilonzor tumanida yongʻin chiqdi. |Hech kim jabrlanmadi.
Оқшом дар Хоруғ тарма фаромад. |Се кас ҳалок шуд.
Aşgabatda ýer titredi. |Pida bolan ýok.
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_sentences(case):
    text = case.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in case.split("|")]


def test_a_blank_line_ends_a_sentence():
    text = "  Kyrgyz crisis\n \nOsh was calm\n\n\n- a list item\n"
    assert [text[a:b] for a, b in sentences(text)] == ["Kyrgyz crisis", "Osh was calm", "- a list item"]


def test_line_ends_of_wrapped_text_mean_nothing():
    text = "Protesters seized the building\nin Osh on Thursday. Police\nfled."
    assert [text[a:b] for a, b in sentences(text)] == [text[:50], text[51:]]


def test_line_ends_of_unwrapped_text_are_paragraphs():
    text = "Crisis in Osh\n" + "Protesters seized the regional government building in Osh " * 2 + "today\nEnd"
    assert [text[a:b] for a, b in sentences(text)] == text.split("\n")


@pytest.mark.parametrize("text", ["", " \n ", "...", "?!", "a", "\u200b", "A." * 3])
def test_tiny_texts(text):
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in sentences(text))


@pytest.mark.parametrize("piece", [".", ". ", " ", "\n", "\n\n", "A. ", "г. ", '." ', "a.b.", '!!""'])
def test_time_is_linear(piece):
    begun = time.process_time()
    sentences(piece * 100_000)
    assert time.process_time() - begun < 5
