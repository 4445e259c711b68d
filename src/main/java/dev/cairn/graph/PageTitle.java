package dev.cairn.graph;

/// What a page is called and what kind of page it is.
///
/// @param type as the page says; `note` where it does not, as on a person's own
public record PageTitle(String title, String type) {}
