package dev.cairn.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jgrapht.alg.drawing.FRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.MaskSubgraph;

/// Where the pages of a network stand in a picture: near to those that they link to. The same
/// network is always laid out alike.
final class Layout {
  private static final int ROUNDS = 300;
  private static final double SPREAD = 0.5;
  private static final long SEED = 1;

  private Layout() {}

  /// The pages that have a link, by number, spread over an area so that they fill it.
  static Map<Integer, Point2D> of(LinkNetwork network, Box2D area) {
    MapLayoutModel2D<Integer> model = new MapLayoutModel2D<>(area);
    new FRLayoutAlgorithm2D<Integer, Integer>(ROUNDS, SPREAD, new Random(SEED))
        .layout(
            new MaskSubgraph<>(
                NetworkView.undirected(network), page -> isAlone(page, network), link -> false),
            model);
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Map.Entry<Integer, Point2D> placed : model) {
      left = Math.min(left, placed.getValue().getX());
      right = Math.max(right, placed.getValue().getX());
      top = Math.min(top, placed.getValue().getY());
      bottom = Math.max(bottom, placed.getValue().getY());
    }
    Map<Integer, Point2D> points = new LinkedHashMap<>();
    for (int page = 0; page < network.size(); page++) {
      if (!isAlone(page, network)) {
        Point2D point = model.get(page);
        points.put(
            page,
            new Point2D(
                area.getMinX() + share(point.getX(), left, right) * area.getWidth(),
                area.getMinY() + share(point.getY(), top, bottom) * area.getHeight()));
      }
    }
    return points;
  }

  static boolean isAlone(int page, LinkNetwork network) {
    return network.outgoing(page) + network.incoming(page) == 0;
  }

  private static double share(double at, double from, double to) {
    return to > from ? (at - from) / (to - from) : 0.5;
  }
}
