using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>How every consumer gets on and how the journal fills, from samples that <see cref="ProgressWatch"/> takes. Meter <c>Telemetry.Progress</c>.</summary>
public sealed class PipelineProgress : IDisposable
{
    public const string MeterName = "Telemetry.Progress";

    /// <summary>Consumers report what they have committed with each minute's tick at the latest: what is less behind does not fill the journal.</summary>
    private static readonly TimeSpan InStep = TimeSpan.FromSeconds(90);

    private readonly Lock _gate = new();
    private readonly IJournal _journal;
    private readonly IJournalOperations _operations;
    private readonly ConsumerStatuses _statuses;
    private readonly JournalOptions _options;
    private readonly Dictionary<string, RateWindow> _work;
    private readonly RateWindow _arrivals;
    private readonly RateWindow _slowest;
    private readonly Meter _meter;

    public PipelineProgress(
        IJournal journal, IJournalOperations operations, ConsumerStatuses statuses, IOptions<JournalOptions> options, TimeProvider clock, IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        ArgumentNullException.ThrowIfNull(options);
        (_journal, _operations, _statuses, _options) = (journal, operations, statuses, options.Value);
        _work = statuses.All.ToDictionary(s => s.Name, _ => new RateWindow(clock), StringComparer.Ordinal);
        (_arrivals, _slowest) = (new RateWindow(clock), new RateWindow(clock));
        _meter = meters?.Create(new MeterOptions(MeterName)) ?? new Meter(MeterName);
        ProgressGauges.Add(_meter, this, statuses, journal, _options);
    }

    public ConsumerProgress Of(ConsumerStatus consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        lock (_gate)
        {
            return ConsumerProgress.Of(
                _journal.Head.Sequence - consumer.Position.Sequence, GoesOn(consumer), _work[consumer.Name].PerSecond, _arrivals.PerSecond);
        }
    }

    public JournalFilling Filling()
    {
        var held = _operations.HeldBytes;
        var slowest = _operations.Consumers.MaxBy(c => c.Lag);
        double? arriving;
        double? worked;
        lock (_gate)
        {
            (arriving, worked) = (_arrivals.PerSecond, _slowest.PerSecond);
        }

        var free = _operations.FreeBytes;
        var growth = (arriving - (worked ?? 0)) * _operations.RecordBytes;
        var room = Math.Max(0, Math.Min(_options.MaxBytes - held, free is { } f ? f + Math.Max(0, _operations.Bytes - held) : long.MaxValue));
        var full = _operations.State == JournalState.Full;
        TimeSpan? until = null;
        var why = Unknown.None;
        if (full)
        {
            until = TimeSpan.Zero;
        }
        else if (arriving is not { } comes)
        {
            why = Unknown.NotMeasuredYet;
        }
        else if (slowest is null || slowest.Lag <= comes * InStep.TotalSeconds || growth <= 0 || room / growth > TimeSpan.FromDays(365).TotalSeconds)
        {
            why = Unknown.DoesNotFill;
        }
        else
        {
            until = TimeSpan.FromSeconds(room / growth!.Value);
        }

        var share = (double)held / _options.MaxBytes;
        return new JournalFilling(held, share, slowest is { Lag: > 0 } ? slowest.Name : null, free, growth, until, why, Level(full, share))
        {
            DiskIsLow = free < _options.MinFreeBytes,
        };
    }

    public void Dispose() => _meter.Dispose();

    internal void Sample()
    {
        lock (_gate)
        {
            _arrivals.Add(_journal.Head.Sequence);
            if (_operations.Consumers.MaxBy(c => c.Lag) is { } slowest)
            {
                _slowest.Add(slowest.Committed.Sequence);
            }

            foreach (var consumer in _statuses.All)
            {
                if (GoesOn(consumer))
                {
                    _work[consumer.Name].Add(consumer.Position.Sequence);
                }
                else
                {
                    _work[consumer.Name].Forget();
                }
            }
        }
    }

    private static bool GoesOn(ConsumerStatus consumer) => consumer is { Ready: true, Trouble: null };

    private FillLevel Level(bool full, double share) => full ? FillLevel.Full
        : share >= _options.AlarmShare ? FillLevel.NearlyFull
        : share >= _options.WarnShare ? FillLevel.High
        : FillLevel.Low;
}
