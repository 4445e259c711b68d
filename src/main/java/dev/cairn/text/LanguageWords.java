package dev.cairn.text;

import java.util.Map;
import java.util.Set;

/// Each language's most frequent words, and the letters that few other languages have.
final class LanguageWords {

  /// For the languages written in Latin script, by ISO 639-1 code.
  static final Map<String, Set<String>> LATIN =
      Map.ofEntries(
          profile(
              "en",
              """
              the of and a to in is that it was for on are as with his they at be this from i
              have or by one had not but what all were when we there can an your which their
              said if do will each about how up out them then she many some so these would other
              into has more her two him see no could than been who its now did my over me any
              our you he also just only very most such because while where being through between
              after before both those own same too under again against during until should must
              may might does doing having here why few off once further don't it's isn't doesn't
              i'm you're that's
              """),
          profile(
              "de",
              """
              der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als
              auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie
              einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein
              wurde sei ich wir ihr ihre seine kann wenn was wo hier dann doch schon immer unter
              gegen ohne zwischen weil damit also sehr keine kein diese dieser dieses alle alles
              nun jetzt eines vom beim
              """),
          profile(
              "fr",
              """
              le la les de des du et en un une est que qui dans pour pas sur au par il ce plus
              ne se sont avec son sa ses elle nous vous ils on mais ou où je tout tous cette ces
              aux comme été être avoir fait si leur leurs même bien sans deux très aussi peut
              entre après avant sous donc car dont y lui moi c'est d'un d'une qu'il n'est l'on
              était ont quand encore chez depuis
              """),
          profile(
              "es",
              """
              el la los las de del y en un una es que por con para no se su al lo como más pero
              sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay
              donde quien desde todo nos durante todos uno les ni contra otros ese eso ante
              ellos esto mí antes algunos qué unos yo otro fue ha han son era está están ser
              estar puede cada así
              """),
          profile(
              "it",
              """
              il lo la i gli le di del della dei delle e in un una è che per con non si da al
              alla sono come più ma anche su nel nella o se ha questo questa dal dalla ci sua
              suo loro essere molto stato tutti tutto quando dove perché prima dopo ancora fra
              tra così cui hanno era io noi lui lei solo degli alle ai dai sul sulla c'è ogni
              """),
          profile(
              "pt",
              """
              o a os as de do da dos das e em um uma é que para com não se por mais como mas foi
              ao ele ela seu sua ou ser quando muito há nos já está eu também só pelo pela até
              isso entre era depois sem mesmo aos seus quem nas me esse eles estão você tinha
              foram essa num nem suas meu às minha têm numa pelos no na são onde cada porque
              pode
              """),
          profile(
              "nl",
              """
              de het een en van in is dat op te zijn met voor niet aan er om ook als maar dan
              bij nog uit door over naar heeft ze hij zij wij je ik dit die wordt worden werd
              deze tot kan meer was had hun haar geen al wel zo of wat waar wie toen hebben moet
              veel omdat onder tegen tussen na mijn ons onze hier daar nu
              """),
          profile(
              "sv",
              """
              och i att det som en på är av för med den till inte har de ett om var jag men sig
              från vi så kan när han hon ska skulle också efter vid eller nu där än mot här upp
              ut alla blev bli sin sina mycket denna detta dessa hade över under mellan utan
              bara man vad hur ni du honom henne våra någon något finns eftersom
              """),
          profile(
              "da",
              """
              og i at det som en på er af for med den til ikke har de et om var jeg men sig fra
              vi så kan når han hun skal også efter ved eller nu der end mod her op ud alle blev
              bliver sin sine meget denne dette disse havde over under mellem uden kun man hvad
              hvordan du ham hende noget nogen fordi hvor være mere deres været
              """),
          profile(
              "no",
              """
              og i at det som en på er av for med den til ikke har de et om var jeg men seg fra
              vi så kan når han hun skal også etter ved eller nå der enn mot her opp ut alle ble
              blir sin sine mye denne dette disse hadde over under mellom uten bare man hva
              hvordan du ham henne noe noen fordi hvor være mer deres vært
              """),
          profile(
              "fi",
              """
              ja on ei että se oli hän mutta ovat kun niin myös tai kuin joka sen jos ne mitä
              vain nyt jo hänen sitä kaikki mukaan ole tämä sekä jotka voi siitä siinä siis
              sitten minä sinä me te he tässä tämän kanssa ennen jälkeen vielä olla olen olisi
              mikä missä koska joita jossa enemmän hyvin aina
              """),
          profile(
              "pl",
              """
              i w na z się nie do to że jest o a jak za po co ale od dla przez tak był tym czy
              już tylko jego jej ich ze być są było który która które oraz przy może ma jako lub
              pod nad przed między gdy kiedy gdzie ten ta te tego tej bardzo także również
              jeszcze więc bo nawet można aby żeby
              """),
          profile(
              "cs",
              """
              a v na se je že s z do o to i ve k za by pro jako po jsem od ale si tak jak už co
              jen byl byla bylo jsou být ze který která které také nebo aby při než před mezi
              když kde proto tento tato toto jeho její jejich není pod nad ještě však můžete
              může protože velmi více u
              """),
          profile(
              "sk",
              """
              a v na sa je že s z do o to i vo k za by pre ako po som od ale si tak už čo len
              bol bola bolo sú byť zo ktorý ktorá ktoré tiež alebo aby pri než pred medzi keď
              kde preto tento táto toto jeho jej ich nie pod nad ešte však môže pretože veľmi
              viac
              """),
          profile(
              "ro",
              """
              și în de la a cu pe nu că este o un din se sunt care pentru mai ca să au fost dar
              prin după sau până fi lui ei această acest acestea când unde foarte între fără
              numai despre cum dacă avea fiind lor le îi al ale ai am era ce
              """),
          profile(
              "tr",
              """
              ve bir bu da de için ile çok olarak daha gibi en ne olan ama o kadar sonra var ya
              her ki değil mi biz ben sen siz onlar şu veya ise hem göre önce yok bütün tüm diye
              böyle nasıl neden ancak üzere tarafından oldu olduğu eden olur
              """),
          profile(
              "hu",
              """
              a az és hogy nem is egy van ez volt meg de ha csak már mint vagy el azt kell még
              lehet ezt aki amely amikor ahol én te ő mi ti ők között után előtt alatt minden
              nagyon több így úgy mert majd pedig szerint illetve sem ami
              """),
          profile(
              "id",
              """
              yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena
              tersebut bisa ada mereka lebih oleh sebagai adalah kita sudah atau hanya seperti
              dapat saat telah kami dia anda bagi menjadi setelah secara antara
              """),
          profile(
              "vi",
              """
              và của là có không một các được cho trong với những đã này người khi để từ đến
              cũng như về ra nhưng tôi nó thì sẽ vào ở lại rất nhiều đó phải làm theo hay
              """));

  /// For the languages written in Cyrillic script.
  static final Map<String, Set<String>> CYRILLIC =
      Map.ofEntries(
          profile(
              "ru",
              """
              и в не на что я с он как это по но они к у мы за из от то все так его же бы для вы
              о или ее её их был была было были когда где который которая которые также если уже
              только до при может чтобы нет ещё еще этот эта эти после между через под над очень
              быть есть
              """),
          profile(
              "uk",
              """
              і в не на що я з він як це по але вони до у ми за із від то все так його же б для
              ви про або її їх був була було були коли де який яка які також якщо вже тільки при
              може щоб немає ще цей ця ці після між через під над дуже бути є та й
              """),
          profile(
              "bg",
              """
              и в не на че аз с той като това по но те към у ние за от то всички така му же би
              вие или я ги беше са си се е да ще което който която които също ако вече само до
              при може няма още този тази тези след между през под над много най
              """),
          profile(
              "sr",
              """
              и у не на да ја с са он као то по али они ка код ми за из од све тако га би ви или
              је су био била било када где који која које такође ако већ само до при може нема
              још овај ова ови после између кроз под над веома се
              """));

  /// Letters that point to a language or to very few.
  static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("de", "ß"),
          Map.entry("es", "ñ"),
          Map.entry("pt", "ãõ"),
          Map.entry("da", "æø"),
          Map.entry("no", "æø"),
          Map.entry("pl", "łąęśźżćń"),
          Map.entry("cs", "řěů"),
          Map.entry("sk", "ľĺŕ"),
          Map.entry("ro", "șțăşţ"),
          Map.entry("tr", "ğış"),
          Map.entry("hu", "őű"),
          Map.entry("vi", "ơưđạảấầẩậắặẹẻẽếềểễệ"),
          Map.entry("fr", "œ"));

  private LanguageWords() {}

  private static Map.Entry<String, Set<String>> profile(String code, String words) {
    return Map.entry(code, Set.of(words.strip().split("\\s+")));
  }
}
