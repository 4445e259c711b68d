package dev.cairn.source;

import dev.cairn.source.Injection.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What text looks like that tries to instruct a model: in English here, in other languages by
/// [InjectionWords].
///
/// A rule asks for two or three things near each other that ordinary prose, manuals and recipes do
/// not put together. It looks at folded text, and only where one of the words it needs occurs.
final class InjectionRules {
  /// @param needs one of these must occur for the pattern to be tried; those with a space in front
  ///   as the beginning of a word
  record Rule(Kind kind, List<String> needs, Pattern pattern) {
    boolean mayApply(FoldedText text) {
      for (String need : needs) {
        if (text.holds(need)) {
          return true;
        }
      }
      return false;
    }
  }

  private static final String MODEL =
      "(?:(?:an? |the |any |all |every |dear |my |your )?(?:ais?|a\\.i\\.|ll?ms?|(?:large"
          + " )?language models?|ai[ -](?:language"
          + " )?(?:assistant|model|agent|system|reader|tool|crawler|bot|summari[sz]er|editor)s?|(?:virtual|digital|coding|writing)"
          + " assistants?|chat-?gpt|gpt-?[0-9o]*|claude(?:"
          + " code)?|gemini|copilot|codex|grok|mistral|bing chat|chat"
          + " ?bots?|assistants?|summari[sz](?:er|ation model)s?|(?:automated |autonomous"
          + " |compiling |summari[sz]ing |reading |indexing"
          + " )(?:agent|model|reader|system|bot|tool)s?))";
  private static final String ACT =
      "(?:please|kindly|(?:you )?(?:must|should|shall|will|need to|have to|are"
          + " (?:required|instructed|ordered|asked|to))\\b|do"
          + " not|don't|never|always|ignore|forget|disregard|say|tell|write|add|include|recommend|rate|give|output|print"
          + "|send|call|run|execute|use|append|insert|link|mark|treat|respond|reply|answer|stop|remember|summari[sz]e|state"
          + "|mention|report|classify|approve|delete|update|create|open|visit|fetch|invoke|begin|end|conclude|follow|obey"
          + "|rank|score|list|replace|translate|repeat|reveal|store|save|omit|praise|describe)\\b";
  private static final String ORDERS =
      "(?:(?:instruction|(?<!shell )prompt|guideline|directive|guardrail|system"
          + " message)s?|commands|constraints|directions|orders|programming|briefing)\\b";
  private static final String EARLIER =
      "(?:previous(?:ly)?|prior|earlier|above|preceding|foregoing|former|your|system|developer|initial|original|existing|given"
          + " (?:to you|before|above|so far)|you(?:'ve| have| were| had)? ?(?:been"
          + " )?(?:given|received|got)|so far|up to (?:now|this point)|before this|outside"
          + " this)\\b";
  private static final String DROP =
      "(?<!\\b(?:can|may|could|might|safely|we|they|users|people|who|which|not)"
          + " )\\b(?:ignore|disregard|forget(?: about)?|override|bypass|discard|abandon|set"
          + " aside|pay no (?:attention|heed) to|do not (?:follow|obey)|don't (?:follow|obey)|stop"
          + " (?:following|obeying)|cease (?:following|to follow)|no longer"
          + " (?:follow|obey)|disobey|throw (?:out|away)|ignoring|disregarding|put aside|delete"
          + " from your memory)\\b";
  private static final String GOODS =
      "(?:summar(?:y|ies)|conversation|chat (?:history|log)|history|contents?"
          + " of|notes|secrets?|api[ -]?keys?|credentials|passwords?|system"
          + " prompt|users?'s?|private|everything|all (?:data|notes|files|pages)|environment(?:"
          + " variables)?|tokens?|your (?:instructions|context|memory|answer|prompt)|vault|this"
          + " (?:page|wiki)|personal data|ssh keys?|full text|what you (?:know|have))\\b";
  private static final String PLACE =
      "(?:https?://|hxxps?:|www\\.|\\S+@[a-z0-9.-]+\\.[a-z]|webhook|(?:my|our|this|the following)"
          + " (?:server|endpoint|address|url|email))";
  private static final String PLACEHOLDER =
      "=?(?:\\{\\{?|\\$\\{|<|(?<=[=/])\\[|%7b|%3c)["
          + " a-z_-]*(?:summary|conversation|history|secret|password|notes|content|context|prompt|response|answer|memory|document|chat|data|everything|private|api[_"
          + " -]?key|user|email|token|env|text|page|title|quer)[ a-z_'-]*(?:\\}|>|\\]|%7d|%3e)";
  private static final String START =
      "(?:^|[.!?:;>\\])*\"'(–—|] ?| - |\\b(?:please|must|should|now|then|and|also) )";
  private static final String FILES =
      "(?:agents\\.md|claude\\.md|cairn\\.toml|program\\.md|(?:wiki/)?(?:index|log)\\.md|\\.cursorrules|skill\\.md|memory\\.md|copilot-instructions|allowed-urls|maintained:"
          + " ?human|(?:the|this|your) (?:wiki|vault|knowledge base)(?:'s)?"
          + " (?:index|rules?|log|schema|settings|instructions|guidelines|front ?matter)|the"
          + " index(?= (?:page )?(?:that|saying|to say)|:)|the (?:wiki index|rules of (?:the|this)"
          + " (?:wiki|vault))|(?:every|each|all)(?: other)?(?: of the)? (?:wiki |concept |entity"
          + " |source )?pages?|your (?:long-?term )?memory)";

  private static final List<Rule> RULES = rules();
  private static final List<Rule> PROSE = Stream.concat(prose().stream(), RULES.stream()).toList();

  /// What follows a forged end of the text.
  static final Pattern BEYOND =
      Pattern.compile(
          "(?:new|next|real|actual|updated|your|further|following)"
              + " (?:task|instruction|order|objective|directive|job)s?\\b|\\b(?:you|assistant|model|ai|llm|agent)s?,?"
              + " (?:must|should|shall|will|are to|are now|need to|have to|can"
              + " now)\\b|\\b(?:now|instead),? (?:please"
              + " )?(?:follow|obey|do|write|output|respond|reply|say|answer|execute|summari[sz]e|print|comply|treat|forget|add|append|tell|continue|send|call|run)\\b|\\bsystem"
              + " ?:|(?:follow|obey|execute|comply with|carry out) (?:the |these |my |this |all"
              + " )?(?:following |next |new |below"
              + " )?(?:instruction|command|order|directive|step)s?|^(?:please"
              + " )?(?:write|output|respond|reply|say|answer|execute|print|append|tell|send|call|run|add|state|recommend|delete|mention|insert)"
              + " .{0,80}\\b(?:page|wiki|user|answer|reader|index|tool|http|summary|vault)");

  private InjectionRules() {}

  private static Rule rule(Kind kind, String needs, String regex) {
    return new Rule(kind, List.of(needs.split("\\|")), Pattern.compile(regex));
  }

  /// Rules for every text, code included.
  private static List<Rule> rules() {
    String drops =
        "ignor|disregard|forget|override|bypass|discard|abandon|set aside|pay no |not follow|n't"
            + " follow|not obey|stop following|stop obeying|n't obey|cease|longer follow|longer"
            + " obey|disobey|throw|put aside|from your memory";
    List<Rule> rules = new ArrayList<>();
    rules.add(
        rule(
            Kind.OVERRIDE,
            drops,
            DROP
                + "[^.!?]{0,40}?(?:\\b"
                + EARLIER
                + "[^.!?]{0,30}?\\b"
                + ORDERS
                + "|\\b(?:instruction|prompt|guideline|directive|guardrail)s?\\b[^.!?]{0,30}?\\b"
                + EARLIER
                + "|\\b(?:all|any|every) (?:the |of the |of your |these |those |other )?(?:\\w+"
                + " ){0,2}?(?:instruction|prompt|guideline|directive|guardrail|system"
                + " message)s?\\b)"));
    rules.add(
        rule(
            Kind.OVERRIDE,
            "ignore|disregard|forget",
            DROP
                + "[^.!?]{0,24}?\\b(?:previous|prior|earlier|preceding|your|given)\\b[^.!?]{0,24}?\\b(?:rules|restrictions|policies|context|messages|training|limitations|filters|tasks?)\\b|\\b(?:forget|ignore|disregard)"
                + " (?:everything|anything|all|whatever|what) (?:else )?(?:that )?(?:was |is |has"
                + " been |you (?:were|have been|'ve been|have) |came |i |we"
                + " )?(?:said|told|written|above|before|previously|so far|instructed|learned)\\b"));
    rules.add(
        rule(
            Kind.OVERRIDE,
            "instruction|directive|prompt|orders",
            "\\byour (?:new|real|actual|true|updated|only) (?:instruction|directive|system"
                + " prompt|order|objective)s? (?:is|are|:)|\\b(?:new|updated|revised) (?:system"
                + " )?(?:instruction|directive|prompt)s?(?: (?:to|for) (?:you|the"
                + " (?:model|assistant)|"
                + MODEL
                + "))? ?:"
                + "|\\b(?:previous|prior|earlier|above|original|system) (?:\\w+ )?"
                + ORDERS
                + "[^.!?]{0,30}\\b(?:are|is) (?:now"
                + " )?(?:void|cancelled|canceled|revoked|superseded|obsolete|null|no"
                + " longer)|\\binstructions (?:above|before this|you (?:were|have been)"
                + " given)[^.!?]{0,40}(?:void|cancel|no longer|test|do not apply|ignored)"));
    rules.add(
        rule(
            Kind.OVERRIDE,
            "you are |you're |from now|from here|from this| restriction| unrestricted| filter|"
                + " limit| guideline| ethic|dan mode|god mode|jailbreak",
            "\\byou(?: a|')re (?:now|no"
                + " longer|hereby)\\b[^.!?]{0,60}\\b(?:assistant|ai|model|chatbot|bot|jailbroken|unrestricted|unfiltered|dan|bound"
                + " by|restricted|(?:developer|god|debug|admin|dan|maintenance|unrestricted)"
                + " mode|freed?|another)\\b|\\bfrom (?:now|here|this (?:point|moment))"
                + " on(?:wards?)?,? (?:you|your|always|only|respond|answer|ignore|act|never|every"
                + " (?:answer|reply|response|page))\\b|\\b(?:act|behave|respond|answer|operate|pretend|role-?play)\\b[^.!?]{0,40}\\b(?:no|without(?:"
                + " any)?|free of|unbound by) (?:\\w+"
                + " )?(?:restriction|limit|filter|rule|guideline|safety|polic|ethic|instruction)|\\b(?:god|dan|jailbreak|unrestricted)"
                + " mode (?:is (?:now )?)?(?:enabled|activated|unlocked)"));
    rules.add(
        rule(
            Kind.OVERRIDE,
            "prompt|instructions|system message",
            "\\b(?:reveal|print|repeat|output|show|display|disclose|leak|expose|recite|copy|quote|tell|return|include|paste|append)\\b[^.!?]{0,30}\\b(?:your"
                + " (?:\\w+ ){0,3}(?:(?<!shell )prompt|instructions|system message|developer"
                + " message)\\b|(?:prompt|instructions|text|everything|words) above"
                + " (?:this|verbatim|word|in"
                + " full))|\\b(?:reveal|repeat|leak|disclose|recite)\\b[^.!?]{0,20}\\b(?:system"
                + " prompt|hidden prompt|initial prompt|instructions verbatim|system message)\\b"));
    rules.add(
        rule(
            Kind.FAKE_MESSAGE,
            "<|[inst|[/inst|<<sys|_of_turn|###",
            "<\\|(?:im_start|im_end|im_sep|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|end|tool_call|tool|fim_\\w+|channel|message|start|return)\\|>"
                + "|\\[/?inst\\]|<</?sys>>|<(?:start|end)_of_turn>|#{2,}"
                + " ?(?:system|instruction|assistant|human)(?: (?:message|prompt))? ?:"));
    for (InjectionWords words : InjectionWords.LANGUAGES) {
      rules.addAll(words.rules(false));
    }
    for (InjectionWords words : InjectionWords.EASTERN) {
      rules.addAll(words.rules(true));
    }
    rules.add(
        rule(
            Kind.EXFILTRATION,
            "](|http",
            "!\\[[^\\]]{0,200}\\]\\(<?(?:https?:)?//[^)]{0,400}?[?&/=]"
                + PLACEHOLDER
                + "|(?<!!)\\[[^\\]]{0,200}\\]\\(<?(?:https?:)?//[^)]{0,400}?="
                + PLACEHOLDER
                + "|https?://[^\\s)]{1,400}[?&](?:leak|exfil\\w*|stolen|steal|secrets?|loot|summary|conversation|chat_?history|notes|history)="
                + "(?:"
                + PLACEHOLDER
                + "|[a-z0-9%+/_-]*)"));
    return rules;
  }

  /// Rules for prose; programs and their documentation show such things without meaning them.
  private static List<Rule> prose() {
    List<Rule> rules = new ArrayList<>();
    String models =
        " ai | ais | a i | llm| lm | lms | language model| assistant| gpt| chat| claude| gemini|"
            + " copilot| codex| grok| mistral| bing| bot| summari| automated| autonomous|"
            + " compiling| reading| indexing";
    rules.add(
        rule(
            Kind.ADDRESS,
            models,
            "(?:^|[.!?:;>\\])*\"'(–—|\\[-] ?|\\b(?:dear|hey|hi|hello|attention|ok|okay|note"
                + " to|message to|listen|important) )"
                + MODEL
                + "(?: [^.!?,:]{0,50}?)?(?: ?[,:–—!\\])]| - )[ ,]*(?:[^.!?]{0,60}?, )?"
                + ACT));
    rules.add(
        rule(
            Kind.ADDRESS,
            models,
            "\\b(?:note|message|notice|instruction|attention|warning|memo|reminder|directive|request|information)s?(?:"
                + " is| are)? ?(?:to|for|:) (?:any |all |the |every |each |our )?"
                + MODEL
                + "(?=\\s*[:,.!–—)\\]-]|$|"
                + " (?:that|who|which|reading|processing|summari|working|only|compil|index|pars))|\\bif"
                + " you(?:'re| are) (?:an? |the )(?:ai|llm|(?:large )?language model|ai (?:language"
                + " )?(?:model|assistant|agent|system|reader|crawler|tool)|chatbot|bot|assistant|automated"
                + " \\w+|summari[sz]er)(?=[,;:.)]|"
                + " (?:reading|processing|summari|pars|index|compil|analy|that|and|or|asked|tasked|agent|assistant|model))|\\bas"
                + " an? (?:ai|llm|(?:large )?language model|ai (?:language"
                + " )?(?:model|assistant|agent)),? you\\b"));
    rules.add(
        rule(
            Kind.ADDRESS,
            models + "| compil| ingest| index| you are",
            "\\b"
                + MODEL
                + "s? (?:\\w+ )?(?:(?:that|which|who)(?: \\w+)? )?(?:is |are |will"
                + " )?(?:read|process|summari[sz]|pars|ingest|compil|index|analy[sz]|scann|review)(?:s|es|ing|e|e?s)?\\b[^.!?]{0,20}\\b(?:this|these|the"
                + " (?:above|following)|here|it)\\b[^.!?]{0,80}?\\b(?:must|should|shall|needs?"
                + " to|ha(?:s|ve) to|(?:is|are)"
                + " (?:required|instructed|asked|ordered|to)|please|ignore|will|do"
                + " not|never|always)\\b|\\b(?:when|while|before|after|if)(?: you(?:'re| are)?)?"
                + " (?:summari[sz]|compil|ingest|index)(?:e|es|ing)?\\b[^.!?,]{0,20}\\b(?:this|the"
                + " (?:above|following)|these)\\b[^.!?,]{0,30},? (?:you )?"
                + ACT
                + "|\\b(?:any|every|your|the|its) summar(?:y|ies)(?: of (?:this|it)[^.!?,]{0,30}|"
                + " you (?:write|give|produce|make))? (?:must|should|has to|needs to) (?:\\w+"
                + " )?(?:say|state|include|mention|claim|recommend|end|begin|link|contain|conclude|call)\\b|\\byou"
                + " are (?:an? |the )(?:\\w+ ){0,2}(?:ai|ai assistant|language"
                + " model|chatbot|assistant|llm|dan)\\b[^.!?]{0,60}[.,;:] ?(?:\\w+ )?"
                + ACT));
    rules.add(
        rule(
            Kind.ADDRESS,
            "positive review|negatives|weaknesses|instructions to|as instructions|following"
                + " instructions",
            "\\bgive (?:only )?(?:a )?positive reviews?(?: only)?\\b|\\bdo not"
                + " (?:highlight|mention) any (?:negatives|weaknesses|flaws)|\\btreat"
                + " (?:the|this|these|what)\\b[^.!?]{0,40}\\bas (?:an? |your |new |system |direct"
                + " )*(?:instruction|command|order|prompt)s?"));
    rules.add(
        rule(
            Kind.FAKE_MESSAGE,
            "system:|system ]|system]|system>|system (|system message|system prompt|system"
                + " override|system instruction|system notice|system note|system update|system"
                + " alert|system policy|system reminder|system"
                + " directive|developer:|developer]|developer (|developer message|developer"
                + " note|developer instruction|developer override|developer directive|developer"
                + " prompt|admin|operator:|operator message|operator note|operator"
                + " override|root:|tool result|tool output|tool response|function result|function"
                + " output|platform:|platform message|moderator|assistant:|assistant :|ai:|model:",
            "(?:^|[.!?>\\]] ?)[#*\\[<({=|"
                + " -]*(?:system|developer|admin(?:istrator)?|operator|root|tool"
                + " (?:result|output|response)|function (?:result|output)|platform|moderator)(?:"
                + " (?:message|prompt|override|instruction|notice|directive|note|alert|update|policy|reminder))?s?(?:"
                + " \\([^)]{0,40}\\)| from [\\w ]{1,20})?[\\]>)}*=|\""
                + " ]*:[^\\n]{0,160}?\\b(?:you(?:r| are| must| will| should| have| may|"
                + " can)\\b|ignore|disregard|override|(?:new|updated)"
                + " (?:instructions|policy|rules|directive)|the (?:user|owner|human)"
                + " (?:has|wants|asked|is|approved|confirmed)|instructions|authori[sz]|from now"
                + " on|respond|reply|answer only|safety|comply|granted|permission)|[\\[<({=#*-]"
                + " ?(?:system|developer|admin|operator)"
                + " (?:message|prompt|override|instruction|directive|note|alert)s?[\\]>)}=#*-]|(?:^|[.!?>\\]]"
                + " ?)(?:assistant|ai|model) ?: ?(?:\\w+ ?){0,3},? ?(?:sure|of"
                + " course|understood|okay|ok|certainly|i will|i'll|i have|i am"
                + " going|acknowledged)\\b[^\\n]{0,120}\\b(?:ignor|send|reveal|delet|disregard|comply|instruction|forward|add|call|tool|without|approved)"));
    rules.add(
        rule(
            Kind.FAKE_MESSAGE,
            "<system|<assistant|<developer|<instruction|\"role\"|'role'",
            "<(?:system|system[-_"
                + " ]?(?:prompt|message|instructions?|reminder|note)|assistant|developer|instructions?)(?:"
                + " [^>]{0,60})?>[^<]{0,20}?[\\p{L}']+ [\\p{L}']+ [\\p{L}']+|[\"']role[\"'] ?:"
                + " ?[\"'](?:system|tool|assistant|developer)[\"']"));
    rules.add(
        rule(
            Kind.ACTION,
            "tool|file access|mcp|function calling|function_call|interpreter|bash|shell"
                + " access|terminal access|plugin|rm -|cat |curl"
                + " |printenv|invoke|\"function|\"name|'name|action input",
            "\\b(?:use|call|invoke|run|open|trigger|execute|activate)\\b[^.!?]{0,30}\\byour"
                + " (?!favou?rite|usual|own|preferred|existing|choice|hands|package|build)(?:\\w+["
                + " -]){0,2}?(?:tools?|file access|mcp|function calling|code interpreter|bash|shell"
                + " access|terminal"
                + " access|plugins?)\\b|\\b(?:run|execute|type|enter|issue|paste)\\b[^!?]{0,40}(?:\\brm"
                + " -rf? (?:~|/|\\.|raw|wiki|\\*|\\$)|\\bcat [^"
                + " ]*(?:\\.ssh|\\.env|passwd|id_rsa|\\.aws)|\\bcurl [^!?]{0,80}(?: -d |"
                + " --data|@[a-z/~.]|\\$\\()|\\bprintenv\\b[^!?]{0,40}(?:curl|send|http))|<(?:tool_call|function_calls?|invoke|tool_use|tool_code)\\b|[\"'](?:tool|tool_name|function|name)[\"']"
                + " ?: ?[\"'][\\w.]+[\"'] ?, ?[\"'](?:arguments|parameters|input|args)[\"']"
                + " ?:|\\baction ?: ?\\w+ action input ?:"));
    rules.add(
        rule(
            Kind.ACTION,
            "_|tool|plugin",
            "\\b(?:call|invoke|use|run|execute|trigger)\\b (?:the |your |a |any"
                + " )?(?:[a-z]+_)+[a-z]+\\b(?:\\([^)]{0,80}\\))?(?: tool|"
                + " function)?[^.!?]{0,60}?\\b(?:silently|before (?:answering|you"
                + " (?:answer|continue|reply|summari)|summari)|secretly|passwords?|credentials|every"
                + " page|all pages|the user's|ssh keys?|api"
                + " keys?)\\b|\\b(?:call|invoke|use|run|execute|trigger)\\b (?:the |your |a |any"
                + " )?(?:[\\w-]+ ){0,2}(?:tool|plugin)\\b[^.!?]{0,60}?\\b(?:immediately|right"
                + " away|silently|before (?:answering|you"
                + " (?:answer|continue|summari|write|reply)|summari)|secretly|on (?:every|all)"
                + " (?:page|file|note)s?|to"
                + " (?:delete|send|email|upload|post|forward|exfiltrate|read|fetch)"
                + " (?:all|every|the user|your|my|the (?:api|secret|private|contents)|this"
                + " (?:page|vault|wiki)|any))"));
    rules.add(
        rule(
            Kind.ACTION,
            "do not |don't |never |without telling|without informing|without asking|without"
                + " notif|without alert",
            "\\b(?:do not|don't|never)"
                + " (?:tell|inform|mention|reveal|alert|notify|warn|ask|show)\\b[^.!?]{0,24}?\\b(?:the|your)"
                + " (?:user|owner|human|operator)s?\\b(?![^.!?]{0,10}'s)|"
                + START
                + "(?:run|call|execute|send|delete|upload|fetch|open|approve|commit|push|use|forward|remove|edit|change|add)\\b[^.!?]{0,80}\\bwithout"
                + " (?:telling|informing|asking|notifying|alerting)\\b[^.!?]{0,12}\\b(?:user|owner|human|operator|anyone|anybody)"));
    rules.add(
        rule(
            Kind.EXFILTRATION,
            "http|@|hxxp|www.|webhook|our server|our endpoint|my server|my address|this"
                + " address|this url|following url| url| link| query| image| src",
            "\\b(?:send|post|upload|forward|transmit|submit|e-?mail|leak|exfiltrate|share|deliver|report|copy|push|beacon)\\b[^.!?]{0,60}?\\b"
                + GOODS
                + "[^!?]{0,60}?\\b(?:to|at|via|through|into|with)\\b[^!?]{0,24}?"
                + PLACE
                + "|\\b(?:append|add|encode|include|put|insert|embed|attach|place|fill|replace)\\b[^.!?]{0,60}?\\b"
                + GOODS
                + "[^!?]{0,60}?\\b(?:to|in|into|as|onto|after|of) (?:the |this |an? |its )?(?:\\w+"
                + " )?(?:url|link|query|image|address|parameter|path|src)"
                + "|\\b(?:fetch|visit|open|load|request|get|render|display|embed|show|ping|call|include)\\b[^.!?]{0,40}?(?:!\\[[^\\]]*\\]\\()?https?://[^!?]{0,120}[^\\n]{0,60}?(?:"
                + PLACEHOLDER
                + "|\\b(?:with|replacing|followed"
                + " by|appending|where|adding|plus)\\b[^.!?]{0,40}?\\b"
                + GOODS
                + ")"));
    rules.add(
        rule(
            Kind.WIKI,
            ".md|cairn.toml|cursorrules|copilot-inst|allowed-urls|maintained|wiki|vault|knowledge"
                + " base|index|pages|page|memory",
            START
                + "(?:update|edit|change|modify|rewrite|amend|append|add|insert|write|put|delete|remove|replace|overwrite|set|extend|include|record|note|mark|link|place|copy|store|save|remember)\\b[^!?]{0,80}?(?<!your"
                + " )\\b"
                + FILES
                + "[^.!?]{0,20}?(?:\\b(?:so that|to say|to"
                + " (?:allow|trust|include|permit|always|never|link|state|mention|recommend|point)|that|saying|stating|with"
                + " (?:the|a|this)|and (?:say|add|write|state|mark|link)|must|as"
                + " (?:an?|trusted|the)|the (?:line|rule|sentence|following)|under|is|in"
                + " which)\\b|:)|"
                + START
                + "(?:add|insert|write|put|append|link|include|place|mention|recommend)\\b[^.!?]{0,80}?\\b(?:to|in|into|on|at"
                + " the (?:top|end|bottom) of|from) (?:every|each|all)(?: other)?(?: of the)?"
                + " (?:wiki |concept |entity |source |existing )?pages?\\b|"
                + START
                + "(?:delete|remove|overwrite|erase|replace)\\b[^.!?]{0,30}\\b(?:all|every|the"
                + " other|each|the existing)\\b[^.!?]{0,20}\\b(?:wiki|concept|entity|source|other)"
                + " pages?\\b"));
    return rules;
  }

  /// Whether any rule matches.
  static boolean standIn(FoldedText text) {
    return PROSE.stream()
        .anyMatch(rule -> rule.mayApply(text) && rule.pattern().matcher(text.text()).find());
  }

  /// Tells the kind and the offset of each thing found.
  ///
  /// @param code whether the text is a program rather than prose
  static void find(FoldedText text, boolean code, ObjIntConsumer<Kind> found) {
    for (Rule rule : code ? RULES : PROSE) {
      if (rule.mayApply(text)) {
        Matcher matcher = rule.pattern().matcher(text.text());
        while (matcher.find()) {
          found.accept(rule.kind(), matcher.start());
        }
      }
    }
  }
}
