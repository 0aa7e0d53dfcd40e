using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.QualityControl;

/// <summary>The other series of a site that one is compared with at equal times. The relation is mutual.</summary>
/// <param name="Crossed">Another quantity with a relation to this one.</param>
/// <param name="Alike">The same quantity by other sensors.</param>
internal sealed record SitePartners(IReadOnlyList<(CrossRelation Relation, SeriesWindow Series)> Crossed, IReadOnlyList<SeriesWindow> Alike)
{
    public static readonly SitePartners None = new([], []);

    public static void Wire(IReadOnlyList<SeriesWindow> site, QualityControlOptions options)
    {
        var crossed = site.ToDictionary(series => series, _ => new List<(CrossRelation, SeriesWindow)>());
        foreach (var relation in CrossRelation.All(options))
        {
            foreach (var series in site)
            {
                if (ReferenceEquals(series.Quantity, relation.Upper) && Nearest(site, series, relation.Lower) is { } lower)
                {
                    Connect(crossed, relation, series, lower);
                }
                else if (ReferenceEquals(series.Quantity, relation.Lower) && Nearest(site, series, relation.Upper) is { } upper)
                {
                    Connect(crossed, relation, upper, series);
                }
            }
        }

        foreach (var series in site)
        {
            SeriesWindow[] alike = [.. site.Where(other => other != series && ReferenceEquals(other.Quantity, series.Quantity))];
            series.Partners = new SitePartners(crossed[series], alike);
        }
    }

    /// <summary>The same sensor's own, else the first by id.</summary>
    private static SeriesWindow? Nearest(IReadOnlyList<SeriesWindow> site, SeriesWindow series, Quantity other) => site
        .Where(candidate => ReferenceEquals(candidate.Quantity, other))
        .OrderByDescending(candidate => candidate.Sensor.Id == series.Sensor.Id)
        .ThenBy(candidate => candidate.Sensor.Id)
        .FirstOrDefault();

    private static void Connect(
        Dictionary<SeriesWindow, List<(CrossRelation, SeriesWindow)>> crossed, CrossRelation relation, SeriesWindow upper, SeriesWindow lower)
    {
        if (!crossed[upper].Contains((relation, lower)))
        {
            crossed[upper].Add((relation, lower));
            crossed[lower].Add((relation, upper));
        }
    }
}
