using System.Text;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>Takes a server's word for its guilty lines, where it fits what was sent.</summary>
internal static class NamedLines
{
    /// <summary>The named lines by their index, with the reason of each. A line whose number and text do not go together is left out.</summary>
    /// <param name="sent">Indices in the order in which they were sent.</param>
    public static Dictionary<int, string> Among(int[] sent, IReadOnlyList<NamedLine> named, LineBatch lines)
    {
        var found = new Dictionary<int, string>();
        foreach (var line in named)
        {
            if (line.Number >= 1 && line.Number <= sent.Length && Fits(lines.Line(sent[line.Number - 1]), line.Text))
            {
                found.TryAdd(sent[line.Number - 1], line.Reason);
            }
        }

        return found;
    }

    private static bool Fits(ReadOnlySpan<byte> sent, string told)
    {
        var bytes = Encoding.UTF8.GetBytes(told.TrimEnd('\n', '.', '…'));
        return bytes.Length > 0 && sent.StartsWith(bytes);
    }
}
