using System.Text.Json;

namespace Telemetry.Storage.TimeSeries.Influx.Queries;

/// <summary>One JSON document of an answer: <c>{"results":[{"series":[{"name","tags","columns","values"}],"partial":true}]}</c>.</summary>
internal sealed class QueryDocument
{
    private static readonly InfluxSeries Nameless = new("", new Dictionary<string, string>(), []);

    private readonly List<InfluxRow> _rows = [];
    private InfluxCell[] _cells = new InfluxCell[1024];
    private InfluxSeries _series = Nameless;
    private int _count;

    public IReadOnlyList<InfluxRow> Rows => _rows;

    /// <summary>More is to come; in the last document of an answer, that it was cut short.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>What the server could not do; null when all is well.</summary>
    public string? Error { get; private set; }

    /// <exception cref="JsonException">It is not such a document.</exception>
    public void Read(ReadOnlyMemory<byte> json)
    {
        _rows.Clear();
        (_count, IsPartial, Error) = (0, false, null);
        var reader = new Utf8JsonReader(json.Span);
        Expect(ref reader, JsonTokenType.StartObject);
        var isAnswer = false;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("results"u8))
            {
                isAnswer = true;
                ReadList(ref reader, json, ReadResult);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                isAnswer = true;
                Error = Text(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        // Nothing may follow but white space.
        if (reader.Read() || !isAnswer)
        {
            throw new JsonException("neither results nor an error");
        }
    }

    private void ReadResult(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("series"u8))
            {
                ReadList(ref reader, json, ReadSeries);
            }
            else if (reader.ValueTextEquals("partial"u8))
            {
                reader.Read();
                IsPartial = reader.GetBoolean();
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                Error = Text(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadSeries(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var name = "";
        Dictionary<string, string>? tags = null;
        List<string>? columns = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("name"u8))
            {
                name = Text(ref reader);
            }
            else if (reader.ValueTextEquals("tags"u8))
            {
                tags = ReadTags(ref reader);
            }
            else if (reader.ValueTextEquals("columns"u8))
            {
                columns = ReadColumns(ref reader);
            }
            else if (reader.ValueTextEquals("values"u8))
            {
                // The columns come first, in every version; without them the values mean nothing.
                Use(name, tags, columns ?? throw new JsonException("values without columns"));
                ReadRows(ref reader, json);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    /// <summary>A long series comes in many documents: what it is called is kept.</summary>
    private void Use(string name, Dictionary<string, string>? tags, List<string> columns)
    {
        var same = _series.Measurement == name && _series.Columns.SequenceEqual(columns) && _series.Tags.Count == (tags?.Count ?? 0)
            && (tags is null || tags.All(tag => _series.Tags.TryGetValue(tag.Key, out var value) && value == tag.Value));
        if (!same)
        {
            _series = new InfluxSeries(name, tags ?? Nameless.Tags, columns);
        }
    }

    private void ReadRows(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var width = _series.Columns.Count;
        while (Next(ref reader) == JsonTokenType.StartArray)
        {
            var first = _count;
            while (Next(ref reader) != JsonTokenType.EndArray)
            {
                Add(ref reader);
            }

            if (_count - first != width)
            {
                throw new JsonException("a row of another width than its columns");
            }

            _rows.Add(new InfluxRow(_series, json, _cells.AsMemory(first, width)));
        }

        if (reader.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException("a row that is none");
        }
    }

    private void Add(ref Utf8JsonReader reader)
    {
        if (_count == _cells.Length)
        {
            // Rows that are read already keep the array that they point into.
            Array.Resize(ref _cells, _cells.Length * 2);
        }

        var start = (int)reader.TokenStartIndex;
        _cells[_count++] = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject
            ? throw new JsonException("a value with a structure")
            : new InfluxCell(start, (int)reader.BytesConsumed - start, reader.TokenType);
    }

    private static Dictionary<string, string> ReadTags(ref Utf8JsonReader reader)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextProperty(ref reader))
        {
            var name = reader.GetString()!;
            tags[name] = Text(ref reader);
        }

        return tags;
    }

    private static List<string> ReadColumns(ref Utf8JsonReader reader)
    {
        var columns = new List<string>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.String)
        {
            columns.Add(reader.GetString()!);
        }

        return reader.TokenType == JsonTokenType.EndArray ? columns : throw new JsonException("a column that is no name");
    }

    private delegate void ReadItem(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json);

    private static void ReadList(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ReadItem read)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.StartObject)
        {
            read(ref reader, json);
        }

        if (reader.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException("a list of what is no object");
        }
    }

    /// <summary>Whether another property follows in the object; the reader then stands at its name.</summary>
    private static bool NextProperty(ref Utf8JsonReader reader) => Next(ref reader) == JsonTokenType.PropertyName;

    private static JsonTokenType Next(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("it ends in the middle");

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        if (Next(ref reader) != kind)
        {
            throw new JsonException($"{reader.TokenType} where {kind} belongs");
        }
    }

    private static string Text(ref Utf8JsonReader reader) =>
        Next(ref reader) == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a name that is no text");
}
