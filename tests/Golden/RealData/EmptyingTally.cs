using System.Globalization;
using Telemetry.Domain.Waste;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>Counts which collections were seen, and what was seen that was none.</summary>
internal sealed class EmptyingTally
{
    private const double Seeable = 20;
    private const double Threshold = 80;

    private readonly List<double> _toldAfterHours = [];
    private int _collections;
    private int _seen;
    private int _tooLittle;
    private int _missed;
    private int _none;
    private int _low;
    private int _veryLow;
    private int _full;
    private int _due;
    private int _held;
    private int _heldLow;

    public static string Header =>
        "| readings | collections | seen | not seen: began below 20 % | not seen otherwise | seen where there was none | told after, h: median / 95 % |\n|---|---|---|---|---|---|---|";

    public static string CollectHeader =>
        "| collections | at 80 % or more | … for which `bin-collect` stood | below 80 % | … for which `bin-collect` stood | below 40 % | at 100 % |\n|---|---|---|---|---|---|---|";

    public void Add(
        (DateTimeOffset At, double Before)[] collections, bool[] heldBefore, IReadOnlyList<(BinEmptying Emptying, DateTimeOffset ToldAt)> emptyings, TimeSpan within)
    {
        var unused = emptyings.ToList();
        for (var i = 0; i < collections.Length; i++)
        {
            var (at, before) = collections[i];
            _collections++;
            _low += before < Threshold ? 1 : 0;
            _veryLow += before < 40 ? 1 : 0;
            _full += before >= 100 ? 1 : 0;
            _due += before >= Threshold ? 1 : 0;
            _held += before >= Threshold && heldBefore[i] ? 1 : 0;
            _heldLow += before < Threshold && heldBefore[i] ? 1 : 0;
            var match = unused.FindIndex(e => (e.Emptying.EmptiedAt - at).Duration() <= within);
            if (match >= 0)
            {
                _seen++;
                _toldAfterHours.Add((unused[match].ToldAt - at).TotalHours);
                unused.RemoveAt(match);
            }
            else if (before < Seeable)
            {
                _tooLittle++;
            }
            else
            {
                _missed++;
            }
        }

        _none += unused.Count;
    }

    public string Row(string readings)
    {
        _toldAfterHours.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {readings} | {_collections} | {_seen} | {_tooLittle} | {_missed} | {_none} | {_toldAfterHours[_toldAfterHours.Count / 2]:0.0} / {_toldAfterHours[(int)(0.95 * _toldAfterHours.Count)]:0.0} |");
    }

    public string CollectRow() => string.Create(
        CultureInfo.InvariantCulture, $"| {_collections} | {_due} | {_held} | {_low} | {_heldLow} | {_veryLow} | {_full} |");
}
