package dev.cairn.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The bees have left the hive and are looking for a new one.",
        "de | Die Bienen haben den Stock verlassen und suchen nun einen neuen.",
        "fr | Les abeilles ont quitté la ruche et cherchent une nouvelle maison dans le bois.",
        "es | Las abejas han dejado la colmena y buscan una nueva casa en el bosque.",
        "it | Le api hanno lasciato l'alveare e cercano una nuova casa nel bosco.",
        "pt | As abelhas deixaram a colmeia e procuram uma nova casa na floresta, não no campo.",
        "nl | De bijen hebben de korf verlaten en zoeken nu een nieuw huis in het bos.",
        "sv | Bina har lämnat kupan och söker nu ett nytt hem i skogen som inte är kallt.",
        "da | Bierne har forladt kuben og søger nu et nyt hjem i skoven, hvor der ikke er koldt.",
        "no | Biene har forlatt kuben og leter nå etter et nytt hjem i skogen, hvor det ikke er"
            + " kaldt.",
        "fi | Mehiläiset ovat jättäneet pesän ja etsivät nyt uutta kotia, mutta se ei ole helppoa.",
        "pl | Pszczoły opuściły ul i szukają teraz nowego domu w lesie, ale nie jest to łatwe.",
        "cs | Včely opustily úl a hledají nyní nový domov v lese, ale není to snadné, protože je"
            + " zima.",
        "ro | Albinele au părăsit stupul și caută acum o casă nouă în pădure.",
        "hu | A méhek elhagyták a kaptárt, és most új otthont keresnek az erdőben, de nem könnyű.",
        "tr | Arılar kovanı terk etti ve şimdi ormanda yeni bir ev arıyor, ama bu kolay değil.",
        "ru | Пчёлы покинули улей и теперь ищут новый дом в лесу.",
        "uk | Бджоли покинули вулик і тепер шукають новий дім у лісі, але це не легко.",
        "bg | Пчелите са напуснали кошера и сега търсят нов дом в гората, но това не е лесно.",
        "el | Οι μέλισσες άφησαν την κυψέλη.",
        "ar | غادرت النحلات الخلية وتبحث الآن عن بيت جديد.",
        "fa | زنبورها کندو را ترک کردند و پس از آن خانه‌ای می‌جویند.",
        "he | הדבורים עזבו את הכוורת.",
        "th | ผึ้งออกจากรังแล้ว",
        "hi | मधुमक्खियाँ छत्ता छोड़ चुकी हैं।",
        "zh | 蜜蜂离开了蜂巢，正在寻找新的家。",
        "ja | ミツバチは巣を離れて、新しい家を探しています。",
        "ko | 벌들이 벌집을 떠나 새 집을 찾고 있다.",
        "und | 42 17 99",
        "und | qwrt zxcv bnmp"
      })
  void aSentenceTellsItsLanguage(String code, String text) {
    assertThat(Language.detect(text)).isEqualTo(code);
  }

  @Test
  void aNameInLatinScriptDoesNotTurnATextIntoEnglish() {
    assertThat(Language.detect("OpenAI 发布了新的模型 GPT，性能有很大的提升。")).isEqualTo("zh");
  }

  @Test
  void nothingIsUndetermined() {
    assertThat(Language.detect("")).isEqualTo(Language.UNDETERMINED);
  }

  @Test
  void functionWordsAreKnownByCode() {
    assertThat(Language.functionWords("en")).contains("the", "of");
    assertThat(Language.functionWords("ru")).contains("и", "не");
    assertThat(Language.functionWords("xx")).isEmpty();
  }
}
