using System.Globalization;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Migration;

/// <summary>Rows in few words: how many, the sum of their values, and a sum over everything that is kept of them, in order.</summary>
internal struct ContentDigest
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private long _count;
    private double _sum;
    private ulong _hash;

    public static ContentDigest Empty => new() { _hash = Offset };

    public override readonly string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_count} rows, sum {_sum:R}, hash {_hash:x16}");

    public void Add(in ReadingRow row)
    {
        _count++;
        _sum += row.Value;
        Mix(row.Sensor.Value);
        Mix(row.Quantity.Code);
        Mix(row.ObservedAt.UtcTicks);
        Mix(BitConverter.DoubleToInt64Bits(row.Value));
        Mix(((long)row.Flag << 32) | ((long)row.Test << 16) | (long)row.Marks);
        Mix(row.ReceivedAt.UtcTicks);
        Mix(row.StoredAt.UtcTicks);
    }

    public void Add(in CorrectionRow row)
    {
        _count++;
        _sum += row.Value ?? 0;
        Mix(row.Sensor.Value);
        Mix(row.Quantity.Code);
        Mix(row.ObservedAt.UtcTicks);
        Mix(row.Kind);
        Mix(row.Value is { } value ? BitConverter.DoubleToInt64Bits(value) : long.MinValue);
        Mix(row.Flag is { } flag ? (long)flag : -1);
        Mix(row.Test is { } test ? (long)test : -1);
        Mix(row.RecordedAt.UtcTicks);
    }

    public void Add(LedgerEntry entry)
    {
        _count++;
        _sum += entry.Received;
        Mix(entry.Hour.UtcTicks);
        Mix(entry.Gateway.Value);
        Mix(entry.Received);
        Mix(entry.Accepted);
        Mix(entry.Duplicate);
        Mix(entry.Conflict);
        Mix(entry.Rejected);
        Mix(entry.Undecodable);
    }

    private void Mix(string text)
    {
        foreach (var c in text)
        {
            _hash = (_hash ^ c) * Prime;
        }

        Mix(text.Length);
    }

    private void Mix(long number)
    {
        for (var shift = 0; shift < 64; shift += 8)
        {
            _hash = (_hash ^ (byte)(number >> shift)) * Prime;
        }
    }
}
