using System.Globalization;
using System.Text.Json;

namespace Telemetry.Storage.TimeSeries.Influx.Queries;

/// <summary>One row of an answer; it stands until the next one is asked for. Values are read from the answer's own text, with all their digits.</summary>
internal readonly struct InfluxRow(InfluxSeries series, ReadOnlyMemory<byte> answer, ReadOnlyMemory<InfluxCell> cells)
{
    public InfluxSeries Series { get; } = series;

    public int Cells => cells.Length;

    public bool IsNull(int column) => cells.Span[column].Kind == JsonTokenType.Null;

    /// <summary>
    /// Whether any of these is missing, of fields that are always written together: the server stores a point field by field, and a
    /// reader beside the writer may meet it half stored. docs/sources/storage.md#influx-query
    /// </summary>
    public bool IsInParts(int first, int last)
    {
        foreach (var cell in cells.Span[first..(last + 1)])
        {
            if (cell.Kind == JsonTokenType.Null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A time or an integer field, to the last digit.</summary>
    public long Int64(int column) =>
        long.TryParse(Of(column, JsonTokenType.Number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Misfit(column, "an integer");

    /// <summary>A float field, with the bits it was written with.</summary>
    public double Double(int column) =>
        double.TryParse(Of(column, JsonTokenType.Number), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Misfit(column, "a number");

    public bool Boolean(int column) => cells.Span[column].Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Misfit(column, "true or false"),
    };

    /// <summary>A text field or a tag.</summary>
    public string Text(int column)
    {
        var reader = new Utf8JsonReader(Of(column, JsonTokenType.String));
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Misfit(column, "a text in UTF-8");
        }
    }

    private ReadOnlySpan<byte> Of(int column, JsonTokenType kind)
    {
        var cell = cells.Span[column];
        return cell.Kind == kind ? answer.Span.Slice(cell.Start, cell.Length) : throw Misfit(column, kind == JsonTokenType.Number ? "a number" : "a text");
    }

    private InfluxUnavailableException Misfit(int column, string wanted) =>
        new($"InfluxDB answers with something that is not {wanted} in {Series.Measurement}, column {Series.Columns[column]}.");
}
