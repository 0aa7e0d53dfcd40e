using Telemetry.Api.Health;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Tests.Integration.Api.Doubles;

/// <summary>The pipeline beside the API: a journal, an intake and latest readings in memory.</summary>
internal sealed class MemoryPipeline(INetworkProvider networks) : IJournal, IMessageIntake, ILatestReadings, IPipelineState
{
    private readonly List<LatestReading> _latest = [];

    public List<JournalRecord> Journalled { get; } = [];

    public List<(RawMessage Message, long? RedriveOf)> Submitted { get; } = [];

    /// <summary>Set: nothing becomes durable any more.</summary>
    public JournalFailedException? Failure { get; set; }

    public JournalPosition Head => new(Journalled.Count);

    public JournalPosition Oldest => new(1);

    public long Version { get; private set; }

    public long JournalHead { get; set; } = 100;

    public string? JournalTrouble => Failure?.Message;

    public ConsumerState Store { get; set; } = new(90, null, true);

    public ConsumerState Rules { get; set; } = new(100, null, true);

    public DateTimeOffset? LastTick { get; set; }

    public IReadOnlyList<(string Name, ConsumerState State)> Stages => [("store", Store), ("rules", Rules)];

    public JournalReach ReadJournal() => new("Open", 4096, 1L << 33, 1L << 32, 1L << 35, 1, 1, ApiHost.Now.AddDays(-7), ApiHost.Now) { Filling = Filling };

    public JournalFilling? Filling { get; set; }

    public void Put(string sensor, Quantity quantity, DateTimeOffset at, double value, Flag flag = Flag.Pass)
    {
        var known = networks.Current.FindSensor(new SensorId(sensor))!;
        _latest.RemoveAll(l => l.Checked.Reading.Sensor == known.Id && ReferenceEquals(l.Checked.Reading.Quantity, quantity));
        _latest.Add(new LatestReading(known.Site, new CheckedReading(new Reading(known.Id, quantity, at, value, at), flag, flag == Flag.Pass ? QcTest.None : QcTest.SensorRange)));
        Version++;
    }

    public ValueTask AppendAsync(JournalRecord record, IDurabilityObserver? observer, CancellationToken cancellation)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        Journalled.Add(record);
        observer?.OnDurable(Head);
        return ValueTask.CompletedTask;
    }

    public IJournalReader ReadAfter(JournalPosition position) => throw new NotSupportedException("the API never reads the journal");

    public IJournalReader ReadAs(string consumer, JournalPosition position) => throw new NotSupportedException("the API is no consumer");

    public JournalPosition FindPosition(DateTimeOffset at) => throw new NotSupportedException("the API never looks into the journal");

    public void ReportCommitted(string consumer, JournalPosition position) => throw new NotSupportedException("the API is no consumer");

    public Task<IntakeResult> SubmitAsync(RawMessage message, long? redriveOf, CancellationToken cancellation)
    {
        Submitted.Add((message, redriveOf));
        return Task.FromResult(new IntakeResult(new JournalPosition(1000 + Submitted.Count), 2, []));
    }

    public LatestReading? Find(SensorId sensor, Quantity quantity)
    {
        var index = _latest.FindIndex(l => l.Checked.Reading.Sensor == sensor && ReferenceEquals(l.Checked.Reading.Quantity, quantity));
        return index < 0 ? null : _latest[index];
    }

    public IEnumerable<LatestReading> All() => _latest;

    public IEnumerable<LatestReading> At(SiteId site) => _latest.Where(l => l.Site == site);
}
