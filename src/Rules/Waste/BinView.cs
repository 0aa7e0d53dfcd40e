using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>One bin at a moment, its sensor's readings as fills.</summary>
internal sealed class BinView
{
    private readonly FillOptions _options;
    private readonly SeriesView? _tilt;

    private BinView(SiteMoment moment, BinMoment bin, SeriesView series, SeriesView? tilt, FillOptions options)
    {
        _options = options;
        _tilt = tilt;
        Series = series;
        Moment = moment;
        Bin = bin.Bin;
        LastEmptied = bin.LastEmptied;
    }

    public SiteMoment Moment { get; }

    public Bin Bin { get; }

    /// <summary>Concluded before the moment; null when none is known.</summary>
    public BinEmptying? LastEmptied { get; }

    /// <summary>The distance if the sensor measures one, since its calibration is ours; otherwise the fill that it reports.</summary>
    public SeriesView Series { get; }

    public FillSource Source => ReferenceEquals(Series.Quantity, Quantity.Distance) ? FillSource.Distance : FillSource.Reported;

    /// <summary>The bins of a site. One whose sensor's fill is not measured any more has none.</summary>
    public static IEnumerable<BinView> Of(SiteMoment moment, FillOptions options)
    {
        foreach (var bin in moment.Bins)
        {
            if ((Find(moment, bin.Bin, Quantity.Distance) ?? Find(moment, bin.Bin, Quantity.FillLevel)) is { } series)
            {
                yield return new BinView(moment, bin, series, Find(moment, bin.Bin, Quantity.Tilt), options);
            }
        }
    }

    public static SeriesView? Find(SiteMoment moment, Bin bin, Quantity quantity)
    {
        foreach (var series in moment.Series)
        {
            if (series.Sensor.Id == bin.Sensor && ReferenceEquals(series.Quantity, quantity))
            {
                return series;
            }
        }

        return null;
    }

    /// <summary>The fills of the readings observed after an instant, oldest first, those that give none too.</summary>
    public IEnumerable<FillSample> FillsAfter(DateTimeOffset after)
    {
        foreach (var reading in Series.Between(after, Moment.At, Flag.Fail))
        {
            yield return Source == FillSource.Reported
                ? FillMeasure.OfReported(reading)
                : FillMeasure.OfDistance(Bin, reading, TiltAt(reading.At), _options);
        }
    }

    // Tilt is usually of the same payload; one that is older than an interval says nothing of now.
    private double? TiltAt(DateTimeOffset at)
    {
        double? last = null;
        if (_tilt is { } tilt)
        {
            foreach (var reading in tilt.Between(at - tilt.Sensor.Interval, at, Flag.Pass))
            {
                last = reading.Value;
            }
        }

        return last;
    }
}
