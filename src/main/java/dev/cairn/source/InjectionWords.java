package dev.cairn.source;

import dev.cairn.source.Injection.Kind;
import dev.cairn.source.InjectionRules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of one language that instructions to a model are made of. In each list a `_` is a
/// space and a `*` the rest of a word.
///
/// @param drop to set aside
/// @param earlier of what was said before, or belongs to the model
/// @param all of everything; says less than `earlier`
/// @param orders instructions
/// @param rules what is only meant where it is an earlier one
/// @param model who is spoken to
/// @param act what is asked for, as an order
/// @param send to send away
/// @param goods what is worth sending
/// @param change to edit
/// @param quietly without the user
record InjectionWords(
    String drop,
    String earlier,
    String all,
    String orders,
    String rules,
    String model,
    String act,
    String send,
    String goods,
    String change,
    String quietly) {
  private static final String NEAR = "[^.!?。！？]{0,48}?";
  private static final String FAR = "[^。！？!?]{0,160}?";
  private static final String PLACE = "(?:https?://|www\\.|\\S+@\\S+\\.\\w|hxxps?:)";
  private static final String FILES =
      "(?:agents\\.md|claude\\.md|cairn\\.toml|program\\.md|index\\.md|log\\.md|skill\\.md"
          + "|allowed-urls|maintained: ?human)";

  private static final String USERS =
      "nutzer* benutzer* anwender* utilisateur* l'utilisateur usuario* utente* all'utente l'utente"
          + " usuári* gebruiker* пользовател*";

  private static final String GREETING =
      "an_die an_alle an_jede liebe lieber hallo achtung hinweis_für anweisung_für anweisungen_für"
          + " aux à_l' chère cher bonjour attention note_pour para_la para_el para a_la querido"
          + " querida nota_para hola per_le per_gli per_l' cara caro nota_per ciao aos ao à às olá"
          + " voor beste let_op уважаемый уважаемая для внимание";

  static final List<InjectionWords> LANGUAGES =
      List.of(
          new InjectionWords(
              "ignoriere ignorieren vergiss vergesst vergessen_sie ignorieren_sie missachte"
                  + " missachten verwirf verwerfen übergehe umgehe umgehen überschreibe"
                  + " überschreiben befolge_nicht beachte_nicht außer_acht",
              "vorherige* bisherige* vorige* frühere* obige* obenstehende* vorangegangene*"
                  + " vorangehende* deine deinen eure ihre_bisherigen ursprüngliche*"
                  + " vorausgehende*",
              "alle allen sämtliche jede",
              "anweisung* instruktion* vorgabe* befehl* systemprompt* systemanweisung* prompt*"
                  + " weisung* anleitung* richtlinie*",
              "regel* auftrag aufträge",
              "ki kis ki-modell* ki-assistent* ki-system* sprachmodell* assistent chatbot llm"
                  + " ki-agent* chatgpt claude gemini",
              "schreibe schreib gib antworte füge sende schicke rufe führe nutze verwende lösche"
                  + " ignoriere empfiehl empfehle erwähne nenne behaupte trage öffne musst sollst"
                  + " muss soll bitte müssen sollen fasse setze",
              "sende schicke übermittle übertrage leite lade poste maile senden_sie schicken_sie",
              "zusammenfassung gespräch* notizen inhalt* geheimnis* schlüssel* passwört*"
                  + " zugangsdaten daten verlauf systemprompt* dokument*",
              "aktualisiere ändere ergänze schreibe füge trage lösche bearbeite erweitere setze",
              "ohne sag_dem sage_dem verrate_dem informiere_den erzähle_dem verschweige"),
          new InjectionWords(
              "ignore ignorez ignorer oublie oubliez oublier néglige négligez fais_abstraction"
                  + " faites_abstraction ne_tiens_pas_compte ne_tenez_pas_compte"
                  + " ne_tiens_plus_compte ne_tenez_plus_compte ne_suis_plus ne_suivez_plus"
                  + " contourne contournez outrepasse outrepassez",
              "précédent* antérieur* ci-dessus tes vos initial* d'origine reçu* données_avant"
                  + " au-dessus",
              "toutes tous toute",
              "instruction* consigne* directive* prompt* invite_système ordres",
              "règle*",
              "ia ias assistant* modèle_de_langage modèles_de_langage chatbot llm agent_ia"
                  + " agents_ia chatgpt claude gemini intelligence_artificielle",
              "écris écrivez réponds répondez ajoute ajoutez envoie envoyez appelle appelez exécute"
                  + " exécutez utilise utilisez supprime supprimez ignore ignorez recommande"
                  + " recommandez mentionne mentionnez dois devez doit doivent affirme affirmez"
                  + " insère insérez",
              "envoie envoyez transmets transmettez transfère transférez expédie poste téléverse",
              "résumé conversation* notes contenu* secret* clé clés mot* identifiants données"
                  + " historique prompt document*",
              "mets_à_jour mettez_à_jour modifie modifiez ajoute ajoutez écris écrivez supprime"
                  + " supprimez remplace inscris complète",
              "sans_prévenir sans_en_informer sans_le_dire sans_demander sans_informer ne_dis_rien"
                  + " ne_dites_rien n'informe_pas n'informez_pas n'en_parle_pas"),
          new InjectionWords(
              "ignora ignore ignorad ignorar olvida olvide olvidar descarta descarte haz_caso_omiso"
                  + " haga_caso_omiso no_sigas no_siga pasa_por_alto desobedece anula",
              "anterior* previ* precedente* tus sus_instrucciones original* inicial* arriba"
                  + " recibid*",
              "todas todos cualquier",
              "instruccion* indicacion* directric* directiva* prompt* órdenes consigna*"
                  + " mensaje_de_sistema",
              "regla* norma*",
              "ia asistente* modelo_de_lenguaje modelos_de_lenguaje chatbot llm agente_de_ia"
                  + " inteligencia_artificial chatgpt claude gemini",
              "escribe escriba responde responda añade añada agrega envía envíe llama llame ejecuta"
                  + " ejecute usa utiliza elimina borra ignora recomienda menciona incluye debes"
                  + " debe deben debéis afirma inserta",
              "envía envíe manda mande transmite reenvía sube publica remite",
              "resumen conversación* notas contenido* secreto* clave* contraseña* credenciales"
                  + " datos historial prompt documento*",
              "actualiza actualice modifica añade añada agrega agregue escribe escriba borra"
                  + " elimina cambia edita inserta",
              "sin_avisar sin_informar sin_decírselo sin_preguntar no_le_digas no_se_lo_digas"
                  + " no_avises no_informes"),
          new InjectionWords(
              "ignora ignorate ignorare dimentica dimenticate dimenticare scarta trascura"
                  + " trascurate non_seguire non_seguite tralascia annulla disattendi",
              "precedent* anterior* tue tuoi vostre original* inizial* soprastant* sopra ricevut*",
              "tutte tutti qualsiasi ogni",
              "istruzion* indicazion* direttiv* prompt* ordini comandi consegne",
              "regol*",
              "ia ai assistente assistenti modello_linguistico modelli_linguistici chatbot llm"
                  + " agente_ia agenti_ia intelligenza_artificiale chatgpt claude gemini",
              "scrivi scrivete rispondi rispondete aggiungi aggiungete invia inviate chiama esegui"
                  + " eseguite usa utilizza cancella elimina ignora raccomanda consiglia menziona"
                  + " devi dovete deve devono afferma inserisci",
              "invia inviate manda spedisci trasmetti inoltra carica pubblica",
              "riassunto sommario conversazion* note contenut* segret* chiav* password credenziali"
                  + " dati cronologia prompt document*",
              "aggiorna aggiornate modifica aggiungi aggiungete scrivi cancella elimina cambia"
                  + " inserisci",
              "senza_avvisare senza_informare senza_dirlo senza_chiedere non_dire non_dirlo"
                  + " non_avvisare"),
          new InjectionWords(
              "ignore ignora ignorem ignorar esqueça esqueçam esquece desconsidere desconsidera"
                  + " descarte desobedeça não_siga não_sigas",
              "anterior* prévi* precedente* suas seus tuas acima original* originai* iniciai*"
                  + " recebid*",
              "todas todos quaisquer",
              "instruç* instruco* orientaç* diretriz* diretiva* prompt* ordens comandos",
              "regra*",
              "ia assistente assistentes modelo_de_linguagem modelos_de_linguagem chatbot llm"
                  + " agente_de_ia inteligência_artificial chatgpt claude gemini",
              "escreva escreve responda responde adicione acrescente envie envia chame execute use"
                  + " utilize apague exclua ignore recomende mencione inclua deve devem deves"
                  + " afirme insira",
              "envie envia mande manda transmita encaminhe publique remeta",
              "resumo conversa* notas conteúdo* segredo* chave* senha* credenciais dados histórico"
                  + " prompt documento*",
              "atualize atualiza modifique adicione acrescente escreva escreve apague exclua altere"
                  + " edite insira",
              "sem_avisar sem_informar sem_dizer sem_perguntar não_diga não_conte não_avise"
                  + " não_informe"),
          new InjectionWords(
              "negeer negeren vergeet vergeten verwerp omzeil volg_niet overschrijf",
              "vorige eerdere voorgaande bovenstaande je jouw uw oorspronkelijke voorafgaande",
              "alle elke",
              "instructie* aanwijzing* opdracht* prompt* richtlijn* systeemprompt* bevelen",
              "regels",
              "ai ai-assistent* ai-model* ai-agent* assistent taalmodel* chatbot llm chatgpt claude"
                  + " gemini",
              "schrijf antwoord voeg stuur verstuur roep voer gebruik verwijder negeer raad noem"
                  + " moet moeten vermeld zet zeg",
              "stuur verstuur zend verzend mail upload post",
              "samenvatting gesprek* notities inhoud geheim* sleutel* wachtwoord* gegevens"
                  + " geschiedenis prompt document*",
              "werk wijzig voeg schrijf verwijder pas vul zet bewerk",
              "zonder zeg_niets_tegen zeg_dit_niet vertel_dit_niet vertel_het_niet"),
          new InjectionWords(
              "игнорируй* проигнорируй* забудь* отбрось* отмени* не_следуй* не_обращай* пренебреги*"
                  + " обойди* не_учитывай*",
              "предыдущ* прежн* предшествующ* вышеуказан* выше изначальн* твои свои исходн*"
                  + " системн* полученн* ранее",
              "все всех всё любые",
              "инструкц* указани* команд* промпт* директив* распоряжени* предписани*",
              "правил*",
              "ии ии-ассистент* ии-агент* ассистент* нейросет* языковая_модель языковой_модели"
                  + " языковым_моделям чат-бот* chatgpt claude llm помощник",
              "напиши* ответь* добавь* отправь* вызови* выполни* используй* удали* игнорируй*"
                  + " рекомендуй* упомяни* должен должна должны укажи* скажи* вставь* сообщи*",
              "отправь* пошли* перешли* передай* загрузи* вышли*",
              "содержани* переписк* заметк* секрет* ключ* парол* данные историю сводк* резюме"
                  + " промпт документ*",
              "обнови* измени* добавь* запиши* впиши* удали* допиши* отредактируй*",
              "не_говори не_сообщай без_ведома не_предупреждая без_подтверждения не_рассказывай"));

  /// Chinese and Japanese set no spaces, so their words have no borders.
  static final List<InjectionWords> EASTERN =
      List.of(
          new InjectionWords(
              "忽略 无视 無視 忘记 忘掉 忘記 不要理会 不用理会 不理会 抛弃 放弃 绕过 不要遵守 不再遵守 停止遵守 推翻 覆盖",
              "之前 以前 先前 前面 上述 以上 上面 此前 原有 你的 原来 原始 之前的 你收到 先前的",
              "所有 一切 全部 任何",
              "指令 指示 提示词 提示詞 提示 命令 系统消息 系统提示 说明",
              "规则 規則 限制 设定",
              "人工智能 ai 语言模型 大模型 智能助手 ai助手 聊天机器人 助手 chatgpt claude llm 智能体",
              "请 必须 应当 应该 务必 写 输出 回答 回复 添加 加入 发送 调用 执行 删除 推荐 不要 声明",
              "发送 发到 发至 上传 传送 提交 寄到 转发",
              "摘要 总结 对话 笔记 内容 秘密 密钥 密码 凭证 数据 历史 提示词 文档 聊天记录",
              "更新 修改 写入 添加 加入 删除 编辑 改写 追加",
              "不要告诉用户 无需告知用户 不要通知用户 瞒着用户 不要提及 无需询问 不经用户"),
          new InjectionWords(
              "無視 忘れ 従わない 従うな 破棄 無効 取り消",
              "以前 これまで 上記 前の 先の 今まで 過去 従来 あなたの 元の 最初の 直前",
              "すべて 全て 全部 あらゆる",
              "指示 命令 プロンプト 指令 インストラクション",
              "ルール 規則 制約",
              "ai 人工知能 言語モデル アシスタント チャットボット 助手 chatgpt claude llm エージェント",
              "してください せよ しなさい 書いて 出力 回答 追加 送信 呼び出 実行 削除 推薦 必ず 答え 述べ",
              "送信 送って 送れ 転送 アップロード 投稿 送りなさい",
              "要約 会話 メモ 内容 秘密 鍵 キー パスワード 認証情報 データ 履歴 プロンプト 文書 ノート",
              "更新 変更 書き込 追加 追記 削除 編集 書き換え 記入",
              "ユーザーに知らせ ユーザーには知らせ ユーザーに言わ ユーザーには言わ 確認せずに 言及しない 許可なく"));

  List<Rule> rules(boolean eastern) {
    String drops = any(drop, eastern);
    String order = any(orders, eastern);
    String before = any(earlier, eastern);
    String models = any(model, eastern);
    String acts = any(act, eastern);
    String sends = any(send, eastern);
    String good = any(goods, eastern);
    String changes = any(change, eastern);
    List<Rule> found = new ArrayList<>();
    List<String> needs = stems(drop, eastern);
    String what = permuted(before, any(orders + " " + rules, eastern));
    String everything = permuted(any(all, eastern), order);
    for (String meant : List.of(what, everything)) {
      found.add(new Rule(Kind.OVERRIDE, needs, compiled(permuted(drops, meant))));
    }
    String comma = eastern ? "[,:，：、；;！!はへ]" : " ?[,:;!—–-]";
    found.add(
        new Rule(
            Kind.ADDRESS,
            stems(eastern ? act : model, eastern),
            compiled(
                "(?:^|[.!?:;(\\[\"«„>。！—–-] ?|"
                    + any(GREETING, false)
                    + " )"
                    + models
                    + comma
                    + NEAR
                    + acts)));
    found.add(
        new Rule(
            Kind.EXFILTRATION,
            stems(send, eastern),
            compiled(
                permuted(sends, good)
                    + FAR
                    + PLACE
                    + "|"
                    + sends
                    + FAR
                    + PLACE
                    + FAR
                    + good
                    + "|"
                    + PLACE
                    + FAR
                    + permuted(sends, good))));
    found.add(
        new Rule(
            Kind.WIKI,
            List.of(".md", "cairn.toml", "allowed-urls", "maintained"),
            compiled(changes + FAR + FILES + (eastern ? "|" + FILES + FAR + changes : ""))));
    String unseen = any(quietly, eastern) + (eastern ? "" : NEAR + any(USERS, false));
    found.add(
        new Rule(
            Kind.ACTION,
            stems(quietly, eastern),
            compiled(eastern ? unseen : permuted(acts, "(?:" + unseen + ")"))));
    return found;
  }

  private static Pattern compiled(String regex) {
    return Pattern.compile(regex);
  }

  /// Both in either order, near each other.
  private static String permuted(String one, String other) {
    return "(?:" + one + NEAR + other + "|" + other + NEAR + one + ")";
  }

  /// Any of a list's words, with its borders.
  private static String any(String list, boolean eastern) {
    String words =
        Stream.of(list.split("\\s+"))
            .map(word ->
                Pattern.quote(FoldedText.fold(word.replace('_', ' ').replace("*", "")))
                    + (word.endsWith("*") ? "\\p{L}*" : ""))
            .collect(Collectors.joining("|", "(?:", ")"));
    return eastern ? words : "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])";
  }

  /// The beginnings of a list's words, one of which a text must hold for the rest to be looked at.
  private static List<String> stems(String list, boolean eastern) {
    return Stream.of(list.split("\\s+"))
        .map(word -> {
          String stem = FoldedText.fold(word.replace('_', ' ').replace("*", ""));
          String open = word.endsWith("*") ? "" : " ";
          return eastern ? stem : " " + stem.replace('-', ' ') + open;
        })
        .distinct()
        .toList();
  }
}
