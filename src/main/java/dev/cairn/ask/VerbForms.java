package dev.cairn.ask;

import dev.cairn.search.Stems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What English says with one verb and writes with several stems: who asks when somebody led means
/// what a text says of leading, and who asks who supervised a work means its supervisor.
final class VerbForms {
  /// What is shorter, with an ending more, is too often another word: `tow`, `tower`.
  private static final int SHORTEST_STEM = 4;

  private static final String VERBS =
      "be been being,become became,begin began begun,bring brought,break broke broken,build"
          + " built,buy bought,catch caught,choose chose chosen,come came,cost costs,do did"
          + " done,draw drew drawn,drive drove driven,eat ate eaten,fall fell fallen,feel"
          + " felt,fight fought,find found,fly flew flown,forget forgot forgotten,get got"
          + " gotten,give gave given,go went gone,grow grew grown,have had,hear heard,hold"
          + " held,keep kept,know knew known,lay laid,lead led,learn learnt,leave left,lend"
          + " lent,lie lay lain,lose lost,make made,mean meant,meet met,pay paid,ride rode"
          + " ridden,rise rose risen,run ran,say said,see saw seen,seek sought,sell sold,send"
          + " sent,shine shone,shoot shot,show shown,sing sang sung,sink sank sunk,sit sat,sleep"
          + " slept,speak spoke spoken,spend spent,stand stood,steal stole stolen,strike"
          + " struck,swim swam swum,take took taken,teach taught,tell told,think thought,throw"
          + " threw thrown,understand understood,wake woke woken,wear wore worn,win won,write wrote"
          + " written,die died dead death,marry married marriage,bear born birth";

  private static final Map<String, Set<String>> FORMS = forms();

  private VerbForms() {}

  private static Map<String, Set<String>> forms() {
    Map<String, Set<String>> forms = new HashMap<>();
    for (String verb : VERBS.split(",")) {
      Set<String> all = new HashSet<>();
      Stems.of(verb, "en").forEach(all::addAll);
      for (String form : all) {
        forms.computeIfAbsent(form, key -> new HashSet<>()).addAll(all);
      }
    }
    return forms;
  }

  /// The terms of a word with those of its verb's other forms, and of who or what does it.
  static Set<String> with(Set<String> terms) {
    Set<String> all = new HashSet<>(terms);
    for (String term : terms) {
      all.addAll(FORMS.getOrDefault(term, Set.of()));
      if (term.length() >= SHORTEST_STEM) {
        all.add(term + "er");
        all.add(term + "or");
        boolean agent = term.endsWith("er") || term.endsWith("or");
        if (agent && term.length() >= SHORTEST_STEM + 2) {
          all.add(term.substring(0, term.length() - 2));
        }
      }
    }
    return all;
  }
}
