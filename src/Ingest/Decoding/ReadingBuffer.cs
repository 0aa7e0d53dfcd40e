using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Decoding;

/// <summary>Takes what a decoder finds in one message; used again for the next, so that a reading costs no allocation.</summary>
internal sealed class ReadingBuffer(int maxReadings)
{
    private DecodedReading[] _readings = new DecodedReading[Math.Min(16, maxReadings)];

    public int Count { get; private set; }

    public List<Rejection> Rejections { get; } = [];

    /// <summary>The message as a whole could not be read: it has one rejection and no readings.</summary>
    public bool Undecodable { get; private set; }

    public ReadOnlySpan<DecodedReading> Readings => _readings.AsSpan(0, Count);

    public void Clear()
    {
        Array.Clear(_readings, 0, Count);
        Count = 0;
        Rejections.Clear();
        Undecodable = false;
    }

    /// <summary>False when the message holds more than the host accepts: it is then refused whole and decoding ends.</summary>
    public bool Add(in DecodedReading reading)
    {
        if (!HasRoom())
        {
            return false;
        }

        if (Count == _readings.Length)
        {
            Array.Resize(ref _readings, Math.Min(_readings.Length * 2, maxReadings));
        }

        _readings[Count++] = reading;
        return true;
    }

    /// <summary>Counts against the same limit as readings, so that a hostile message stays bounded.</summary>
    public bool Reject(Rejection rejection)
    {
        if (!HasRoom())
        {
            return false;
        }

        Rejections.Add(rejection);
        return true;
    }

    public void StampFrom(int start, DateTimeOffset observedAt, ReadingMarks marks)
    {
        for (var i = start; i < Count; i++)
        {
            _readings[i] = _readings[i] with { ObservedAt = observedAt, Marks = marks };
        }
    }

    public void RejectFrom(int start, RejectReason reason, string detail)
    {
        for (var i = start; i < Count; i++)
        {
            Rejections.Add(new Rejection(reason, detail, _readings[i].SensorName, _readings[i].QuantityName));
        }

        Count = start;
    }

    public void RejectAt(int index, RejectReason reason, string detail)
    {
        Rejections.Add(new Rejection(reason, detail, _readings[index].SensorName, _readings[index].QuantityName));
        _readings.AsSpan(index + 1, Count - index - 1).CopyTo(_readings.AsSpan(index));
        Count--;
    }

    /// <summary>Refuses the whole message; always false, so that a decoder can return it.</summary>
    public bool Fail(RejectReason reason, string detail)
    {
        Clear();
        Undecodable = true;
        Rejections.Add(new Rejection(reason, detail));
        return false;
    }

    private bool HasRoom() =>
        Count + Rejections.Count < maxReadings
        || Fail(RejectReason.TooManyReadings, $"More than {maxReadings} readings in one message; send several smaller ones.");
}
