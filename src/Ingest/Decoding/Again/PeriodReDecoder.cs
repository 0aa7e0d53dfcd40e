using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Intake;

namespace Telemetry.Ingest.Decoding.Again;

/// <summary>
/// Decodes messages of the journal again from their payloads, with the decoders and the network of now, and says what of it differs
/// from what stands of it. Changes nothing; <see cref="Plan"/> tells what would have to be journalled.
/// </summary>
/// <param name="listed">Most differences that are listed one by one; all are counted.</param>
/// <param name="earlier">What earlier re-decodes have put in the place of readings: that is what is compared with.</param>
/// <param name="gathered">Most differences that are kept for <see cref="Plan"/>.</param>
public sealed class PeriodReDecoder(
    CityNetwork network, IOptions<AdmissionOptions> admission, IOptions<IntakeOptions> intake, int listed,
    AppliedReDecodes? earlier = null, int gathered = 0) : IDisposable
{
    private readonly IntakeMetrics _metrics = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<(string Sensor, string Quantity), ReDecodeSeries> _series = [];
    private readonly Dictionary<RejectReason, long> _rejections = [];
    private readonly List<ReDecodeDifference> _listed = [];
    private readonly Dictionary<(SensorId Sensor, Quantity Quantity, DateTimeOffset At), double> _before = [];
    private readonly List<SupersedingReading> _superseding = [];
    private readonly SortedSet<string> _by = new(StringComparer.Ordinal);
    private MessageDecoding? _decoding;
    private long _messages;
    private long _differing;
    private long _withoutPayload;
    private long _byOther;
    private long _differences;

    public void Take(JournalPosition position, MessageRecord message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _messages++;
        if (message.Payload.IsEmpty && message.Readings.Count > 0)
        {
            _withoutPayload++;
            return;
        }

        _decoding ??= new MessageDecoding(new Fixed(network), admission, intake, _metrics);
        var raw = new RawMessage(message.Topic, message.ContentType, message.Payload, message.Gateway, message.At);
        using var again = _decoding.Prepare(raw, raw.Payload.Length, message.RedriveOf);
        if (again.Record!.Decoder != message.Decoder || again.Record.DecoderVersion != message.DecoderVersion)
        {
            _byOther++;
        }

        if (Compare(position, message, again))
        {
            _differing++;
        }
    }

    /// <summary>What applying the difference has to journal; null when there is more than was to be gathered.</summary>
    public ReDecodePlan? Plan() => _differences > gathered ? null : new ReDecodePlan(_superseding, string.Join(", ", _by));

    public ReDecodeReport Report() => new(
        _messages, _differing, _withoutPayload, _byOther, _rejections, _series, _listed, _differences, Convert.ToHexStringLower(_hash.GetCurrentHash()));

    public void Dispose()
    {
        _metrics.Dispose();
        _hash.Dispose();
    }

    private bool Compare(JournalPosition position, MessageRecord message, PreparedMessage again)
    {
        var differs = false;
        _before.Clear();
        foreach (var reading in message.Readings)
        {
            // The first of a key is the one that counts.
            _before.TryAdd((reading.Sensor, reading.Quantity, reading.ObservedAt), reading.Value);
        }

        var applied = earlier?.Of(position);
        foreach (var (key, (_, stands)) in applied ?? [])
        {
            if (stands is { } value)
            {
                _before[key] = value;
            }
            else
            {
                _before.Remove(key);
            }
        }

        var seen = new HashSet<(SensorId, Quantity, DateTimeOffset)>();
        foreach (var reading in again.Admitted)
        {
            var key = (reading.Sensor, reading.Quantity, reading.ObservedAt);
            if (!seen.Add(key))
            {
                continue;
            }

            if (!_before.Remove(key, out var before))
            {
                Note(
                    new ReDecodeDifference(ReDecodeChange.Added, position, reading.Sensor, reading.Quantity, reading.ObservedAt, null, reading.Value),
                    message, again, reading.Marks);
                differs = true;
            }
            else if (!before.Equals(reading.Value))
            {
                Note(
                    new ReDecodeDifference(ReDecodeChange.Changed, position, reading.Sensor, reading.Quantity, reading.ObservedAt, before, reading.Value),
                    message, again, reading.Marks);
                differs = true;
            }
        }

        foreach (var ((sensor, quantity, at), value) in _before)
        {
            Note(new ReDecodeDifference(ReDecodeChange.Removed, position, sensor, quantity, at, value, null), message, again, ReadingMarks.None);
            differs = true;
        }

        if (_before.Count > 0)
        {
            foreach (var rejection in again.Rejections)
            {
                _rejections[rejection.Reason] = _rejections.GetValueOrDefault(rejection.Reason) + 1;
            }
        }

        return differs;
    }

    private void Note(in ReDecodeDifference difference, MessageRecord message, PreparedMessage again, ReadingMarks marks)
    {
        _differences++;
        if (_superseding.Count < gathered)
        {
            var key = (difference.Sensor, difference.Quantity, difference.ObservedAt);
            var first = earlier?.Of(difference.Position)?.TryGetValue(key, out var applied) == true ? applied.First : difference.Before;
            _superseding.Add(new SupersedingReading(
                difference.Position, message.Gateway, difference.Sensor, difference.Quantity, difference.ObservedAt, first, difference.After, marks));
            _by.Add(string.Create(CultureInfo.InvariantCulture, $"{again.Record!.Decoder} {again.Record.DecoderVersion}").Trim());
        }

        if (_listed.Count < listed)
        {
            _listed.Add(difference);
        }

        var name = (difference.Sensor.Value, difference.Quantity.Name);
        var series = _series.GetValueOrDefault(name);
        _series[name] = difference.Change switch
        {
            ReDecodeChange.Added => series with { Added = series.Added + 1 },
            ReDecodeChange.Removed => series with { Removed = series.Removed + 1 },
            _ => series with { Changed = series.Changed + 1, LargestChange = Math.Max(series.LargestChange, Math.Abs(difference.After!.Value - difference.Before!.Value)) },
        };
        _hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{difference.Change} {difference.Position} {difference.Sensor} {difference.Quantity.Name} {difference.ObservedAt.UtcTicks} {difference.Before:R} {difference.After:R}\n")));
    }

    private sealed class Fixed(CityNetwork network) : INetworkProvider
    {
        public CityNetwork Current => network;
    }
}
