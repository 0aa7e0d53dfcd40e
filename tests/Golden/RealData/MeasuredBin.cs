using System.Reactive.Linq;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>One bin through the rules of the host, a moment for each reading as it is received, with the host's look-back.</summary>
internal sealed class MeasuredBin(Bin bin, Quantity quantity, TimeSpan interval, TimeSpan lookBack)
{
    private static readonly FillOptions FillOptions = new();
    private static readonly EmptyingOptions EmptyingOptions = new();
    private static readonly CollectOptions CollectOptions = new();

    private readonly Site _site = new(bin.Site, bin.Id.Value, 56, -3, SiteKind.Bin);
    private readonly Series _series = new(
        new Sensor(bin.Sensor, bin.Site, new GatewayId(bin.Sensor.Value), [quantity], interval, InstrumentGrade.Indicative), quantity);

    private readonly BinEmptyingRule _emptying = new(FillOptions, EmptyingOptions);
    private readonly BinFillRule _fill = new(FillOptions, EmptyingOptions, CollectOptions);
    private readonly BinCollectRule _collect = new(FillOptions, EmptyingOptions, CollectOptions);
    private readonly List<(BinEmptying Emptying, DateTimeOffset ToldAt)> _emptyings = [];
    private DateTimeOffset? _first;

    public IReadOnlyList<(BinEmptying Emptying, DateTimeOffset ToldAt)> Emptyings => _emptyings;

    /// <summary>Takes a reading; gives what the collect rule says then. A repeat is passed over as the host does.</summary>
    public ConditionState? Take(DateTimeOffset observedAt, double value, DateTimeOffset receivedAt)
    {
        if (_series.Has(observedAt))
        {
            return null;
        }

        _series.Put(new CheckedReading(new Reading(bin.Sensor, quantity, observedAt, value, receivedAt), Flag.Pass, QcTest.None));
        _series.Forget(receivedAt - lookBack);
        var moment = Moment(receivedAt);
        foreach (var emptying in _emptying.Evaluate(Observable.Return(moment)).ToEnumerable().Cast<BinEmptying>())
        {
            if (_emptyings.TrueForAll(e => e.Emptying.Key != emptying.Key))
            {
                _emptyings.Add((emptying, receivedAt));
            }
        }

        return _collect.Evaluate(Observable.Return(moment)).ToEnumerable().Single().State;
    }

    /// <summary>The fill of the newest reading.</summary>
    public BinFill FillAt(DateTimeOffset receivedAt) =>
        _fill.Evaluate(Observable.Return(Moment(receivedAt))).ToEnumerable().Cast<BinFill>().Last();

    private SiteMoment Moment(DateTimeOffset at) => new(_site, at, _first ??= at, null, [new SeriesView(_series, at)])
    {
        Bins = [new BinMoment(bin, _emptyings.Select(e => e.Emptying).MaxBy(e => e.EmptiedAt))],
    };
}
