package dev.cairn.graph;

import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/// A [LinkNetwork] as JGraphT wants to see a graph: its vertices and edges are the numbers of pages
/// and links. Nothing is copied, so that a million links cost what the network costs: JGraphT's own
/// graphs keep several objects for each.
final class NetworkView extends AbstractGraph<Integer, Integer> {
  private final LinkNetwork network;
  private final GraphType type;

  private NetworkView(LinkNetwork network, DefaultGraphType.Builder type) {
    this.network = network;
    this.type =
        type.weighted(false)
            .modifiable(false)
            .allowMultipleEdges(true)
            .allowSelfLoops(false)
            .allowCycles(true)
            .build();
  }

  /// Links lead one way.
  static NetworkView directed(LinkNetwork network) {
    return new NetworkView(network, new DefaultGraphType.Builder().directed());
  }

  /// Links lead both ways; pages that link to each other have two edges between them.
  static NetworkView undirected(LinkNetwork network) {
    return new NetworkView(network, new DefaultGraphType.Builder().undirected());
  }

  /// All numbers from 0 on. JGraphT's masks ask it at every step whether it holds a number.
  private static final class Range extends AbstractSet<Integer> {
    private final int size;

    Range(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public boolean contains(Object number) {
      return number instanceof Integer i && i >= 0 && i < size;
    }

    @Override
    public Iterator<Integer> iterator() {
      return IntStream.range(0, size).iterator();
    }
  }

  /// Numbers that are computed when they are asked for.
  private static final class Numbers extends AbstractSet<Integer> {
    private final int size;
    private final IntUnaryOperator at;

    Numbers(int size, IntUnaryOperator at) {
      this.size = size;
      this.at = at;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Integer> iterator() {
      return IntStream.range(0, size).map(at).iterator();
    }
  }

  @Override
  public Set<Integer> vertexSet() {
    return new Range(network.size());
  }

  @Override
  public Set<Integer> edgeSet() {
    return new Range(network.links());
  }

  @Override
  public boolean containsVertex(Integer page) {
    return page >= 0 && page < network.size();
  }

  @Override
  public boolean containsEdge(Integer link) {
    return link >= 0 && link < network.links();
  }

  @Override
  public Integer getEdgeSource(Integer link) {
    return network.from(link);
  }

  @Override
  public Integer getEdgeTarget(Integer link) {
    return network.to(link);
  }

  @Override
  public int degreeOf(Integer page) {
    return network.outgoing((int) page) + network.incoming((int) page);
  }

  @Override
  public Set<Integer> edgesOf(Integer page) {
    int out = network.outgoing((int) page);
    return new Numbers(
        degreeOf(page), i -> i < out ? network.outgoing(page, i) : network.incoming(page, i - out));
  }

  @Override
  public int outDegreeOf(Integer page) {
    return type.isDirected() ? network.outgoing((int) page) : degreeOf(page);
  }

  @Override
  public Set<Integer> outgoingEdgesOf(Integer page) {
    return type.isDirected()
        ? new Numbers(outDegreeOf(page), i -> network.outgoing(page, i))
        : edgesOf(page);
  }

  @Override
  public int inDegreeOf(Integer page) {
    return type.isDirected() ? network.incoming((int) page) : degreeOf(page);
  }

  @Override
  public Set<Integer> incomingEdgesOf(Integer page) {
    return type.isDirected()
        ? new Numbers(inDegreeOf(page), i -> network.incoming(page, i))
        : edgesOf(page);
  }

  @Override
  public Set<Integer> getAllEdges(Integer from, Integer to) {
    Set<Integer> links = new HashSet<>();
    network.link(from, to).ifPresent(links::add);
    if (!type.isDirected()) {
      network.link(to, from).ifPresent(links::add);
    }
    return links;
  }

  @Override
  public @Nullable Integer getEdge(Integer from, Integer to) {
    return getAllEdges(from, to).stream().min(Integer::compare).orElse(null);
  }

  @Override
  public GraphType getType() {
    return type;
  }

  @Override
  public double getEdgeWeight(Integer link) {
    return DEFAULT_EDGE_WEIGHT;
  }

  @Override
  public @Nullable Supplier<Integer> getVertexSupplier() {
    return null;
  }

  @Override
  public @Nullable Supplier<Integer> getEdgeSupplier() {
    return null;
  }

  @Override
  public Integer addVertex() {
    throw immutable();
  }

  @Override
  public boolean addVertex(Integer page) {
    throw immutable();
  }

  @Override
  public Integer addEdge(Integer from, Integer to) {
    throw immutable();
  }

  @Override
  public boolean addEdge(Integer from, Integer to, Integer link) {
    throw immutable();
  }

  @Override
  public boolean removeVertex(Integer page) {
    throw immutable();
  }

  @Override
  public boolean removeEdge(Integer link) {
    throw immutable();
  }

  @Override
  public Integer removeEdge(Integer from, Integer to) {
    throw immutable();
  }

  @Override
  public void setEdgeWeight(Integer link, double weight) {
    throw immutable();
  }

  private static UnsupportedOperationException immutable() {
    return new UnsupportedOperationException("a link network does not change");
  }
}
