using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.QualityControl;

/// <summary>
/// The recent readings of one series in event order, and the fold before the first and after the last of them.
/// One that comes in order is folded on; one that comes in the middle folds the window again.
/// </summary>
internal sealed class SeriesWindow(Sensor sensor, Quantity quantity, SeriesLimits limits, QualityControlOptions options)
{
    private readonly long _span = options.Window.Ticks;
    private readonly int _most = options.WindowReadings;
    private HeldReading[] _held = [];
    private int _start;
    private int _count;
    private long _floor;
    private SeriesFold _before;
    private SeriesFold _after;

    public Sensor Sensor { get; } = sensor;

    public Quantity Quantity { get; } = quantity;

    public SeriesLimits Limits { get; } = limits;

    public SitePartners Partners { get; set; } = SitePartners.None;

    public Span<HeldReading> Held => _held.AsSpan(_start, _count);

    /// <summary>Whether a reading of this time can no longer be put in its place.</summary>
    public bool IsBefore(long at) =>
        at <= _floor || (_count > 0 && (at <= Held[^1].At - _span || (_count >= _most && at < Held[0].At)));

    /// <summary>Where the reading of this time is, or the complement of where it would be.</summary>
    public int Find(long at)
    {
        var held = Held;
        if (held.IsEmpty || held[^1].At < at)
        {
            return ~held.Length; // Nearly every reading is the newest.
        }

        int low = 0, high = held.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (held[middle].At == at)
            {
                return middle;
            }

            if (held[middle].At < at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    /// <summary>Adds the newest reading. Returns where the jump that it judged is, or −1.</summary>
    public int Append(in HeldReading reading)
    {
        MakeRoom(reading.At);
        _held[_start + _count++] = reading;
        return Judge(_count - 1, ref _after);
    }

    /// <summary>Puts a reading among the others and judges them all again.</summary>
    public void Insert(int index, in HeldReading reading)
    {
        MakeRoom(Held[^1].At, ref index);
        _count++;
        var held = Held;
        held[index..^1].CopyTo(held[(index + 1)..]);
        held[index] = reading;
        _after = _before;
        for (var i = 0; i < _count; i++)
        {
            Judge(i, ref _after);
        }
    }

    public void Forget(long until)
    {
        var index = Find(until);
        Drop(index < 0 ? ~index : index + 1);
        _floor = Math.Max(_floor, until);
    }

    private int Judge(int index, ref SeriesFold fold)
    {
        ref var reading = ref Held[index];
        reading.First = reading.Final = fold.Judge(reading.At, reading.Value, Limits, out var settled, out var settledAt);
        reading.JudgedAt = reading.At;
        if (settledAt == 0)
        {
            return -1;
        }

        // The jump is nearly always the reading before; it may also have left the window, and then its verdict stands.
        var jump = index - 1;
        while (jump >= 0 && Held[jump].At != settledAt)
        {
            jump--;
        }

        if (jump >= 0)
        {
            Held[jump].Final = settled;
            Held[jump].JudgedAt = reading.At;
        }

        return jump;
    }

    private void MakeRoom(long newest)
    {
        var index = _count;
        MakeRoom(newest, ref index);
    }

    private void MakeRoom(long newest, ref int index)
    {
        var old = 0;
        while (old < _count && Held[old].At <= newest - _span)
        {
            old++;
        }

        if (_count - old >= _most)
        {
            old++;
        }

        Drop(old);
        index -= old;
        if (_start + _count < _held.Length)
        {
            return;
        }

        // Little room to spare: a city has a window for each of its series.
        if (_start >= Math.Max(4, _held.Length / 8))
        {
            Held.CopyTo(_held);
        }
        else
        {
            var larger = new HeldReading[Math.Max(8, _held.Length * 3 / 2)];
            Held.CopyTo(larger);
            _held = larger;
        }

        _start = 0;
    }

    private void Drop(int count)
    {
        for (var i = 0; i < count; i++)
        {
            ref var oldest = ref Held[0];
            _before.Judge(oldest.At, oldest.Value, Limits, out _, out _);
            _floor = oldest.At;
            _start++;
            _count--;
        }
    }
}
