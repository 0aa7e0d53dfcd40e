using System.Text;

namespace Telemetry.Storage.TimeSeries.Influx.Queries;

/// <summary>Names and texts as InfluxQL quotes them.</summary>
internal static class InfluxQl
{
    /// <summary>A database, measurement, tag or field: <c>"name"</c>.</summary>
    public static string Name(string name) => Quote(name, '"');

    /// <summary>A text: <c>'text'</c>.</summary>
    public static string Text(string text) => Quote(text, '\'');

    private static string Quote(string text, char quote)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                throw new ArgumentException("A name or text with a control character can't be queried for.", nameof(text));
            }

            if (c == quote || c == '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(c);
        }

        return quoted.Append(quote).ToString();
    }
}
